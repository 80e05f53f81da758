import { randomUUID } from 'node:crypto';
import type { Modal } from '@phasegate/block-kit/blocks.ts';
import { before } from '../../engagement/before.ts';
import { WORKERS } from '../../engagement/roles.ts';
import type { ActionVisit, ViewVisit } from '../../handlers.ts';
import type { ViewAnswer } from '../../slack/handlers.ts';
import { addNode } from './add-node.ts';
import { connect } from './connect.ts';
import { editNode } from './edit-node.ts';
import { connectForm, nodeForm } from './screens/forms.ts';
import { type Back, type ConnectMeta, connectMeta, lineageMeta, nodeMeta } from './screens/meta.ts';
import { FIRST, look, renderLineage } from './view.ts';

/** A form that would be refused at its end is refused when it is opened. */
export const beforeDrawing = before(WORKERS);

/** The lineage's modal, where the click was there. */
export function backOf(visit: ActionVisit): Back {
  try {
    const at = visit.view?.meta(lineageMeta);
    return at && visit.view ? { view: visit.view.id, shows: at.shows } : null;
  } catch {
    return null;
  }
}

/** [F4.1] Opens the form of a new node, or of one that is there. */
export async function openNodeForm(
  visit: ActionVisit,
  engagementId: string,
  which: { kind: 'transformation' | 'dataset' } | { id: string },
): Promise<void> {
  const back = backOf(visit);
  await beforeDrawing(visit.world, visit.actor, { engagementId });
  const modal = await look(visit, engagementId, (lineage) => {
    if ('kind' in which)
      return nodeForm(visit.say, lineage, null, {
        engagementId,
        id: randomUUID(),
        kind: which.kind,
        version: 0,
        back,
      });
    const node = lineage.stored.find((one) => one.id === which.id) ?? null;
    const { kind, version } = node ?? { kind: 'transformation' as const, version: 0 };
    return nodeForm(visit.say, lineage, node, { engagementId, id: which.id, kind, version, back });
  });
  await visit.openModal(modal);
}

export async function openConnect(visit: ActionVisit, meta: ConnectMeta): Promise<void> {
  await beforeDrawing(visit.world, visit.actor, { engagementId: meta.engagementId });
  await visit.openModal(
    await look(visit, meta.engagementId, (lineage) => connectForm(visit.say, lineage, meta)),
  );
}

/** [F4.2] “Connect it”: the button's value is the orphan, in the list of orphans. */
export async function connectOrphan(visit: ActionVisit): Promise<void> {
  if (!visit.view) return;
  const { engagementId } = visit.view.meta(lineageMeta);
  await openConnect(visit, { engagementId, target: null, source: visit.value, back: backOf(visit) });
}

export async function submitNode(visit: ViewVisit): Promise<ViewAnswer> {
  const { world, actor, view, say } = visit;
  const { engagementId, id, kind, version, back } = view.meta(nodeMeta);
  const name = view.values.text('name');
  const description = view.values.text('description');
  if (version > 0) await editNode(world, actor, { engagementId, id, version, name, description });
  else {
    await addNode(world, actor, {
      engagementId,
      id,
      kind,
      name,
      description,
      isFinal: view.values.list('final').includes('yes'),
      feeds: view.values.list('feeds'),
    });
  }
  return finish(visit, engagementId, back, say('lineage.notice.saved', { name }));
}

export async function submitConnect(visit: ViewVisit): Promise<ViewAnswer> {
  const { world, actor, view, say } = visit;
  const { engagementId, target, source, back } = view.meta(connectMeta);
  const to = target ?? view.values.text('target');
  const add = source
    ? view.values.list('targets').map((one) => ({ from: source, to: one }))
    : view.values.list('feeds').map((from) => ({ from, to }));
  const cut = view.values.list('cut').map((from) => ({ from, to }));
  const field = source ? 'targets' : 'feeds';
  const { added, removed } = await connect(world, actor, { engagementId, add, cut, field });
  const notice =
    added + removed === 0
      ? say('lineage.notice.nothing')
      : say('lineage.notice.connected', { added, removed });
  return finish(visit, engagementId, back, notice);
}

/** After a save: back to the lineage where one came from there, else the lineage in the form's place. */
export async function finish(
  visit: ViewVisit,
  engagementId: string,
  back: Back,
  notice: string,
): Promise<ViewAnswer> {
  const at = back === null ? FIRST : { page: 1, shows: back.shows };
  const drawn: Modal = await renderLineage(visit, engagementId, at, notice.trim());
  if (back === null) return { update: drawn };
  await visit.updateModal(back.view, drawn);
  return undefined;
}
