import { describeCycle, findCycle, type Lineage, type LineageEdge, orphans } from '../../pictures/graph.ts';

/** The longest a node's name and description may be, in characters. */
export const NAME_MAX = 150;
export const DESCRIPTION_MAX = 500;

/** The longest text a field of a form holds. */
export const LINES_MAX = 3_000;

/** More nodes than this make a lineage that nobody reads and no picture holds. */
export const NODES_MAX = 2_000;

/** Why an edge cannot be. */
export type EdgeFault =
  | { kind: 'unknown' }
  /** Nothing feeds a source. */
  | { kind: 'source'; name: string }
  /** In words: “a → b → a”. */
  | { kind: 'cycle'; path: string };

/** The lineage with these edges more. */
const withEdges = (graph: Lineage, edges: readonly LineageEdge[]): Lineage => ({
  nodes: graph.nodes,
  edges: [...graph.edges, ...edges],
});

/** [F4.1] What is wrong with adding these edges; null where they can be. */
export function edgeFault(graph: Lineage, added: readonly LineageEdge[]): EdgeFault | null {
  const known = new Map(graph.nodes.map((node) => [node.id, node]));
  for (const { from, to } of added) {
    const target = known.get(to);
    if (!target || !known.has(from)) return { kind: 'unknown' };
    if (target.kind === 'source') return { kind: 'source', name: target.label };
  }
  const after = withEdges(graph, added);
  const cycle = findCycle(after);
  return cycle && { kind: 'cycle', path: describeCycle(after, cycle) };
}

/** Those of the edges that are not there yet, each once. */
export function newEdges(graph: Lineage, edges: readonly LineageEdge[]): LineageEdge[] {
  const seen = new Set(graph.edges.map(edgeKey));
  return edges.filter((edge) => {
    const key = edgeKey(edge);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

export const edgeKey = ({ from, to }: LineageEdge): string => `${from} ${to}`;

/** [F4.2] The sources that reach no final dataset, by name. */
export function orphanSources(graph: Lineage): { id: string; name: string }[] {
  const lost = new Set(orphans(graph));
  return graph.nodes.filter((node) => lost.has(node.id)).map(({ id, label }) => ({ id, name: label }));
}

/** The name of the final training dataset; null where there is none. */
export const finalOf = (graph: Lineage): string | null =>
  graph.nodes.find((node) => node.final)?.label ?? null;

/** The nodes that feed a node directly, in the lineage's order. */
export function feedsOf(graph: Lineage, id: string): { id: string; label: string }[] {
  const feeding = new Set(graph.edges.filter((edge) => edge.to === id).map((edge) => edge.from));
  return graph.nodes.filter((node) => feeding.has(node.id));
}
