import type { Modal } from '@phasegate/block-kit/blocks.ts';
import { before } from '../../engagement/before.ts';
import type { Place } from '../../engagement/place.ts';
import { rightsOf } from '../../engagement/rights.ts';
import { WORKERS } from '../../engagement/roles.ts';
import { viewCycle } from '../../engagement/view.ts';
import type { ActionVisit, ViewVisit, Visit } from '../../handlers.ts';
import { inLanguage } from '../../playbook/playbook.ts';
import type { ViewAnswer } from '../../slack/handlers.ts';
import { EVIDENCE_MAX, finishStep } from './finish-step.ts';
import { planStep } from './plan-step.ts';
import { REASON_MAX, reopenStep } from './reopen-step.ts';
import { type StepMove, stepMeta, stepModal } from './screens/forms.ts';
import { buildModal } from './screens/list.ts';
import { textOf } from './screens/words.ts';
import { buildTasks, findBuildTask, goneAmong, todayIn } from './store.ts';

/** The sequence as it is now. [X9] Refused where the person may not see the engagement. */
async function renderBuild({ world, actor, say }: Visit, place: Place, notice?: string): Promise<Modal> {
  return world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const { engagement, later } = await viewCycle(tx, actor, place);
    const tasks = await buildTasks(tx, actor.workspaceId, engagement);
    const gone = await goneAmong(
      tx,
      actor.workspaceId,
      tasks.map((one) => one.owner),
    );
    const may = await rightsOf(tx, actor, engagement.id);
    return buildModal({
      say,
      engagement,
      steps: world.playbook.build,
      tasks: tasks.map((task) => ({ ...task, ownerIsGone: gone.has(task.owner) })),
      today: todayIn(engagement, world.clock.now()),
      works: later === null && may(WORKERS),
      later,
      ...(notice && { notice }),
    });
  });
}

/** `/playbook build` */
export async function openBuild(visit: Visit, place: Place): Promise<void> {
  await visit.openModal(await renderBuild(visit, place));
}

/** A form that would be refused at its end is refused when it is opened. */
const beforeMoving = before(WORKERS);

async function renderForm(visit: Visit, move: StepMove, taskId: string, back: boolean): Promise<Modal> {
  const { world, actor, say } = visit;
  const task = await world.db.inWorkspace(actor.workspaceId, (tx) =>
    findBuildTask(tx, actor.workspaceId, taskId),
  );
  const { engagementId, owner, dueOn } = task;
  await beforeMoving(world, actor, { engagementId });
  const step = world.playbook.build.find((one) => one.key === task.subject);
  const view = {
    say,
    meta: { engagementId, taskId, back },
    step: textOf(task, step, say),
    why: step ? inLanguage(step.why, say) : '',
    owner,
    dueOn,
    max: { evidence: EVIDENCE_MAX, reason: REASON_MAX },
  };
  return stepModal(view, move);
}

/** “Done…” of a task, from wherever tasks are listed. */
export async function openFinish(visit: ActionVisit): Promise<void> {
  await visit.openModal(await renderForm(visit, 'finish', visit.value, false));
}

/** The “…” or the button of a step: its form, in the list's place. */
export async function chooseMove(visit: ActionVisit): Promise<void> {
  const [move, taskId = ''] = visit.value.split(' ');
  if (!visit.view || (move !== 'finish' && move !== 'plan' && move !== 'reopen')) return;
  const form = await renderForm(visit, move, taskId, true);
  await visit.updateModal(visit.view.id, form, visit.view.hash);
}

export async function submitFinish(visit: ViewVisit): Promise<ViewAnswer> {
  const { engagementId, taskId } = visit.view.meta(stepMeta);
  const evidence = visit.view.values.text('evidence');
  await finishStep(visit.world, visit.actor, { engagementId, taskId, evidence });
  return after(visit, 'finish');
}

export async function submitPlan(visit: ViewVisit): Promise<ViewAnswer> {
  const { engagementId, taskId } = visit.view.meta(stepMeta);
  const { values } = visit.view;
  const plan = { owner: values.text('owner'), dueOn: values.text('dueOn') };
  await planStep(visit.world, visit.actor, { engagementId, taskId, ...plan });
  return after(visit, 'plan');
}

export async function submitReopen(visit: ViewVisit): Promise<ViewAnswer> {
  const { engagementId, taskId } = visit.view.meta(stepMeta);
  const reason = visit.view.values.text('reason');
  await reopenStep(visit.world, visit.actor, { engagementId, taskId, reason });
  return after(visit, 'reopen');
}

/** Back to the list, where the form came from it; a form opened by itself closes. */
async function after(visit: ViewVisit, move: StepMove): Promise<ViewAnswer> {
  const { engagementId, back } = visit.view.meta(stepMeta);
  if (!back) return undefined;
  return {
    update: await renderBuild(visit, { engagementId, cycle: null }, visit.say(`build.${move}.saved`)),
  };
}
