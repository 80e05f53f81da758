import { type Bench, type Figure, rounded } from './support/bench.ts';
import { postMatrix } from './support/matrix.ts';

/** All use cases of the federal inventory: ranked, the first fifty drawn, the matrix standing in its channel. */
export default async function matrixOfInventory(bench: Bench): Promise<Figure[]> {
  const seconds = await postMatrix(bench);
  return [{ name: 'matrix_2133_s', value: rounded(seconds), unit: 's', peer: null, ratio: null }];
}
