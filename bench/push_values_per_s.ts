import { contentOf } from '../src/monitoring/references/content.ts';
import { Folding } from '../src/monitoring/references/fold.ts';
import { type Figure, rounded } from './support/bench.ts';
import { columnOf, coreMsOf, normals } from './support/drift.ts';

const SEALED = 50_000;
const PUSHED = 1_000_000;
const RUNS = 9;

/** [M4] Values of a numeric feature folded into the bins of its reference, 1,000 of them, on one core. */
export default async function pushValues(): Promise<Figure[]> {
  const { content } = await contentOf([columnOf('x', normals(1, SEALED))], SEALED);
  const [feature] = content.features;
  if (!feature) throw new Error('nothing was sealed');
  const values = [...normals(2, PUSHED)];
  const milliseconds = coreMsOf(RUNS, () => {
    const folding = new Folding(feature);
    for (const value of values) folding.add(value);
    return folding.result().none;
  });
  const value = (PUSHED / milliseconds) * 1_000;
  return [{ name: 'push_values_per_s', value: rounded(value), unit: 'values/s', peer: null, ratio: null }];
}
