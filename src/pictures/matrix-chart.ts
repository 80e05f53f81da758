/** The priority matrix. */
import { BLUE, framed, GREY, INK, RED, type Spec, text } from './chart-frame.ts';
import { type MatrixChart, type RankedCandidate, ranked, writer } from './chart-words.ts';
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

const HEAD = 44;
const barEnd = (product: number): number => BAR.left + (BAR.width * product) / 625;

/** A use case and the middle of its row, in pixels from the top. */
type Placed = RankedCandidate & { y: number };

/**
 * Ranked horizontal bars of the product, four factor cells each, ROI at the right, ties bracketed (P2.6). For up
 * to about 50 candidates.
 */
export function matrixSpec(chart: MatrixChart): Spec {
  const all = ranked(chart.candidates);
  const step = all.length > 25 ? 32 : 40;
  const rows = all.map((row, i) => ({ ...row, y: HEAD + i * step + step / 2 }));
  const words = chart.words ?? { priority: 'Priority', roi: 'ROI a year', tie: 'tie' };
  return framed(chart.title, MATRIX_WIDTH, HEAD + Math.max(1, rows.length) * step, {
    layer: [
      ...headings(chart.criteria, words),
      ...factors(rows, step),
      ...bars(rows, step, writer(chart)),
      ...labels(rows),
      ...ties(rows, words.tie),
    ],
  });
}

function headings(criteria: MatrixChart['criteria'], words: { priority: string; roi: string }): Spec[] {
  const heading = (label: string, x: number, width: number): object[] => {
    const lines = wrap(label, width, 2, { size: 11.5, weight: 600 });
    return lines.map((line, i) => ({ x, y: HEAD - 10 - (lines.length - 1 - i) * 15, text: line }));
  };
  const small = { fontSize: 12, fontWeight: 600, color: GREY };
  const middle = (k: number): number => CELL.left + (k + 0.5) * CELL.width - 2;
  return [
    text(
      criteria.flatMap((name, k) => heading(name, middle(k), CELL.width)),
      { ...small, fontSize: 11, align: 'center' },
      at('x', 'y'),
    ),
    text(heading(words.priority, BAR.left, BAR.width), small, at('x', 'y')),
    text(heading(words.roi, MATRIX_WIDTH, 140), { ...small, align: 'right' }, at('x', 'y')),
  ];
}

/** A cell for each factor: the higher, the darker. */
function factors(rows: readonly Placed[], step: number): Spec[] {
  const cells = rows.flatMap((row) =>
    row.factors.map((factor, k) => ({
      x: CELL.left + k * CELL.width,
      x2: CELL.left + (k + 1) * CELL.width - 4,
      y: row.y - step / 2 + 3,
      y2: row.y + step / 2 - 3,
      middle: CELL.left + (k + 0.5) * CELL.width - 2,
      centre: row.y,
      text: String(factor),
      colour: CELLS[factor - 1] ?? '#ffffff',
      ink: factor === 5 ? '#ffffff' : INK,
    })),
  );
  return [
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
  ];
}

function bars(rows: readonly Placed[], step: number, write: (value: number) => string): Spec[] {
  const values = rows.map(({ product, y }) => ({
    x: BAR.left,
    x2: barEnd(product),
    y: y - step * 0.3,
    y2: y + step * 0.3,
  }));
  return [
    { data: { values }, mark: { type: 'rect', cornerRadius: 2, fill: BLUE }, encoding: span() },
    text(
      rows.map(({ product, y }) => ({ x: barEnd(product) + 8, y, text: write(product) })),
      { fontWeight: 600 },
      at('x', 'y'),
    ),
  ];
}

/** Place and name at the left, ROI at the right. */
function labels(rows: readonly Placed[]): Spec[] {
  const names = rows.flatMap((row) => nameLines(row.name, row.y));
  return [
    text(
      rows.map(({ rank, tied, y }) => ({ x: 26, y, text: `${rank}${tied ? '=' : ''}` })),
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
      rows.map(({ roi, y }) => ({ x: MATRIX_WIDTH, y, text: fitWidth(roi, 130, { size: 15 }) || '–' })),
      { align: 'right' },
      at('x', 'y'),
    ),
  ];
}

/** A bracket round each group of equal products. */
function ties(rows: readonly Placed[], word: string): Spec[] {
  const groups = [...Map.groupBy(rows, (row) => row.product).values()].flatMap((group) => {
    const [first, last] = [group[0], group.at(-1)];
    return first && last && first !== last ? [{ end: barEnd(first.product), top: first.y, low: last.y }] : [];
  });
  const brackets = groups.flatMap(({ end, top, low }) => {
    const x = end + 54;
    return [
      { x, x2: x, y: top - 9, y2: low + 9 },
      { x: x - 6, x2: x, y: top - 9, y2: top - 9 },
      { x: x - 6, x2: x, y: low + 9, y2: low + 9 },
    ];
  });
  const told = groups.map(({ end, top, low }) => ({ x: end + 62, y: (top + low) / 2, text: word }));
  return [
    { data: { values: brackets }, mark: { type: 'rule', stroke: RED, strokeWidth: 1.8 }, encoding: span() },
    text(told, { color: RED, fontWeight: 600, fontSize: 13 }, at('x', 'y')),
  ];
}
