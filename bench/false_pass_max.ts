import { classifiers, type FalsePasses, falsePasses, REGRESSIONS } from '../test/support/false-passes.ts';
import type { Figure } from './support/bench.ts';

const SAMPLES = 2_000;
const CASES = [100, 300, 1_000, 5_000];
const RATES = [0.5, 0.1, 0.01];

/**
 * The share of samples in which chance passes a model that stands exactly on its threshold: the worst of all metrics,
 * populations, rates and numbers of cases. `peer`: the same for the figure itself, without a bound.
 */
export default async function falsePassMax(): Promise<Figure[]> {
  const populations = [...RATES.flatMap(classifiers), ...REGRESSIONS];
  const found: FalsePasses[] = populations.flatMap((population) =>
    CASES.flatMap((n) => falsePasses(population, { n, samples: SAMPLES, seed: n + 1 })),
  );
  const value = Math.max(...found.map((one) => one.passed));
  const peer = Math.max(...found.map((one) => one.byFigure));
  return [{ name: 'false_pass_max', value, unit: 'share', peer, ratio: value / peer }];
}
