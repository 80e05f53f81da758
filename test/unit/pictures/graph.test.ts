import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  describeCycle,
  findCycle,
  type Lineage,
  layers,
  orphans,
  reachable,
  reaching,
  topologicalOrder,
} from '../../../src/pictures/graph.ts';

const named = (ids: string[], edges: [string, string][], final?: string): Lineage => ({
  nodes: ids.map((id) => ({
    id,
    label: `the ${id}`,
    kind: id === final ? 'dataset' : 'source',
    final: id === final,
  })),
  edges: edges.map(([from, to]) => ({ from, to })),
});

const size = 7;
const graphs = fc
  .record({
    pairs: fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: 14 }),
    kinds: fc.array(fc.constantFrom('source', 'transformation', 'dataset'), {
      minLength: size,
      maxLength: size,
    }),
    final: fc.option(fc.nat(size - 1)),
  })
  .map(
    ({ pairs, kinds, final }): Lineage => ({
      nodes: kinds.map((kind, i) => ({ id: `n${i}`, label: `N ${i}`, kind, final: i === final })),
      edges: pairs.map(([from, to]) => ({ from: `n${from}`, to: `n${to}` })),
    }),
  );

/** Which node leads to which by at least one edge: Warshall's closure, as plain as it gets. */
function closure(graph: Lineage): Set<string> {
  const pairs = new Set(graph.edges.map(({ from, to }) => `${from}>${to}`));
  for (const k of graph.nodes)
    for (const i of graph.nodes)
      for (const j of graph.nodes)
        if (pairs.has(`${i.id}>${k.id}`) && pairs.has(`${k.id}>${j.id}`)) pairs.add(`${i.id}>${j.id}`);
  return pairs;
}

describe('lineage graph', () => {
  it('[F4.1] names the cycle', () => {
    const graph = named(
      ['c', 'a', 'b', 'x'],
      [
        ['a', 'b'],
        ['b', 'c'],
        ['c', 'a'],
        ['x', 'a'],
      ],
    );
    expect(findCycle(graph)).toEqual(['a', 'b', 'c', 'a']);
    expect(describeCycle(graph, ['a', 'b', 'c', 'a'])).toBe('the a → the b → the c → the a');
    expect(findCycle(named(['a'], [['a', 'a']]))).toEqual(['a', 'a']);
    expect(topologicalOrder(graph)).toBeNull();
    expect(findCycle(named(['a', 'b'], [['a', 'b']]))).toBeNull();
  });

  it('[F4.2] an orphan is a source with no path to the final dataset', () => {
    const graph = named(
      ['crm', 'clicks', 'sink', 'train'],
      [
        ['crm', 'train'],
        ['clicks', 'sink'],
      ],
      'train',
    );
    expect(orphans(graph)).toEqual(['clicks', 'sink']);
    expect(orphans(named(['b', 'a'], []))).toEqual(['a', 'b']);
  });

  it('[F4.1] a chain of 50,000 overflows nothing', () => {
    const ids = Array.from({ length: 50_000 }, (_, i) => `n${i}`);
    const chain = named(
      ids,
      ids.slice(1).map((id, i): [string, string] => [`n${i}`, id]),
    );
    expect(findCycle(chain)).toBeNull();
    expect(layers(chain)?.get('n49999')).toBe(49_999);
  });

  it('[F4.1] finds a real cycle exactly where brute force sees one, and an order everywhere else', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const paths = closure(graph);
        const cyclic = graph.nodes.some(({ id }) => paths.has(`${id}>${id}`));
        const cycle = findCycle(graph);
        expect(cycle !== null).toBe(cyclic);
        if (cycle) {
          const edges = new Set(graph.edges.map(({ from, to }) => `${from}>${to}`));
          expect(cycle.length).toBeGreaterThan(1);
          expect(cycle.at(0)).toBe(cycle.at(-1));
          expect(new Set(cycle).size).toBe(cycle.length - 1);
          for (let i = 1; i < cycle.length; i++) expect(edges).toContain(`${cycle[i - 1]}>${cycle[i]}`);
          expect(topologicalOrder(graph)).toBeNull();
          return;
        }
        const order = topologicalOrder(graph) ?? [];
        expect([...order].sort()).toEqual(graph.nodes.map(({ id }) => id).sort());
        for (const { from, to } of graph.edges) expect(order.indexOf(from)).toBeLessThan(order.indexOf(to));
      }),
    );
  });

  it('[F4.2] orphans and reachability are those of brute force', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const paths = closure(graph);
        const leads = (from: string, to: string): boolean => from === to || paths.has(`${from}>${to}`);
        const finals = graph.nodes.filter(({ final }) => final);
        const expected = graph.nodes
          .filter(({ id, kind }) => kind === 'source' && !finals.some((end) => leads(id, end.id)))
          .map(({ id }) => id);
        expect(orphans(graph)).toEqual(expected);
        const ids = graph.nodes.map(({ id }) => id);
        for (const id of ids) {
          expect([...reachable(graph, [id])].sort()).toEqual(ids.filter((other) => leads(id, other)));
          expect([...reaching(graph, [id])].sort()).toEqual(ids.filter((other) => leads(other, id)));
        }
      }),
    );
  });

  it('[F4.1] the order in which nodes and edges are given changes nothing', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const turned = { nodes: graph.nodes.toReversed(), edges: graph.edges.toReversed() };
        expect(findCycle(turned)).toEqual(findCycle(graph));
        expect(topologicalOrder(turned)).toEqual(topologicalOrder(graph));
        expect(orphans(turned)).toEqual(orphans(graph));
      }),
    );
  });

  it('[F4.1] edges to nodes that are not there lead nowhere', () => {
    const graph = named(
      ['a'],
      [
        ['a', 'gone'],
        ['gone', 'a'],
      ],
    );
    expect(findCycle(graph)).toBeNull();
    expect(topologicalOrder(graph)).toEqual(['a']);
  });
});
