import { randomUUID } from 'node:crypto';
import type { Modal } from '@phasegate/block-kit/blocks.ts';
import { before } from '../../engagement/before.ts';
import { rightsOf } from '../../engagement/rights.ts';
import { WORKERS } from '../../engagement/roles.ts';
import { currentPhase } from '../../engagement/store.ts';
import { viewEngagement } from '../../engagement/view.ts';
import type { ActionHandler, ActionVisit, ViewHandler, Visit } from '../../handlers.ts';
import { Refusal } from '../../refusal.ts';
import type { EngagementCommand } from '../../room.ts';
import { type DeploymentRef, readRef, refMeta } from '../deployments/ref.ts';
import { startForm } from '../deployments/screens/form.ts';
import { type Deployment, deploymentAtWork, findDeployment, liveDeployment } from '../deployments/store.ts';
import { type MaterialError, openErrorsOf } from './error-store.ts';
import { BRAKE, RELEASE } from './live.ts';
import { closeMaterialError } from './material-error.ts';
import { pauseStage, resumeStage } from './pause.ts';
import { recordRetrainingTest } from './retraining.ts';
import { rollBack } from './roll-back.ts';
import { deploymentMessage } from './screens/card.ts';
import {
  backForm,
  closeForm,
  errorMeta,
  errorsModal,
  holdForm,
  retrainingForm,
  retrainingMeta,
} from './screens/forms.ts';
import { stageView } from './view.ts';

interface Found {
  deployment: Deployment;
  /** Those that are open. */
  errors: MaterialError[];
  /** What this person may do about them. */
  may: { close: boolean; resume: boolean };
}

/** The deployment with its open errors. [X9] Refused where the person may not see the engagement. */
function read({ world, actor }: Pick<Visit, 'world' | 'actor'>, at: DeploymentRef): Promise<Found> {
  return world.db.inWorkspace(actor.workspaceId, async (tx) => {
    await viewEngagement(tx, actor, at.engagementId);
    const deployment = await findDeployment(tx, actor.workspaceId, at.deploymentId);
    if (deployment.engagementId !== at.engagementId) throw new Refusal('refusal.not-found');
    const may = await rightsOf(tx, actor, at.engagementId);
    return {
      deployment,
      errors: await openErrorsOf(tx, deployment),
      may: { close: may(BRAKE), resume: may(RELEASE) },
    };
  });
}

/** A form that would be refused at its end is refused when it is opened. */
const beforeBraking = before(BRAKE, { admins: true });
const beforeReleasing = before(RELEASE);
const beforeFindings = before(BRAKE);
const beforeTesting = before(WORKERS);
const beforeStarting = before(WORKERS);

/** Opens a form about one deployment. `check`: whether they may send it. */
const opens =
  (
    check: ReturnType<typeof before> | null,
    form: (visit: ActionVisit, at: DeploymentRef, found: Found) => Modal,
  ): ActionHandler =>
  async (visit) => {
    const at = readRef(visit.value);
    const found = await read(visit, at);
    await check?.(visit.world, visit.actor, { engagementId: at.engagementId });
    await visit.openModal(form(visit, at, found));
  };

export const openBack = opens(beforeBraking, ({ say }, at, { deployment }) => {
  if (deployment.stage === 0) throw new Refusal('production.refusal.supervised');
  return backForm(say, at, deployment);
});
export const openPause = opens(beforeBraking, ({ say }, at, { deployment }) =>
  holdForm(say, 'pause', at, deployment),
);
export const openResume = opens(beforeReleasing, ({ say }, at, found) =>
  found.errors.length > 0 ? errorsModal(say, at, found) : holdForm(say, 'resume', at, found.deployment),
);
export const openErrors = opens(null, ({ say }, at, found) => errorsModal(say, at, found));

/** “Close…” of one error, on top of the list. */
export const openClose: ActionHandler = async (visit) => {
  const [engagementId = '', deploymentId = '', errorId] = visit.value.split(' ');
  const at = readRef(`${engagementId} ${deploymentId}`);
  const error = (await read(visit, at)).errors.find(({ id }) => id === errorId);
  if (!error) throw new Refusal('production.refusal.closed');
  await beforeFindings(visit.world, visit.actor, { engagementId });
  await visit.openModal(closeForm(visit.say, at, error));
};

export const submitBack: ViewHandler = async ({ world, actor, view }) => {
  const { values } = view;
  await rollBack(world, actor, {
    ...view.meta(refMeta),
    to: values.text('to'),
    reason: values.text('reason'),
  });
  return undefined;
};

export const submitPause: ViewHandler = async ({ world, actor, view }) => {
  await pauseStage(world, actor, { ...view.meta(refMeta), reason: view.values.text('reason') });
  return undefined;
};

export const submitResume: ViewHandler = async ({ world, actor, view }) => {
  await resumeStage(world, actor, { ...view.meta(refMeta), reason: view.values.text('reason') });
  // The list of errors underneath still offers to resume.
  return { clear: true };
};

export const submitClose: ViewHandler = async (visit) => {
  const { world, actor, view, say } = visit;
  const { errorId, ...at } = view.meta(errorMeta);
  await closeMaterialError(world, actor, { ...at, errorId, findings: view.values.text('findings') });
  const found = await read(visit, at);
  if (view.rootId !== view.id) await visit.updateModal(view.rootId, errorsModal(say, at, found));
  return undefined;
};

/** [S4] “Record a test…”: from the gate's item, or the card. */
export const openRetraining: ActionHandler = async (visit) => {
  const engagementId = visit.value;
  await beforeTesting(visit.world, visit.actor, { engagementId });
  await visit.openModal(retrainingForm(visit.say, { engagementId, id: randomUUID() }));
};

export const submitRetraining: ViewHandler = async ({ world, actor, view }) => {
  const { values } = view;
  await recordRetrainingTest(world, actor, {
    ...view.meta(retrainingMeta),
    passed: values.text('passed') === 'yes',
    model: values.text('model'),
    evidence: values.text('evidence'),
  });
  return undefined;
};

/** `/playbook deployment`: how it stands, or the form that puts a model to work. */
export const deploymentHere: EngagementCommand['run'] = async (visit, { id }) => {
  const { world, actor, say } = visit;
  const found = await world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const engagement = await viewEngagement(tx, actor, id);
    const live = await liveDeployment(tx, actor.workspaceId, engagement);
    const { entry } = await currentPhase(tx, actor.workspaceId, engagement);
    // [R3] Before this cycle can have one, that of the cycle before is meant.
    return live ?? (entry.phase < PHASE ? deploymentAtWork(tx, actor.workspaceId, engagement) : null);
  });
  if (found) return tellStanding(visit, { engagementId: id, deploymentId: found.id });
  await beforeStarting(world, actor, { engagementId: id });
  await visit.openModal(startForm(say, { engagementId: id, id: randomUUID() }));
};

/** The phase in which a model is put to work. */
const PHASE = 4;

/** “How it stands”. */
export const showStanding: ActionHandler = (visit) => tellStanding(visit, readRef(visit.value));

async function tellStanding(visit: Visit, at: DeploymentRef): Promise<void> {
  const { world, say } = visit;
  const { deployment } = await read(visit, at);
  const now = world.clock.now();
  const view = await world.db.inWorkspace(visit.actor.workspaceId, (tx) =>
    stageView({ tx, world, now }, deployment),
  );
  const { picture: _, ...message } = deploymentMessage(say, view);
  await visit.tell(message);
}
