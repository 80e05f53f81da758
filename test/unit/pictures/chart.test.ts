import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineSpec, metricSpec, segmentsSpec } from '../../../src/pictures/chart.ts';
import type { Spec } from '../../../src/pictures/chart-frame.ts';
import { chartSvg } from '../../../src/pictures/chart-svg.ts';
import {
  type Candidate,
  type LineChart,
  type MatrixChart,
  type MetricChart,
  ranked,
  type SegmentsChart,
  writer,
} from '../../../src/pictures/chart-words.ts';
import { histogramsSpec } from '../../../src/pictures/histograms-chart.ts';
import { matrixSpec } from '../../../src/pictures/matrix-chart.ts';
import { createPainter } from '../../../src/pictures/painter.ts';
import { readingsSpec } from '../../../src/pictures/readings-chart.ts';
import { textWidth } from '../../../src/pictures/text.ts';
import { valueSpec } from '../../../src/pictures/value-chart.ts';
import { hostile } from './graphs.ts';
import { readXml } from './xml.ts';

const criteria = ['data readiness', 'process clarity', 'ROI measurability', 'scope boundedness'] as const;
const matrix = (candidates: readonly Candidate[], title = 'Priorities'): MatrixChart => ({
  title,
  criteria,
  candidates,
});
const three: Candidate[] = [
  { name: 'Contract clauses', factors: [2, 3, 4, 4], roi: '' },
  { name: 'Invoice coding', factors: [5, 4, 3, 5], roi: '€ 410,000' },
  { name: 'Ticket triage', factors: [5, 5, 4, 3], roi: '€ 380,000' },
];
const segments: SegmentsChart = {
  title: 'Fairness',
  metric: 'Selection-rate ratio',
  bound: { value: 0.8, label: 'bound 0.80' },
  format: { minimumFractionDigits: 2, maximumFractionDigits: 2 },
  segments: [
    { name: 'South', value: 0.76, lower: 0.71, upper: 0.81, n: 1204, state: 'fail' },
    { name: 'East', value: null, n: 12, state: 'insufficient' },
  ],
};
const metric: MetricChart = {
  title: 'Performance gate',
  metric: 'Accuracy',
  value: 0.961,
  lower: 0.951,
  upper: 0.976,
  n: 1204,
  threshold: { value: 0.95, label: 'sealed line' },
  format: { style: 'percent', maximumFractionDigits: 1 },
};
const line: LineChart = {
  title: 'Value by precision',
  x: { title: 'precision', format: { style: 'percent' } },
  y: { title: 'value a year' },
  points: [
    { x: 0.7, y: 0 },
    { x: 1, y: 500_000 },
  ],
  required: { x: 0.93, label: 'required 93 %' },
  target: { y: 410_000, label: 'target 410,000' },
};

const many = (n: number): Candidate[] =>
  Array.from({ length: n }, (_, i) => ({
    name: `Candidate number ${i} with a name of some length`,
    factors: [1 + (i % 5), 1 + ((i * 3) % 5), 1 + ((i * 7) % 5), 1 + ((i * 2) % 5)],
    roi: `€ ${i},000`,
  }));

/** The pieces of text in a drawing. */
const texts = (svg: string): string[] =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text ?? '');

async function drawn(spec: Spec): Promise<string> {
  const { svg } = await chartSvg(spec);
  expect(svg).not.toMatch(/<(script|image|foreignObject|a)\b/);
  expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  return svg;
}

describe('priority matrix', () => {
  it('[P2.4] [P2.5] ranks by the product alone, and leaves a tie a tie', () => {
    const found = ranked(three);
    expect(found.map(({ name, product, rank, tied }) => [name, product, rank, tied])).toEqual([
      ['Invoice coding', 300, 1, true],
      ['Ticket triage', 300, 1, true],
      ['Contract clauses', 96, 3, false],
    ]);
  });

  it('[P2.6] shows rank, four factors, product, ROI and the tie', async () => {
    const shown = texts(await drawn(matrixSpec(matrix(three))));
    for (const text of [
      '1=',
      '3',
      'Invoice coding',
      '300',
      '96',
      '€ 410,000',
      'tie',
      'ROI a year',
      'measurability',
    ]) {
      expect(shown).toContain(text);
    }
    expect(texts(await drawn(matrixSpec(matrix(three.slice(0, 2)))))).not.toContain('tie');
  });

  it('[P2.6] shows 50 candidates, and none', async () => {
    const shown = texts(await drawn(matrixSpec(matrix(many(50)))));
    expect(shown.filter((text) => text.startsWith('Candidate'))).toHaveLength(50);
    await drawn(matrixSpec(matrix([])));
  });
});

describe('measured figures', () => {
  it('[B6] shows every segment against its bound, its state in words', async () => {
    const shown = texts(await drawn(segmentsSpec(segments)));
    for (const text of [
      'South',
      '0.76 (0.71–0.81), n 1,204',
      'fail',
      'East',
      'n 12',
      'too few cases',
      'bound 0.80',
    ]) {
      expect(shown).toContain(text);
    }
    await drawn(segmentsSpec({ ...segments, segments: [] }));
  });

  it('[B6] keeps the state clear of the figures, however many digits they have', async () => {
    const format = { minimumFractionDigits: 4, maximumFractionDigits: 4 };
    const south = {
      name: 'South',
      value: 0.76,
      lower: 0.71,
      upper: 0.81,
      n: 208_892,
      state: 'fail',
    } as const;
    const svg = await drawn(segmentsSpec({ ...segments, format, segments: [south] }));
    const place = (start: string): number =>
      Number(new RegExp(`translate\\(([\\d.]+)[^>]*>${start}`).exec(svg)?.[1]);
    const figures = textWidth('0.7600 (0.7100–0.8100), n 208,892', { size: 15 });
    expect(place('fail') - place('0.7600')).toBeGreaterThan(figures + 10);
  });

  it('[B4] shows a metric with its band against the sealed line', async () => {
    const shown = texts(await drawn(metricSpec(metric)));
    expect(shown).toContain('Accuracy 96.1% (95.1%–97.6%), n 1,204');
    expect(shown).toContain('sealed line');
  });

  it('[P3.2] shows the curve with the target and the level it needs', async () => {
    const shown = texts(await drawn(lineSpec(line)));
    for (const text of ['required 93 %', 'target 410,000', 'value a year', '80%'])
      expect(shown).toContain(text);
    await drawn(lineSpec({ title: 'Empty', x: { title: 'x' }, y: { title: 'y' }, points: [] }));
    await expect(async () => lineSpec({ ...line, points: [{ x: Number.NaN, y: 1 }] })).rejects.toThrow(
      RangeError,
    );
  });

  it('[P3.2] writes numbers as the reader does', async () => {
    const shown = texts(await drawn(segmentsSpec({ ...segments, locale: 'de' })));
    expect(shown).toContain('0,76 (0,71–0,81), n 1.204');
    expect(shown).toContain('0,75');
    expect(writer({ locale: 'no such locale' })(1234.5)).toBe('1,234.5');
  });

  it('[B6] hostile names break nothing', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (name) => {
        const format = { maximumFractionDigits: 2 };
        const label = name;
        const specs = [
          matrixSpec({
            ...matrix([{ name, factors: [1, 2, 3, 4], roi: name }], name),
            criteria: [name, name, name, name],
          }),
          segmentsSpec({
            title: name,
            metric: name,
            bound: { value: 0.5, label },
            format,
            segments: [{ name, value: 0.4, n: 3, state: 'fail' }],
          }),
          metricSpec({ ...metric, title: name, metric: name, threshold: { value: 0.9, label } }),
          lineSpec({ ...line, title: name, x: { title: name }, y: { title: name }, target: { y: 3, label } }),
        ];
        for (const spec of specs) {
          const { svg } = await chartSvg(spec);
          const { elements } = readXml(svg);
          for (const element of elements)
            expect(['svg', 'rect', 'path', 'text', 'g', 'line', 'tspan']).toContain(element);
        }
      }),
      { numRuns: 30, examples: [['valueOf'], ['constructor'], ['__proto__']] },
    );
  });

  it('[P2.6] draws all of them as PNG in the drawing thread', async () => {
    const painter = createPainter({ timeoutMs: 20_000 });
    try {
      const pictures = await Promise.all([
        painter.draw({ picture: 'matrix', chart: matrix(many(50)) }),
        painter.draw({ picture: 'segments', chart: segments }),
        painter.draw({ picture: 'metric', chart: metric }),
        painter.draw({ picture: 'line', chart: line }),
      ]);
      for (const { width, bytes } of pictures) {
        expect(width).toBeGreaterThanOrEqual(1600);
        expect(width).toBeLessThanOrEqual(2001);
        expect(bytes.length).toBeLessThan(1_000_000);
      }
      const broken = { ...line, points: [{ x: Number.NaN, y: 1 }] };
      await expect(painter.draw({ picture: 'line', chart: broken })).rejects.toMatchObject({
        fault: 'failed',
      });
    } finally {
      await painter.close();
    }
  });
});

describe('[M7] readings and their limits', () => {
  const drawn = async (limits: { value: number; label: string }[], moment = 'Nov 28, 6:18 PM') => {
    const readings = Array.from({ length: 30 }, (_, at) => ({
      label: `${moment} ${at}`,
      value: 0.95 - at * 0.01,
      isBreach: at > 18,
    }));
    const { svg } = await chartSvg(readingsSpec({ title: 'Recall', subtitle: '', readings, limits }));
    readXml(svg);
    const plot = Number(/class="background"[^>]* d="M0,0h([\d.]+)/.exec(svg)?.[1]);
    const places = [...svg.matchAll(/<text[^>]*translate\(([-\d.]+),([-\d.]+)\)[^>]*>([^<]*)</g)].map(
      ([, x, y, words = '']) => ({ x: Number(x), y: Number(y), words }),
    );
    return { plot, places };
  };

  it.each([
    [0.76, 0.77],
    [0.77, 0.76],
    [0.76, 0.7601],
    [0.9, 0.7],
  ])(
    '[M7] %d and %d are named beside the plot, where no line crosses them, and not on each other',
    async (fire, clear) => {
      const { plot, places } = await drawn([
        { value: fire, label: `schlägt an unter ${fire}` },
        { value: clear, label: `wieder gut ab ${clear}` },
      ]);
      const [one, other] = ['schlägt an', 'wieder gut'].map((words) =>
        places.find((place) => place.words.startsWith(words)),
      );
      for (const place of [one, other]) expect(place?.x).toBeGreaterThan(plot);
      expect(Math.abs((one?.y ?? 0) - (other?.y ?? 0))).toBeGreaterThanOrEqual(17.5);
      // The higher limit stands higher.
      expect((one?.y ?? 0) < (other?.y ?? 0)).toBe(fire > clear);
    },
  );

  it('[M7] names as many moments as have room, the newest among them', async () => {
    const { plot, places } = await drawn([]);
    const named = places.filter(({ words }) => words.startsWith('Nov 28')).map(({ x }) => x);
    expect(named.length).toBeGreaterThan(2);
    expect(named.length).toBeLessThan(6);
    for (const [at, x] of named.slice(1).entries()) expect(x - (named[at] ?? 0)).toBeGreaterThan(plot / 6);
    expect(places.some(({ words }) => words.endsWith(' 29'))).toBe(true);
  });
});

it.each([0.9, 1.3])(
  '[M5] the promise is named where no line goes, what was gained beside its end (%d)',
  async (of) => {
    const points = [1, 2, 3, 4, 5, 6].map((at) => ({
      at,
      label: `Dec ${at}`,
      actual: 1_000 * at * of,
      expected: 1_000 * at,
      low: 800 * at,
      high: 1_200 * at,
    }));
    const promise = 'ROI model, ± 20 % (seal v1)';
    const { svg } = await chartSvg(valueSpec({ title: 'Value', subtitle: '', points, promise }));
    readXml(svg);
    const [, width, height] =
      /class="background"[^>]* d="M0,0h([\d.]+)v([\d.]+)/.exec(svg)?.map(Number) ?? [];
    const [, x, y] = /translate\(([\d.]+),([\d.]+)\)[^>]*>ROI model/.exec(svg)?.map(Number) ?? [];
    // The corner below the end of what grows.
    expect(x).toBeGreaterThan((width ?? 0) - 20);
    expect(y).toBeGreaterThan((height ?? 0) - 24);
  },
);

describe('[M4] histograms before and now', () => {
  it('[M4] draws any names, one feature or four, and each share in figures', async () => {
    const bars = [
      { name: 'valueOf', reference: 62.25, current: 0 },
      { name: '<svg> & "quotes" {datum}', reference: 37.75, current: 100 },
    ];
    for (const names of [['valueOf'], ['AGEP', '', 'constructor', 'a very long name '.repeat(20)]]) {
      const features = names.map((name) => ({ name, bars }));
      const chart = { title: 'toString', subtitle: '', features, format: { maximumFractionDigits: 1 } };
      const { svg } = await chartSvg(histogramsSpec(chart));
      readXml(svg);
      expect(svg.split('>62.3<').length - 1).toBe(names.length);
    }
  });
});
