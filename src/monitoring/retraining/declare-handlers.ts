import { randomUUID } from 'node:crypto';
import type { Modal } from '@phasegate/block-kit/blocks.ts';
import { engagementsFor, saidIn } from '../../engagement/from-message.ts';
import { noEngagementMessage } from '../../engagement/screens/here.ts';
import { viewEngagement } from '../../engagement/view.ts';
import type { ActionHandler, ShortcutVisit, ViewHandler, Visit } from '../../handlers.ts';
import type { LiveDeployment } from '../../live-deployment.ts';
import { Refusal } from '../../refusal.ts';
import type { EngagementCommand } from '../../room.ts';
import { liveDeployments } from '../monitors/deployments.ts';
import { declareChange, declareIncident } from './declare.ts';
import { declarePipeline, findPipeline } from './pipeline.ts';
import { changeForm, type Declaring, declareMeta, incidentForm } from './screens/declare.ts';
import { attachedModal } from './screens/forms.ts';
import { LISTED, pipelineForm, pipelineMeta, pipelineSecret, retrainingList } from './screens/list.ts';
import { eventsOf } from './store.ts';

type Form = (declaring: Declaring) => Modal;

/** `/playbook retraining` */
export const retrainingHere: EngagementCommand['run'] = (visit, { id }) => showList(visit, id);

/** “Retraining”, beside the monitors. */
export const openList: ActionHandler = (visit) => showList(visit, visit.value);

async function showList(visit: Visit, engagementId: string): Promise<void> {
  const { world, actor, say } = visit;
  const { workspaceId } = actor;
  const found = await world.db.inWorkspace(workspaceId, async (tx) => ({
    engagement: await viewEngagement(tx, actor, engagementId),
    events: await eventsOf(tx, workspaceId, engagementId, LISTED),
  }));
  await visit.openModal(retrainingList(say, found));
}

/** [X9] The models at work, and the day where the engagement is. @throws Refusal where none is at work */
async function atWork(
  { world, actor }: Visit,
  engagementId: string,
): Promise<{ deployments: LiveDeployment[]; today: string }> {
  const { workspaceId } = actor;
  return world.db.inWorkspace(workspaceId, async (tx) => {
    const engagement = await viewEngagement(tx, actor, engagementId);
    const now = world.clock.now();
    const deployments = await liveDeployments({ tx, workspaceId, world, now, engagement });
    if (deployments.length === 0)
      throw new Refusal('retraining.refusal.nothing-at-work', { engagement: engagement.name });
    return { deployments, today: now.toZonedDateTimeISO(engagement.timeZone).toPlainDate().toString() };
  });
}

const opens =
  (form: Form): ActionHandler =>
  async (visit) => {
    const engagementId = visit.value;
    const meta = { id: randomUUID(), engagementId, link: null };
    const found = await atWork(visit, engagementId);
    await visit.openModal(form({ say: visit.say, meta, text: '', engagements: [], ...found }));
  };
export const openChange = opens(changeForm);
export const openIncident = opens(incidentForm);

/** [H5] From a message: the form, with what the message says, and where it stands. */
const fromMessage =
  (form: Form) =>
  async (visit: ShortcutVisit): Promise<void> => {
    const { message, say, world } = visit;
    if (!message) return;
    const engagements = await engagementsFor(visit);
    const [only, ...others] = engagements;
    if (!only) return visit.tell(noEngagementMessage(say));
    const { text, link } = await saidIn(visit, message);
    const engagementId = others.length === 0 ? only.id : null;
    // Whose models they are is known once the engagement is: several at work are told apart then.
    const found = engagementId
      ? await atWork(visit, engagementId)
      : { deployments: [], today: world.clock.now().toString().slice(0, 10) };
    const meta = { id: randomUUID(), engagementId, link: link === '' ? null : link };
    await visit.openModal(form({ say, meta, text, engagements, ...found }));
  };
export const messageToChange = fromMessage(changeForm);
export const messageToIncident = fromMessage(incidentForm);

const declared = ({ view: { meta, values } }: Parameters<ViewHandler>[0]) => {
  const { id, engagementId, link } = meta(declareMeta);
  return {
    id,
    link,
    engagementId: engagementId ?? values.text('engagement'),
    deploymentId: values.text('deployment'),
    title: values.text('title'),
    text: values.text('text'),
  };
};

export const submitChange: ViewHandler = async (visit) => {
  const { world, actor, say, view } = visit;
  const attached = await declareChange(world, actor, {
    ...declared(visit),
    change: view.values.text('change') as 'product',
    since: view.values.text('since'),
  });
  return { update: attachedModal(say, attached) };
};

export const submitIncident: ViewHandler = async (visit) => {
  const { world, actor, say, view } = visit;
  const attached = await declareIncident(world, actor, {
    ...declared(visit),
    cause: view.values.text('cause'),
    missed: view.values.text('missed'),
  });
  return { update: attachedModal(say, attached) };
};

/** “Pipeline…”, on top of the list: where several models are at work, which is asked. */
export const openPipeline: ActionHandler = async (visit) => {
  const { world, actor, say, value: engagementId } = visit;
  const { deployments } = await atWork(visit, engagementId);
  const [only] = deployments;
  const deploymentId = deployments.length === 1 && only ? only.id : null;
  const known =
    deploymentId &&
    (await world.db.inWorkspace(actor.workspaceId, (tx) =>
      findPipeline(tx, actor.workspaceId, deploymentId),
    ));
  const url = known ? known.url : '';
  await visit.openModal(pipelineForm(say, { engagementId, deploymentId }, { url, deployments }));
};

export const submitPipeline: ViewHandler = async ({ world, actor, say, view }) => {
  const { engagementId, deploymentId } = view.meta(pipelineMeta);
  const { secret } = await declarePipeline(world, actor, {
    engagementId,
    deploymentId: deploymentId ?? view.values.text('deployment'),
    url: view.values.text('url'),
  });
  return secret ? { update: pipelineSecret(say, secret) } : undefined;
};
