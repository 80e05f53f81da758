/** The priority matrix. */
import { BLUE, framed, GREY, INK, RED, type Spec, text } from './chart-frame.ts';
import { type MatrixChart, ranked, writer } from './chart-words.ts';
import { fitWidth, wrap } from './text.ts';

const PIXELS = { type: 'quantitative', scale: null, axis: null } as const;
const at = (x: string, y: string): Spec => ({ x: { field: x, ...PIXELS }, y: { field: y, ...PIXELS } });
const span = (): Spec => ({ ...at('x', 'y'), x2: { field: 'x2' }, y2: { field: 'y2' } });

const CELLS = ['#eef4fb', '#d3e3f5', '#a9c9ea', '#6fa3d8', '#2f74bb'];
const MATRIX_WIDTH = 1100;
/** Columns of the matrix, in pixels from the left. */
const CELL = { left: 290, width: 84 };
const BAR = { left: CELL.left + 4 * CELL.width + 16, width: 230 };

/** Names have one line at full size, or two small ones where they are too long for it. */
const NAME = { left: 36, width: CELL.left - 48 };
const LONG = { size: 12, line: 14 };

function nameLines(name: string, y: number): { x: number; y: number; text: string; lines: number }[] {
  const [whole = '–', more] = wrap(name, NAME.width, 2, { size: 15 });
  if (more === undefined) return [{ x: NAME.left, y, text: whole, lines: 1 }];
  const lines = wrap(name, NAME.width, 2, { size: LONG.size });
  return lines.map((text, i) => ({
    x: NAME.left,
    y: y + (i - (lines.length - 1) / 2) * LONG.line,
    text,
    lines: 2,
  }));
}

/**
 * Ranked horizontal bars of the product, four factor cells each, ROI at the right, ties bracketed (P2.6). For up
 * to about 50 candidates.
 */
export function matrixSpec(chart: MatrixChart): Spec {
  const rows = ranked(chart.candidates);
  const words = chart.words ?? { priority: 'Priority', roi: 'ROI a year', tie: 'tie' };
  const write = writer(chart);
  const step = rows.length > 25 ? 32 : 40;
  const head = 44;
  const y = (i: number): number => head + i * step + step / 2;
  const right = MATRIX_WIDTH;
  const bar = (product: number): number => BAR.left + (BAR.width * product) / 625;

  const cells = rows.flatMap((row, i) =>
    row.factors.map((factor, k) => ({
      x: CELL.left + k * CELL.width,
      x2: CELL.left + (k + 1) * CELL.width - 4,
      y: y(i) - step / 2 + 3,
      y2: y(i) + step / 2 - 3,
      middle: CELL.left + (k + 0.5) * CELL.width - 2,
      centre: y(i),
      text: String(factor),
      colour: CELLS[factor - 1] ?? '#ffffff',
      ink: factor >= 4 ? (factor === 5 ? '#ffffff' : INK) : INK,
    })),
  );
  const groups = [...Map.groupBy(rows.keys(), (i) => rows[i]?.product ?? 0).values()].filter(
    (group) => group.length > 1,
  );
  const brackets = groups.flatMap((group) => {
    const [first = 0, last = 0] = [group[0], group.at(-1)];
    const x = bar(rows[first]?.product ?? 0) + 54;
    const [top, bottom] = [y(first) - 9, y(last) + 9];
    return [
      { x, x2: x, y: top, y2: bottom },
      { x: x - 6, x2: x, y: top, y2: top },
      { x: x - 6, x2: x, y: bottom, y2: bottom },
    ];
  });
  const ties = groups.map((group) => ({
    x: bar(rows[group[0] ?? 0]?.product ?? 0) + 62,
    y: (y(group[0] ?? 0) + y(group.at(-1) ?? 0)) / 2,
    text: words.tie,
  }));
  const names = rows.flatMap((row, i) => nameLines(row.name, y(i)));
  const heading = (label: string, x: number, width: number): object[] => {
    const lines = wrap(label, width, 2, { size: 11.5, weight: 600 });
    return lines.map((line, i) => ({ x, y: head - 10 - (lines.length - 1 - i) * 15, text: line }));
  };

  const small = { fontSize: 12, fontWeight: 600, color: GREY };
  return framed(chart.title, MATRIX_WIDTH, head + Math.max(1, rows.length) * step, {
    layer: [
      text(
        chart.criteria.flatMap((name, k) =>
          heading(name, CELL.left + (k + 0.5) * CELL.width - 2, CELL.width),
        ),
        { ...small, fontSize: 11, align: 'center' },
        at('x', 'y'),
      ),
      text(heading(words.priority, BAR.left, BAR.width), small, at('x', 'y')),
      text(heading(words.roi, right, 140), { ...small, align: 'right' }, at('x', 'y')),
      {
        data: { values: cells },
        mark: { type: 'rect', cornerRadius: 3 },
        encoding: { ...span(), fill: { field: 'colour', type: 'nominal', scale: null } },
      },
      text(
        cells,
        { align: 'center', fontWeight: 600 },
        { ...at('middle', 'centre'), color: { field: 'ink', type: 'nominal', scale: null } },
      ),
      {
        data: {
          values: rows.map((row, i) => ({
            x: BAR.left,
            x2: bar(row.product),
            y: y(i) - step * 0.3,
            y2: y(i) + step * 0.3,
          })),
        },
        mark: { type: 'rect', cornerRadius: 2, fill: BLUE },
        encoding: span(),
      },
      text(
        rows.map((row, i) => ({ x: bar(row.product) + 8, y: y(i), text: write(row.product) })),
        { fontWeight: 600 },
        at('x', 'y'),
      ),
      text(
        rows.map((row, i) => ({ x: 26, y: y(i), text: `${row.rank}${row.tied ? '=' : ''}` })),
        { align: 'right', color: GREY },
        at('x', 'y'),
      ),
      text(
        names.filter((name) => name.lines === 1),
        {},
        at('x', 'y'),
      ),
      text(
        names.filter((name) => name.lines > 1),
        { fontSize: LONG.size },
        at('x', 'y'),
      ),
      text(
        rows.map((row, i) => ({ x: right, y: y(i), text: fitWidth(row.roi, 130, { size: 15 }) || '–' })),
        { align: 'right' },
        at('x', 'y'),
      ),
      { data: { values: brackets }, mark: { type: 'rule', stroke: RED, strokeWidth: 1.8 }, encoding: span() },
      text(ties, { color: RED, fontWeight: 600, fontSize: 13 }, at('x', 'y')),
    ],
  });
}
