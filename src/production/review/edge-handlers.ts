import { randomUUID } from 'node:crypto';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { engagementsFor, saidIn } from '../../engagement/from-message.ts';
import { noEngagementMessage } from '../../engagement/screens/here.ts';
import { viewEngagement } from '../../engagement/view.ts';
import type { ActionVisit, ShortcutVisit, ViewVisit, Visit } from '../../handlers.ts';
import { Refusal } from '../../refusal.ts';
import type { EngagementCommand } from '../../room.ts';
import type { ViewAnswer } from '../../slack/handlers.ts';
import { readRef } from '../deployments/ref.ts';
import { EDGE_MAX, edgeCasesOf, findEdgeCase, recordEdgeCase, resolveEdgeCase } from './edge-cases.ts';
import { edgesModal } from './screens/edges.ts';
import { edgeMeta, edgeModal, resolveMeta, resolveModal } from './screens/forms.ts';

/** “Edge case…” of the queue. */
export async function openEdge(visit: ActionVisit): Promise<void> {
  const { engagementId } = readRef(visit.value);
  const meta = { id: randomUUID(), engagementId, link: null };
  await visit.openModal(edgeModal({ say: visit.say, meta, text: '', engagements: [], max: EDGE_MAX }));
}

/** [H5] “Record as edge case” on a message: the form, with what the message says. */
export async function recordMessageAsEdge(visit: ShortcutVisit): Promise<void> {
  const { message, say } = visit;
  if (!message) return;
  const engagements = await engagementsFor(visit);
  const [only, ...others] = engagements;
  if (!only) return visit.tell(noEngagementMessage(say));
  const { text, link } = await saidIn(visit, message);
  const engagementId = others.length === 0 ? only.id : null;
  const meta = { id: randomUUID(), engagementId, link: link === '' ? null : link };
  await visit.openModal(
    edgeModal({
      say,
      meta,
      text: fitText(text, EDGE_MAX),
      engagements: engagements.slice(0, 100),
      max: EDGE_MAX,
    }),
  );
}

export async function submitEdge(visit: ViewVisit): Promise<ViewAnswer> {
  const { id, engagementId, link } = visit.view.meta(edgeMeta);
  const { values } = visit.view;
  const of = engagementId ?? values.text('engagement');
  await recordEdgeCase(visit.world, visit.actor, {
    engagementId: of,
    id,
    text: values.text('text'),
    caseId: values.text('caseId'),
    link,
  });
  // What was written down is seen among the others.
  return { update: await listOf(visit, of) };
}

async function listOf({ world, actor, say }: Visit, engagementId: string) {
  return world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const engagement = await viewEngagement(tx, actor, engagementId);
    return edgesModal({ say, engagement, edges: await edgeCasesOf(tx, actor.workspaceId, engagement) });
  });
}

/** `/playbook edges` */
export const edgesHere: EngagementCommand['run'] = async (visit, { id }) => {
  await visit.openModal(await listOf(visit, id));
};

export async function listEdges(visit: ActionVisit): Promise<void> {
  await visit.openModal(await listOf(visit, visit.value));
}

/** “Resolve…” of one in the list: the form in its place. */
export async function openResolve(visit: ActionVisit): Promise<void> {
  const { world, actor, say, view } = visit;
  if (!view) throw new Refusal('refusal.expired');
  const found = await world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const edge = await findEdgeCase(tx, actor.workspaceId, visit.value);
    await viewEngagement(tx, actor, edge.engagementId);
    return edge;
  });
  const meta = { engagementId: found.engagementId, id: found.id };
  await visit.updateModal(view.id, resolveModal(say, meta, found.text, EDGE_MAX), view.hash);
}

export async function submitResolve(visit: ViewVisit): Promise<ViewAnswer> {
  const { engagementId, id } = visit.view.meta(resolveMeta);
  await resolveEdgeCase(visit.world, visit.actor, {
    engagementId,
    id,
    resolution: visit.view.values.text('resolution'),
  });
  return { update: await listOf(visit, engagementId) };
}
