import { type Bench, type Figure, rounded } from './support/bench.ts';
import { postLineage } from './support/lineage.ts';

/** The longest the event loop stands still while a lineage of 200 nodes is drawn and posted. */
export default async function lineageLoop(bench: Bench): Promise<Figure[]> {
  const { block } = await postLineage(bench);
  return [{ name: 'lineage_loop_block_ms', value: rounded(block), unit: 'ms', peer: null, ratio: null }];
}
