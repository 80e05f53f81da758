import type { LineageNode } from './graph.ts';
import type { LineagePicture } from './lineage.ts';

/** Up to so many nodes each has a shape of its own. */
const EACH_ALONE = 40;
/** Fewer than this read better one by one. */
const FEWEST = 3;
/** The id of what is drawn for several begins so: no id of people's does. */
const FOLD = 'fold ';

/**
 * [F4.3] A lineage of more nodes than a person reads as shapes: sources that flow into the same, and are in the same state, stand as
 * a list in one shape. Nothing is left out: each keeps its name in the picture.
 */
export function folded(picture: LineagePicture): LineagePicture {
  if (picture.nodes.length <= EACH_ALONE) return picture;
  const heads = new Map<string, Set<string>>();
  const fed = new Set<string>();
  for (const { from, to } of picture.edges) {
    heads.set(from, (heads.get(from) ?? new Set()).add(to));
    fed.add(to);
  }
  const foldable = picture.nodes.filter(({ id, kind }) => kind === 'source' && heads.has(id) && !fed.has(id));
  const alike = Map.groupBy(foldable, ({ id, orphan, atRisk }) =>
    JSON.stringify([[...(heads.get(id) ?? [])].sort(), orphan ?? false, atRisk ?? false]),
  );
  const folds = [...alike.values()].filter((members) => members.length >= FEWEST);
  const inFold = new Map(folds.flatMap((members) => members.map(({ id }) => [id, foldId(members)] as const)));
  return {
    ...picture,
    nodes: picture.nodes.flatMap((node) => {
      const fold = folds.find((members) => members[0]?.id === node.id);
      if (fold) return [{ ...node, id: foldId(fold), members: fold.map(({ label }) => label) }];
      return inFold.has(node.id) ? [] : [node];
    }),
    edges: picture.edges.map(({ from, to }) => ({ from: inFold.get(from) ?? from, to })),
  };
}

const foldId = ([first]: readonly LineageNode[]): string => `${FOLD}${first?.id ?? ''}`;
