import { type Bench, type Figure, rounded } from './support/bench.ts';
import { postLineage } from './support/lineage.ts';

/** A lineage of 200 nodes, from stored state to the picture standing in its channel; a process's first picture. */
export default async function lineageNodes(bench: Bench): Promise<Figure[]> {
  const { seconds } = await postLineage(bench);
  return [{ name: 'lineage_200_nodes_s', value: rounded(seconds), unit: 's', peer: null, ratio: null }];
}
