/** Two samples as counts over the same cells (bins or categories), and what tells them apart. */
import { chiSquaredTail } from '../special.ts';

/** Two samples over the same cells: `reference[i]` and `current[i]` are how many fell into cell i. */
export interface Table {
  reference: readonly number[];
  current: readonly number[];
}

export interface ChiSquared {
  statistic: number;
  pValue: number;
  df: number;
  /** √(χ²/N), N both samples together: 0 where their shares are equal, 1 where they share no cell. */
  cramersV: number;
}

/** A cell with less than this expected in either sample makes the χ² distribution a poor guide (W. G. Cochran, 1954). */
const LEAST_EXPECTED = 5;

export const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

type Cell = readonly [reference: number, current: number];

const join = (left: Cell, right: Cell): Cell => [left[0] + right[0], left[1] + right[1]];
const tableOf = (cells: readonly Cell[]): Table => ({
  reference: cells.map(([ref]) => ref),
  current: cells.map(([, cur]) => cur),
});

/** Whether a cell has enough expected in both samples, if they were alike. */
function enoughIn({ reference, current }: Table): (cell: Cell) => boolean {
  const [n, m] = [sum(reference), sum(current)];
  return ([ref, cur]) => ((ref + cur) * Math.min(n, m)) / (n + m) >= LEAST_EXPECTED;
}

const cellsOf = ({ reference, current }: Table): Cell[] =>
  reference.map((ref, at) => [ref, current[at] ?? 0] as const);

/** Joins bins with the next one until each has at least five expected in both samples. */
export function poolBins(table: Table): Table {
  const isEnough = enoughIn(table);
  const pooled: Cell[] = [];
  let open: Cell = [0, 0];
  for (const cell of cellsOf(table)) {
    open = join(open, cell);
    if (!isEnough(open)) continue;
    pooled.push(open);
    open = [0, 0];
  }
  // What is left at the end joins the bin before it.
  if (open[0] + open[1] > 0) pooled.push(join(pooled.pop() ?? [0, 0], open));
  return tableOf(pooled);
}

/** Puts the rare categories together, and the smallest of the others to them where they are still too few. */
export function poolCategories(table: Table): Table {
  const isEnough = enoughIn(table);
  const falling = cellsOf(table).sort((left, right) => right[0] + right[1] - left[0] - left[1]);
  const frequent = falling.filter(isEnough);
  let rest = falling.filter((cell) => !isEnough(cell)).reduce(join, [0, 0]);
  if (rest[0] + rest[1] > 0 && !isEnough(rest)) rest = join(rest, frequent.pop() ?? [0, 0]);
  return tableOf(rest[0] + rest[1] > 0 ? [...frequent, rest] : frequent);
}

/**
 * Are the two samples of one distribution? Pearson’s χ² test of homogeneity on the 2 × k table, both taken as samples:
 * against the reference’s shares as if they were known, every third verdict on equal sizes would be a false alarm.
 * Null with fewer than two cells that hold anything, or where a sample is empty.
 */
export function homogeneity({ reference, current }: Table): ChiSquared | null {
  const n = sum(reference);
  const m = sum(current);
  let cells = 0;
  let statistic = 0;
  for (const [at, ref] of reference.entries()) {
    const cur = current[at] ?? 0;
    if (ref + cur === 0) continue;
    cells += 1;
    // (O − E)²/E of both rows: the differences are equal and opposite.
    statistic += (ref * m - cur * n) ** 2 / (n * m * (ref + cur));
  }
  if (n === 0 || m === 0 || cells < 2) return null;
  const df = cells - 1;
  return { statistic, pValue: chiSquaredTail(statistic, df), df, cramersV: Math.sqrt(statistic / (n + m)) };
}

/**
 * The Population Stability Index Σ (p − q) ln(p/q), with half a case added to each cell so that an empty one stays
 * finite. Where nothing drifted, PSI·nm/(n+m) follows about χ² with B − 1 degrees of freedom (B. Yurdakul,
 * “Statistical Properties of Population Stability Index”, 2018): its p-value, which knows how large the samples are.
 */
export function stabilityIndex({ reference, current }: Table): { statistic: number; pValue: number | null } {
  const cells = reference.length;
  const n = sum(reference);
  const m = sum(current);
  const statistic = reference.reduce((index, ref, at) => {
    const p = (ref + 0.5) / (n + cells / 2);
    const q = ((current[at] ?? 0) + 0.5) / (m + cells / 2);
    return index + (p - q) * Math.log(p / q);
  }, 0);
  const scaled = (statistic * n * m) / (n + m);
  return { statistic, pValue: cells > 1 && n > 0 && m > 0 ? chiSquaredTail(scaled, cells - 1) : null };
}

/**
 * The Jensen–Shannon distance, √ of the divergence in nats: 0 where the shares are equal, √(ln 2) where they share no
 * cell. Null where a sample is empty.
 */
export function jensenShannon({ reference, current }: Table): number | null {
  const n = sum(reference);
  const m = sum(current);
  if (n === 0 || m === 0) return null;
  const divergence = reference.reduce((total, ref, at) => {
    const p = ref / n;
    const q = (current[at] ?? 0) / m;
    const middle = (p + q) / 2;
    return total + (p > 0 ? p * Math.log(p / middle) : 0) + (q > 0 ? q * Math.log(q / middle) : 0);
  }, 0);
  return Math.sqrt(Math.max(0, divergence / 2));
}
