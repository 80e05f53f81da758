import { randomUUID } from 'node:crypto';
import type { Modal } from '@phasegate/block-kit/blocks.ts';
import { KEY_IDS } from '../../api/keys/ids.ts';
import { before } from '../../engagement/before.ts';
import { WORKERS } from '../../engagement/roles.ts';
import { peopleOf } from '../../engagement/store.ts';
import { viewEngagement } from '../../engagement/view.ts';
import type { ActionHandler, ViewHandler, Visit } from '../../handlers.ts';
import { Refusal } from '../../refusal.ts';
import { END_REASON_MAX, endDeployment } from './end.ts';
import { type DeploymentRef, readRef, refMeta } from './ref.ts';
import { connectModal } from './screens/connect.ts';
import { endForm, readFields, secretModal, settingsForm, startForm, startMeta } from './screens/form.ts';
import { changeSettings, IN_CHARGE } from './settings.ts';
import { startDeployment } from './start.ts';
import { type Deployment, findDeployment } from './store.ts';

/** A form that would be refused at its end is refused when it is opened. */
const beforeStarting = before(WORKERS);
const beforeChanging = before(IN_CHARGE);

/** [S1.1] “Put it to work…”: from the engagement's card. */
export const openStart: ActionHandler = async (visit) => {
  const { world, actor, say, value: engagementId } = visit;
  await beforeStarting(world, actor, { engagementId });
  await visit.openModal(startForm(say, { engagementId, id: randomUUID() }));
};

/** The model is at work; what its system needs now stands in place of the form. */
export const submitStart: ViewHandler = async (visit) => {
  const { world, actor, view } = visit;
  const meta = view.meta(startMeta);
  await startDeployment(world, actor, { ...meta, ...readFields(view.values) });
  return {
    update: await readConnect(visit, { engagementId: meta.engagementId, deploymentId: meta.id }, true),
  };
};

async function readConnect(visit: Visit, at: DeploymentRef, isNew: boolean): Promise<Modal> {
  const { world, actor, say } = visit;
  const deployment = await read(visit, at);
  const people = await world.db.inWorkspace(actor.workspaceId, (tx) =>
    peopleOf(tx, actor.workspaceId, at.engagementId),
  );
  const reviewers = people.filter(({ role, isDeactivated }) => role === 'reviewer' && !isDeactivated);
  const named = reviewers.map(({ userId }) => userId);
  return connectModal({ say, deployment, reviewers: named, makeKey: KEY_IDS.add, isNew });
}

/** “Connect its system…” */
export const openConnect: ActionHandler = async (visit) => {
  await visit.openModal(await readConnect(visit, readRef(visit.value), false));
};

/** [X9] Refused where the person may not see the engagement. */
const read = ({ world, actor }: Visit, at: DeploymentRef): Promise<Deployment> =>
  world.db.inWorkspace(actor.workspaceId, async (tx) => {
    await viewEngagement(tx, actor, at.engagementId);
    const found = await findDeployment(tx, actor.workspaceId, at.deploymentId);
    if (found.engagementId !== at.engagementId) throw new Refusal('refusal.not-found');
    return found;
  });

export const openSettings: ActionHandler = async (visit) => {
  const at = readRef(visit.value);
  const deployment = await read(visit, at);
  await beforeChanging(visit.world, visit.actor, { engagementId: at.engagementId });
  await visit.openModal(settingsForm(visit.say, at, deployment));
};

export const submitSettings: ViewHandler = async ({ world, actor, say, view }) => {
  const { secret } = await changeSettings(world, actor, {
    ...view.meta(refMeta),
    ...readFields(view.values),
    webhookUrl: view.values.text('webhookUrl'),
  });
  return secret ? { update: secretModal(say, secret) } : undefined;
};

export const openEnd: ActionHandler = async (visit) => {
  const at = readRef(visit.value);
  const deployment = await read(visit, at);
  await beforeChanging(visit.world, visit.actor, { engagementId: at.engagementId });
  await visit.openModal(endForm(visit.say, at, deployment, END_REASON_MAX));
};

export const submitEnd: ViewHandler = async ({ world, actor, view }) => {
  await endDeployment(world, actor, { ...view.meta(refMeta), reason: view.values.text('reason') });
  return { clear: true };
};
