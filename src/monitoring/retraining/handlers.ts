import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { viewEngagement } from '../../engagement/view.ts';
import type { ActionHandler, ViewHandler, Visit } from '../../handlers.ts';
import { Refusal } from '../../refusal.ts';
import { alertName } from '../alerts/life.ts';
import { alertView } from '../alerts/view.ts';
import { liveDeployments } from '../monitors/deployments.ts';
import { approveRetraining } from './approve.ts';
import { beforeAbandoning, beforeNaming, beforeTrigger } from './may.ts';
import { promoteVersion } from './promote.ts';
import { nameVersion, startRetraining } from './run.ts';
import { retrainingMessage } from './screens/card.ts';
import {
  abandonForm,
  attachedModal,
  eventMeta,
  nameForm,
  triggerForm,
  triggerMeta,
} from './screens/forms.ts';
import { abandonRetraining } from './steps.ts';
import { openEvent } from './store.ts';
import { triggerByAlert } from './trigger.ts';
import { type RetrainingView, retrainingView } from './view.ts';

const ids = z.tuple([z.uuid(), z.uuid()]);
function refOf(value: string): z.infer<typeof eventMeta> {
  const [engagementId, eventId] = ids.parse(value.split(' '));
  return { engagementId, eventId };
}

/** [X9] Refused where the person may not see the engagement. */
const read = (
  { world, actor }: Pick<Visit, 'world' | 'actor'>,
  { engagementId, eventId }: z.infer<typeof eventMeta>,
): Promise<RetrainingView> =>
  world.db.inWorkspace(actor.workspaceId, async (tx) => {
    await viewEngagement(tx, actor, engagementId);
    const found = await retrainingView({ tx, workspaceId: actor.workspaceId }, eventId);
    if (found?.engagement.id !== engagementId) throw new Refusal('refusal.not-found');
    return found;
  });

/** [M7] “Trigger retraining…” of an alert; refused before anything is typed where it would be refused after. */
export const openTrigger: ActionHandler = async (visit) => {
  const { world, actor, say, value } = visit;
  const { engagementId, eventId: alertId } = refOf(value);
  await beforeTrigger(world, actor, { engagementId });
  const { workspaceId } = actor;
  const found = await world.db.inWorkspace(workspaceId, async (tx) => {
    const engagement = await viewEngagement(tx, actor, engagementId);
    const now = world.clock.now();
    const view = await alertView({ tx, now }, workspaceId, alertId);
    if (view?.engagement.id !== engagementId) throw new Refusal('refusal.not-found');
    if (view.againstRetraining) throw new Refusal(`retraining.refusal.${view.againstRetraining}`);
    const live = await liveDeployments({ tx, workspaceId, world, now, engagement });
    const [only] = live;
    if (!only) throw new Refusal('retraining.refusal.nothing-at-work', { engagement: engagement.name });
    const about = view.alert.deploymentId ?? (live.length === 1 ? only.id : null);
    return {
      name: alertName(view.alert, view.monitor),
      open: about === null ? null : await openEvent(tx, workspaceId, about),
      deployments: about === null ? live : [],
    };
  });
  await visit.openModal(triggerForm(say, { engagementId, alertId, id: randomUUID() }, found));
};

export const submitTrigger: ViewHandler = async ({ world, actor, say, view }) => {
  const { values } = view;
  const attached = await triggerByAlert(world, actor, {
    ...view.meta(triggerMeta),
    deploymentId: values.text('deployment'),
    words: values.text('words'),
  });
  return { update: attachedModal(say, attached) };
};

export const showClicked: ActionHandler = async (visit) => {
  await visit.tell(
    retrainingMessage(visit.say, await read(visit, refOf(visit.value))),
    'retraining.list.title',
  );
};

export const approveClicked: ActionHandler = ({ world, actor, value }) =>
  approveRetraining(world, actor, refOf(value));

export const startClicked: ActionHandler = ({ world, actor, value }) =>
  startRetraining(world, actor, refOf(value));

export const promoteClicked: ActionHandler = ({ world, actor, value }) =>
  promoteVersion(world, actor, refOf(value));

export const openName: ActionHandler = async (visit) => {
  const ref = refOf(visit.value);
  await beforeNaming(visit.world, visit.actor, ref);
  const { event } = await read(visit, ref);
  await visit.openModal(nameForm(visit.say, event));
};

export const submitName: ViewHandler = async ({ world, actor, view }) => {
  await nameVersion(world, actor, {
    ...view.meta(eventMeta),
    model: view.values.text('model'),
    digest: view.values.text('digest'),
  });
  return undefined;
};

export const openAbandon: ActionHandler = async (visit) => {
  const ref = refOf(visit.value);
  await beforeAbandoning(visit.world, visit.actor, ref);
  const { event } = await read(visit, ref);
  await visit.openModal(abandonForm(visit.say, event));
};

export const submitAbandon: ViewHandler = async ({ world, actor, view }) => {
  await abandonRetraining(world, actor, {
    ...view.meta(eventMeta),
    reason: view.values.text('reason'),
  });
  return undefined;
};
