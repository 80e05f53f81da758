import { and, asc, eq, sql } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { listed } from '../../../db/listed.ts';
import { engagement } from '../../../db/schema/engagement.ts';
import { source } from '../../../db/schema/foundation.ts';
import { lineage, lineageEdge, lineageNode } from '../../../db/schema/lineage.ts';
import { ofCycle, ofEngagement, withId } from '../../../db/scope.ts';
import { given, statement } from '../../../db/statement.ts';
import type { Lineage, LineageEdge } from '../../pictures/graph.ts';
import type { InCycle } from '../exit/revision.ts';

export type StoredNode = typeof lineageNode.$inferSelect;

/** A cycle's lineage as it is: every source of the inventory is in it, whether anything uses it or not. */
export interface LineageState extends Lineage {
  /** Counts the changes of nodes and edges; 0 where none was made. */
  revision: number;
  /** The transformations and datasets, by name. */
  stored: readonly StoredNode[];
  /** Sources that were retired while they still fed something, by name. Their edges count for nothing. */
  dropped: { id: string; name: string; to: string }[];
}

/** Reads it whole: a few hundred nodes, rarely more. `known`: the sources, where they are being read anyway. */
export async function readLineage(
  tx: Tx,
  engagement: InCycle,
  known?: Promise<readonly DrawnSource[]>,
): Promise<LineageState> {
  const at = { workspaceId: engagement.workspaceId, id: engagement.id, cycle: engagement.cycle };
  const [[found], sources] = await Promise.all([drawn(tx, at), known ?? drawnSources(tx, engagement)]);
  const { revision, stored, edges: all } = found ?? { revision: 0, stored: [], edges: [] };
  const retired = new Map(sources.filter((one) => one.retiredAt).map((one) => [one.id, one.name]));
  return {
    revision,
    stored,
    nodes: [
      ...sources
        .filter((one) => !one.retiredAt)
        .map(({ id: sourceId, name }) => ({ id: sourceId, label: name, kind: 'source' as const })),
      ...stored.map((node) => ({
        id: node.id,
        label: node.name,
        kind: node.kind,
        ...(node.isFinal && { final: true }),
      })),
    ],
    edges: all.filter((edge) => !retired.has(edge.from)),
    dropped: all.flatMap((edge) => {
      const name = retired.get(edge.from);
      return name === undefined ? [] : [{ id: edge.from, name, to: edge.to }];
    }),
  };
}

/** A source as the lineage shows it. */
type DrawnSource = Pick<typeof source.$inferSelect, 'id' | 'name' | 'retiredAt'>;

const drawnSources = (tx: Tx, { workspaceId, id }: InCycle): Promise<DrawnSource[]> =>
  tx
    .select({ id: source.id, name: source.name, retiredAt: source.retiredAt })
    .from(source)
    .where(ofEngagement(source, workspaceId, id))
    .orderBy(asc(source.nameKey), asc(source.id));

/** The owners of an engagement's sources, as they are kept: user ids, or names of others. */
export const sourceOwners = (
  tx: Tx,
  { workspaceId, id }: InCycle,
): Promise<{ id: string; owner: string }[]> =>
  tx
    .select({ id: source.id, owner: source.owner })
    .from(source)
    .where(ofEngagement(source, workspaceId, id));

const drawn = statement((orm) =>
  orm
    .select({
      revision: sql<number>`coalesce((select ${lineage.revision} from ${lineage} where ${inGivenCycle(lineage)}), 0)`,
      stored: listed(lineageNode, {
        where: inGivenCycle(lineageNode),
        order: [asc(lineageNode.nameKey), asc(lineageNode.id)],
      }),
      edges: sql<LineageEdge[]>`(
        select coalesce(json_agg(json_build_object('from', ${lineageEdge.fromId}, 'to', ${lineageEdge.toId})
          order by ${lineageEdge.toId}, ${lineageEdge.fromId}), '[]')
        from ${lineageEdge} where ${inGivenCycle(lineageEdge)}
      )`,
    })
    .from(engagement)
    .where(withId(engagement, given('workspaceId'), given('id'))),
);

/**
 * The lineage, which nobody else changes until this transaction ends: two changes that are each fine could
 * make a cycle together.
 */
export async function lockLineage(tx: Tx, engagement: InCycle, now: Temporal.Instant): Promise<LineageState> {
  const { workspaceId, id, cycle } = engagement;
  await tx
    .insert(lineage)
    .values({ workspaceId, engagementId: id, cycle, revision: 0, changedAt: now })
    .onConflictDoUpdate({
      target: [lineage.workspaceId, lineage.engagementId, lineage.cycle],
      set: { changedAt: now },
    });
  return readLineage(tx, engagement);
}

/** Counts one change of a lineage that is held. */
export async function countChange(tx: Tx, engagement: InCycle): Promise<void> {
  await tx
    .update(lineage)
    .set({ revision: sql`${lineage.revision} + 1` })
    .where(inCycle(lineage, engagement));
}

export async function insertNodes(
  tx: Tx,
  nodes: readonly (typeof lineageNode.$inferInsert)[],
): Promise<void> {
  if (nodes.length > 0) await tx.insert(lineageNode).values([...nodes]);
}

export async function updateNode(
  tx: Tx,
  node: StoredNode,
  set: Partial<Pick<StoredNode, 'name' | 'nameKey' | 'description' | 'isFinal'>>,
): Promise<void> {
  await tx
    .update(lineageNode)
    .set({ ...set, version: node.version + 1 })
    .where(withId(lineageNode, node.workspaceId, node.id));
}

/** The node goes with every edge that it has. */
export async function deleteNode(tx: Tx, node: StoredNode): Promise<void> {
  await tx
    .delete(lineageEdge)
    .where(
      and(
        ofCycle(lineageEdge, node.workspaceId, node.engagementId, node.cycle),
        sql`${node.id} in (${lineageEdge.fromId}, ${lineageEdge.toId})`,
      ),
    );
  await tx.delete(lineageNode).where(withId(lineageNode, node.workspaceId, node.id));
}

/** Edges are a set: one that is there already stays. */
export async function insertEdges(
  tx: Tx,
  { workspaceId, id, cycle }: InCycle,
  edges: readonly LineageEdge[],
): Promise<void> {
  if (edges.length === 0) return;
  await tx
    .insert(lineageEdge)
    .values(edges.map(({ from, to }) => ({ workspaceId, engagementId: id, cycle, fromId: from, toId: to })))
    .onConflictDoNothing();
}

export async function deleteEdges(tx: Tx, engagement: InCycle, edges: readonly LineageEdge[]): Promise<void> {
  for (const { from, to } of edges) {
    await tx
      .delete(lineageEdge)
      .where(and(inCycle(lineageEdge, engagement), eq(lineageEdge.fromId, from), eq(lineageEdge.toId, to)));
  }
}

const inGivenCycle = (table: typeof lineage | typeof lineageNode | typeof lineageEdge) =>
  ofCycle(table, given('workspaceId'), given('id'), given('cycle'));

const inCycle = (
  table: typeof lineage | typeof lineageNode | typeof lineageEdge,
  { workspaceId, id, cycle }: InCycle,
) => ofCycle(table, workspaceId, id, cycle);
