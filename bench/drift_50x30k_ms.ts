import { compareFeatures, DEFAULT_POLICY } from '../src/statistics/drift/verdict.ts';
import { type Figure, rounded } from './support/bench.ts';
import { coreMsOf, normals } from './support/drift.ts';

const FEATURES = 50;
const N = 30_000;
const RUNS = 9;

/** [M4] Five statistics and the verdict over 50 features of 30,000 values against 30,000, on one core. */
export default async function drift(): Promise<Figure[]> {
  const none = { none: 0, infinite: 0 };
  const pairs = Array.from({ length: FEATURES }, (_, at) => ({
    name: `f${at}`,
    reference: { numbers: normals(at + 1, N), ...none },
    current: { numbers: normals(at + 101, N), ...none },
  }));
  const value = coreMsOf(RUNS, () => compareFeatures(pairs, DEFAULT_POLICY).length);
  return [{ name: 'drift_50x30k_ms', value: rounded(value), unit: 'ms', peer: null, ratio: null }];
}
