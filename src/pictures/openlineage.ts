/**
 * The lineage as OpenLineage run events (specification 2-0-2, https://openlineage.io/spec/2-0-2/OpenLineage.json),
 * so that catalogues such as Marquez or DataHub can take it in.
 */
import { type Lineage, type LineageNode, topologicalOrder } from './graph.ts';

const SCHEMA = 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent';

export interface OpenLineageOptions {
  /** Where jobs and datasets are named, such as `phasegate://acme/support-triage`. */
  namespace: string;
  /** Address of what made the events: an absolute URI. */
  producer: string;
  /** ISO 8601 with offset: when the lineage was so. */
  eventTime: string;
  /** The run's id for a transformation: a UUID, the same for the same export so that importing twice is harmless. */
  runId: (transformation: LineageNode) => string;
}

interface Named {
  namespace: string;
  name: string;
}

export interface RunEvent {
  eventType: 'COMPLETE';
  eventTime: string;
  run: { runId: string };
  job: Named;
  inputs: Named[];
  outputs: Named[];
  producer: string;
  schemaURL: string;
}

/**
 * One COMPLETE event for each transformation, in order of flow. OpenLineage knows jobs and datasets only, so
 * - sources are datasets;
 * - between two transformations without a dataset there is one named `<first> → <second>` by their ids;
 * - an edge between two datasets (or from a source straight to a dataset) is a job named `copy <from> → <to>`.
 * Names are the nodes' ids, which are unique; two labels may be alike. Edges to unknown nodes are left out.
 */
export function openLineageEvents(graph: Lineage, options: OpenLineageOptions): RunEvent[] {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const named = (name: string): Named => ({ namespace: options.namespace, name });
  const event = (node: LineageNode, name: string, inputs: string[], outputs: string[]): RunEvent => ({
    eventType: 'COMPLETE',
    eventTime: options.eventTime,
    run: { runId: options.runId(node) },
    job: named(name),
    inputs: inputs.map(named),
    outputs: outputs.map(named),
    producer: options.producer,
    schemaURL: SCHEMA,
  });
  const isJob = (id: string): boolean => nodes.get(id)?.kind === 'transformation';
  const between = (from: string, to: string): string => `${from} → ${to}`;
  const edges = graph.edges.filter(({ from, to }) => nodes.has(from) && nodes.has(to));
  const order = topologicalOrder(graph) ?? [...nodes.keys()].sort();

  return order.flatMap((id) => {
    const node = nodes.get(id);
    if (!node) return [];
    const before = [...new Set(edges.filter(({ to }) => to === id).map(({ from }) => from))].sort();
    const after = [...new Set(edges.filter(({ from }) => from === id).map(({ to }) => to))].sort();
    if (node.kind === 'transformation') {
      const inputs = before.map((from) => (isJob(from) ? between(from, id) : from));
      const outputs = after.map((to) => (isJob(to) ? between(id, to) : to));
      return [event(node, id, inputs, outputs)];
    }
    return after
      .filter((to) => !isJob(to))
      .map((to) => {
        const name = `copy ${between(id, to)}`;
        return event({ id: name, label: name, kind: 'transformation' }, name, [id], [to]);
      });
  });
}
