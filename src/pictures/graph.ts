/**
 * What a lineage is made of, and what follows from it: cycles, order, and which sources reach the training
 * dataset. Everything is deterministic: the same nodes and edges in any order give the same answer, since ties
 * are broken by id in code-unit order.
 */

export type NodeKind = 'source' | 'transformation' | 'dataset';

export interface LineageNode {
  id: string;
  /** What people call it; shown, never interpreted. */
  label: string;
  kind: NodeKind;
  /** The training dataset that everything is to end in. */
  final?: boolean;
  /** Shown as a source that reaches no training dataset. */
  orphan?: boolean;
  atRisk?: boolean;
  /** It stands for several sources, these, in a picture of many. */
  members?: readonly string[];
}

/** Data flows from one node to another. */
export interface LineageEdge {
  from: string;
  to: string;
}

export interface Lineage {
  nodes: readonly LineageNode[];
  edges: readonly LineageEdge[];
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Each node's id with the ids it leads to, both sorted; edges to or from unknown nodes are left out. */
function adjacency(graph: Lineage, direction: 'forward' | 'backward'): Map<string, string[]> {
  const next = new Map<string, Set<string>>();
  for (const id of graph.nodes.map((node) => node.id).sort(compare)) next.set(id, new Set());
  for (const { from, to } of graph.edges) {
    const [start, end] = direction === 'forward' ? [from, to] : [to, from];
    if (next.has(end)) next.get(start)?.add(end);
  }
  return new Map([...next].map(([id, ends]) => [id, [...ends].sort(compare)]));
}

/**
 * A cycle, if there is one, as the ids along it with the first again at the end (`['a', 'b', 'a']`), beginning
 * with its smallest id; otherwise null. An edge from a node to itself is a cycle.
 */
export function findCycle(graph: Lineage): string[] | null {
  const next = adjacency(graph, 'forward');
  const done = new Set<string>();
  for (const root of next.keys()) {
    if (done.has(root)) continue;
    // Depth first without recursion: a long chain must not overflow the stack.
    const path: { id: string; at: number }[] = [{ id: root, at: 0 }];
    const place = new Map([[root, 0]]);
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const child = next.get(top.id)?.[top.at++];
      if (child === undefined) {
        done.add(top.id);
        place.delete(top.id);
        path.pop();
        continue;
      }
      const start = place.get(child);
      if (start !== undefined) return closed(path.slice(start).map((step) => step.id));
      if (done.has(child)) continue;
      place.set(child, path.length);
      path.push({ id: child, at: 0 });
    }
  }
  return null;
}

/** The same ring from its smallest id on, closed. */
function closed(ring: string[]): string[] {
  const smallest = ring.reduce((best, id, i) => (id < (ring[best] ?? id) ? i : best), 0);
  const turned = [...ring.slice(smallest), ...ring.slice(0, smallest)];
  return [...turned, ...turned.slice(0, 1)];
}

/** The cycle in the words people know the nodes by: “raw → cleaned → raw”. */
export function describeCycle(graph: Lineage, cycle: readonly string[]): string {
  const labels = new Map(graph.nodes.map((node) => [node.id, node.label]));
  return cycle.map((id) => labels.get(id) ?? id).join(' → ');
}

/** The nodes from which any of the targets can be reached, the targets included. */
export function reaching(graph: Lineage, targets: Iterable<string>): Set<string> {
  return spread(adjacency(graph, 'backward'), targets);
}

/** The nodes that can be reached from any of the starts, the starts included. */
export function reachable(graph: Lineage, starts: Iterable<string>): Set<string> {
  return spread(adjacency(graph, 'forward'), starts);
}

function spread(next: Map<string, string[]>, starts: Iterable<string>): Set<string> {
  const seen = new Set<string>();
  const waiting = [...starts].filter((id) => next.has(id));
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    waiting.push(...(next.get(id) ?? []));
  }
  return seen;
}

/** The sources with no path to a final dataset, by id. Without a final dataset that is every source. */
export function orphans(graph: Lineage): string[] {
  const reach = reaching(
    graph,
    graph.nodes.filter((node) => node.final).map((node) => node.id),
  );
  return graph.nodes
    .filter((node) => node.kind === 'source' && !reach.has(node.id))
    .map((node) => node.id)
    .sort(compare);
}

/** The ids such that every edge leads onwards (Kahn's algorithm, smallest id first), or null with a cycle. */
export function topologicalOrder(graph: Lineage): string[] | null {
  const levels = layers(graph);
  return levels && [...levels].sort(([a, m], [b, n]) => m - n || compare(a, b)).map(([id]) => id);
}

/** How many edges the longest path to each node has, or null with a cycle. */
export function layers(graph: Lineage): Map<string, number> | null {
  const next = adjacency(graph, 'forward');
  const waits = new Map([...adjacency(graph, 'backward')].map(([id, before]) => [id, before.length]));
  const level = new Map<string, number>();
  const ready = [...waits].filter(([, count]) => count === 0).map(([id]) => id);
  for (const id of ready) level.set(id, 0);
  for (const id of ready) {
    for (const child of next.get(id) ?? []) {
      level.set(child, Math.max(level.get(child) ?? 0, (level.get(id) ?? 0) + 1));
      const left = (waits.get(child) ?? 0) - 1;
      waits.set(child, left);
      if (left === 0) ready.push(child);
    }
  }
  return ready.length === next.size ? level : null;
}
