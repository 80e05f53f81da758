import { mention } from '@phasegate/block-kit/escape.ts';
import { and, desc, eq } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { auditEvent } from '../../../db/schema/record.ts';
import type { EngagementActing } from '../../engagement/verb.ts';
import type { LineageEdge } from '../../pictures/graph.ts';
import { nameKey } from '../../record/name-key.ts';
import { Refusal } from '../../refusal.ts';
import { markup } from '../../texts/say.ts';
import { foundationChanged } from '../changed.ts';
import { edgeFault, NODES_MAX, newEdges } from './rules.ts';
import { countChange, type LineageState, type StoredNode } from './store.ts';

/** To be called last by every verb that changed nodes or edges. */
export async function lineageChanged(acting: EngagementActing): Promise<void> {
  await countChange(acting.tx, acting.engagement);
  await foundationChanged(acting, { kind: 'lineage' });
}

/** A node that somebody else may have removed meanwhile. @throws Refusal that says who did, at the field */
export async function requireNode(
  { tx, actor }: EngagementActing,
  state: LineageState,
  id: string,
  field?: string,
): Promise<StoredNode> {
  const found = state.stored.find((node) => node.id === id);
  if (!found) throw await goneRefusal(tx, actor.workspaceId, id, field);
  return found;
}

/**
 * The edges of these that are new. Two people who connect different things at once are merged; what cannot be
 * is refused at the field. @throws Refusal
 */
export async function requireEdges(
  { tx, actor }: EngagementActing,
  state: LineageState,
  edges: readonly LineageEdge[],
  field: string,
): Promise<LineageEdge[]> {
  const fresh = newEdges(state, edges);
  const fault = edgeFault(state, fresh);
  if (fault === null) return fresh;
  if (fault.kind === 'cycle') throw new Refusal('lineage.refusal.cycle', { path: fault.path }, field);
  if (fault.kind === 'source') throw new Refusal('lineage.refusal.source', { name: fault.name }, field);
  const known = new Set(state.nodes.map((node) => node.id));
  const gone = fresh.flatMap(({ from, to }) => [from, to]).find((id) => !known.has(id)) ?? '';
  throw await goneRefusal(tx, actor.workspaceId, gone, field);
}

/** A name belongs to one node or source, so that pasted lines mean one thing. @throws Refusal at the name */
export function requireName(state: LineageState, name: string, exceptId: string | null): void {
  const key = nameKey(name);
  const taken = state.nodes.some((node) => node.id !== exceptId && nameKey(node.label) === key);
  if (taken) throw new Refusal('lineage.refusal.name', { name }, 'name');
}

export function requireRoom(state: LineageState, more: number, field: string): void {
  if (state.stored.length + more > NODES_MAX)
    throw new Refusal('lineage.refusal.too-many', { max: NODES_MAX }, field);
}

/** Edges as the record tells them: by name. */
export const named = (state: LineageState, edges: readonly LineageEdge[]): string[] => {
  const labels = new Map(state.nodes.map((node) => [node.id, node.label]));
  return edges.map(({ from, to }) => `${labels.get(from) ?? from} → ${labels.get(to) ?? to}`);
};

async function goneRefusal(tx: Tx, workspaceId: string, id: string, field?: string): Promise<Refusal> {
  const [last] = await tx
    .select({ actor: auditEvent.actor })
    .from(auditEvent)
    .where(and(eq(auditEvent.workspaceId, workspaceId), eq(auditEvent.subject, id)))
    .orderBy(desc(auditEvent.seq))
    .limit(1);
  return new Refusal('lineage.refusal.gone', { who: markup(last ? mention(last.actor) : '–') }, field);
}
