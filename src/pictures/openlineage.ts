/**
 * The lineage as OpenLineage events (specification 2-0-2, https://openlineage.io/spec/2-0-2/OpenLineage.json), so that
 * catalogues such as Marquez or DataHub can take it in. It is a design: datasets and jobs are told as such, and no run is
 * claimed, since a drawn transformation is not one that ran.
 */
import { type Lineage, type LineageNode, topologicalOrder } from './graph.ts';

const SCHEMA = 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs';
const OWNERSHIP =
  'https://openlineage.io/spec/facets/1-0-1/OwnershipDatasetFacet.json#/$defs/OwnershipDatasetFacet';

export interface OpenLineageOptions {
  /** Where jobs and datasets are named, such as `phasegate://acme/support-triage`. */
  namespace: string;
  /** Address of what made the events: an absolute URI. */
  producer: string;
  /** ISO 8601 with offset: when the lineage was so. */
  eventTime: string;
  /** Who owns a node, by its id, as people know them. */
  owners: ReadonlyMap<string, string>;
}

interface Named {
  namespace: string;
  name: string;
}

interface Dataset extends Named {
  facets?: {
    ownership: { _producer: string; _schemaURL: string; owners: { name: string; type: 'OWNER' }[] };
  };
}

interface Told {
  eventTime: string;
  producer: string;
  schemaURL: string;
}

export type LineageEvent =
  | (Told & { dataset: Dataset })
  | (Told & { job: Named; inputs: Named[]; outputs: Named[] });

/**
 * A dataset event for each source and dataset, then a job event for each transformation, in order of flow. OpenLineage
 * knows jobs and datasets only, so
 * - between two transformations without a dataset there is one named `<first> → <second>`;
 * - an edge between two datasets (or from a source straight to a dataset) is a job named `copy <from> → <to>`.
 * Names are what people call the nodes; of two that are called the same, the later by id has a number. Edges to unknown
 * nodes are left out.
 */
export function openLineageEvents(graph: Lineage, options: OpenLineageOptions): LineageEvent[] {
  const { namespace, producer, eventTime, owners } = options;
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const names = namesOf(graph.nodes);
  const isJob = (id: string): boolean => nodes.get(id)?.kind === 'transformation';
  const nameOf = (id: string): string => names.get(id) ?? id;
  const between = (from: string, to: string): string => `${nameOf(from)} → ${nameOf(to)}`;
  const edges = graph.edges.filter(({ from, to }) => nodes.has(from) && nodes.has(to));
  const order = topologicalOrder(graph) ?? [...nodes.keys()].sort();
  const told = (kind: 'DatasetEvent' | 'JobEvent'): Told => ({
    eventTime,
    producer,
    schemaURL: `${SCHEMA}/${kind}`,
  });
  const named = (name: string): Named => ({ namespace, name });
  const job = (name: string, inputs: string[], outputs: string[]): LineageEvent => ({
    ...told('JobEvent'),
    job: named(name),
    inputs: inputs.map(named),
    outputs: outputs.map(named),
  });
  const dataset = (id: string): LineageEvent => {
    const owner = owners.get(id);
    const ownership = {
      _producer: producer,
      _schemaURL: OWNERSHIP,
      owners: [{ name: owner ?? '', type: 'OWNER' as const }],
    };
    return {
      ...told('DatasetEvent'),
      dataset: { ...named(nameOf(id)), ...(owner !== undefined && { facets: { ownership } }) },
    };
  };
  const jobs = order.flatMap((id) => {
    const before = [...new Set(edges.filter(({ to }) => to === id).map(({ from }) => from))].sort();
    const after = [...new Set(edges.filter(({ from }) => from === id).map(({ to }) => to))].sort();
    if (isJob(id))
      return [
        job(
          nameOf(id),
          before.map((from) => (isJob(from) ? between(from, id) : nameOf(from))),
          after.map((to) => (isJob(to) ? between(id, to) : nameOf(to))),
        ),
      ];
    return after
      .filter((to) => !isJob(to))
      .map((to) => job(`copy ${between(id, to)}`, [nameOf(id)], [nameOf(to)]));
  });
  return [...order.filter((id) => !isJob(id)).map(dataset), ...jobs];
}

/** A name for each node, as people call it; two jobs, or two datasets, are never called the same. */
function namesOf(nodes: readonly LineageNode[]): Map<string, string> {
  const taken = new Set<string>();
  const byId = [...nodes].sort((one, other) => (one.id < other.id ? -1 : 1));
  return new Map(
    byId.map((node) => {
      const among = node.kind === 'transformation' ? 'job' : 'dataset';
      const label = node.label.trim() || node.id;
      let name = label;
      for (let number = 2; taken.has(`${among} ${name}`); number += 1) name = `${label} (${number})`;
      taken.add(`${among} ${name}`);
      return [node.id, name];
    }),
  );
}
