import { randomUUID } from 'node:crypto';
import type { Modal } from '@phasegate/block-kit/blocks.ts';
import { recording } from '../../engagement/from-message.ts';
import { rightsOf } from '../../engagement/rights.ts';
import { recordedMessage } from '../../engagement/screens/from-message.ts';
import { viewEngagement } from '../../engagement/view.ts';
import type { ActionHandler, ViewHandler, Visit } from '../../handlers.ts';
import type { LiveDeployment } from '../../live-deployment.ts';
import { Refusal } from '../../refusal.ts';
import type { Card, EngagementCommand } from '../../room.ts';
import { liveDeployments } from '../monitors/deployments.ts';
import { DECLARERS, declareChange, declareIncident } from './declare.ts';
import { RETRAINING_IDS as IDS } from './ids.ts';
import { beforeDeclaring, beforePipeline } from './may.ts';
import { declarePipeline, findPipeline, PIPELINE_KEEPERS } from './pipeline.ts';
import { changeForm, type Declaring, declareMeta, incidentForm } from './screens/declare.ts';
import { attachedModal } from './screens/forms.ts';
import { LISTED, pipelineForm, pipelineMeta, pipelineSecret, retrainingList } from './screens/list.ts';
import { eventsOf, findTrigger } from './store.ts';

type Form = (declaring: Declaring) => Modal;

/** `/playbook retraining` */
export const retrainingHere: EngagementCommand['run'] = (visit, { id }) => showList(visit, id);

/** “Retraining”, beside the monitors. */
export const openList: ActionHandler = (visit) => showList(visit, visit.value);

async function showList(visit: Visit, engagementId: string): Promise<void> {
  const { world, actor, say } = visit;
  const { workspaceId } = actor;
  const found = await world.db.inWorkspace(workspaceId, async (tx) => {
    const engagement = await viewEngagement(tx, actor, engagementId);
    const may = await rightsOf(tx, actor, engagementId);
    return {
      engagement,
      events: await eventsOf(tx, workspaceId, engagementId, LISTED),
      may: { declare: may(DECLARERS), pipeline: may(PIPELINE_KEEPERS) },
    };
  });
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
    await beforeDeclaring(visit.world, visit.actor, { engagementId });
    const meta = { id: randomUUID(), engagementId, link: null };
    const found = await atWork(visit, engagementId);
    await visit.openModal(form({ say: visit.say, meta, text: '', ...found }));
  };
export const openChange = opens(changeForm);
export const openIncident = opens(incidentForm);

/** [H5] From a message: the form, with what the message says, and where it stands. */
const fromMessage = (callback: string, form: Form) =>
  recording({
    callback,
    async form(visit, engagementId, { id, text, link }) {
      await beforeDeclaring(visit.world, visit.actor, { engagementId });
      const found = await atWork(visit, engagementId);
      return form({ say: visit.say, meta: { id, engagementId, link }, text, ...found });
    },
  });
export const messageToChange = fromMessage(IDS.chooseChange, changeForm);
export const messageToIncident = fromMessage(IDS.chooseIncident, incidentForm);

/** In the thread of that message. */
export const reasonRecorded: Card = async ({ tx, workspaceId, say }, id) => {
  const found = await findTrigger(tx, workspaceId, id);
  if (!found || (found.kind !== 'process_change' && found.kind !== 'incident')) return null;
  return recordedMessage(say, found.kind, found.by, found.title);
};

const declared = ({ view: { meta, values } }: Parameters<ViewHandler>[0]) => {
  const { id, engagementId, link } = meta(declareMeta);
  return {
    id,
    link,
    engagementId,
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
  await beforePipeline(world, actor, { engagementId });
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
