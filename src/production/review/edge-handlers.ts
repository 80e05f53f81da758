import { randomUUID } from 'node:crypto';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { before } from '../../engagement/before.ts';
import { recording } from '../../engagement/from-message.ts';
import { ROLES, WORKERS } from '../../engagement/roles.ts';
import { recordedMessage } from '../../engagement/screens/from-message.ts';
import { viewEngagement } from '../../engagement/view.ts';
import type { ActionVisit, ViewVisit, Visit } from '../../handlers.ts';
import { Refusal } from '../../refusal.ts';
import type { Card, EngagementCommand } from '../../room.ts';
import type { ViewAnswer } from '../../slack/handlers.ts';
import { readRef } from '../deployments/ref.ts';
import { EDGE_MAX, edgeCasesOf, findEdgeCase, recordEdgeCase, resolveEdgeCase } from './edge-cases.ts';
import { REVIEW_IDS } from './ids.ts';
import { edgesModal } from './screens/edges.ts';
import { edgeMeta, edgeModal, resolveMeta, resolveModal } from './screens/forms.ts';

/** A form that would be refused at its end is refused when it is opened. */
const beforeRecording = before(ROLES, { admins: true });
const beforeResolving = before(WORKERS);

/** “Edge case…” of the queue. */
export async function openEdge(visit: ActionVisit): Promise<void> {
  const { engagementId } = readRef(visit.value);
  await beforeRecording(visit.world, visit.actor, { engagementId });
  const meta = { id: randomUUID(), engagementId, link: null };
  await visit.openModal(edgeModal({ say: visit.say, meta, text: '', max: EDGE_MAX }));
}

/** [H5] “Record as edge case” on a message: the form, with what the message says. */
export const recordEdge = recording({
  callback: REVIEW_IDS.chooseEdge,
  async form({ world, actor, say }, engagementId, { id, text, link }) {
    await beforeRecording(world, actor, { engagementId });
    const meta = { id, engagementId, link };
    return edgeModal({ say, meta, text: fitText(text, EDGE_MAX), max: EDGE_MAX });
  },
});

/** In the thread of that message. */
export const edgeRecorded: Card = async ({ tx, workspaceId, say }, id) => {
  const found = await findEdgeCase(tx, workspaceId, id);
  return recordedMessage(say, 'edge', found.recordedBy, found.text);
};

export async function submitEdge(visit: ViewVisit): Promise<ViewAnswer> {
  const { id, engagementId, link } = visit.view.meta(edgeMeta);
  const { values } = visit.view;
  await recordEdgeCase(visit.world, visit.actor, {
    engagementId,
    id,
    text: values.text('text'),
    caseId: values.text('caseId'),
    link,
  });
  // What was written down is seen among the others.
  return { update: await listOf(visit, engagementId) };
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
  const { engagementId } = found;
  await beforeResolving(world, actor, { engagementId });
  const meta = { engagementId, id: found.id };
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
