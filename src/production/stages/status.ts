import { type Button, button } from '@phasegate/block-kit/blocks.ts';
import { IDS as ENGAGEMENT_IDS } from '../../engagement/ids.ts';
import { findEngagement, type Named, peopleOf } from '../../engagement/store.ts';
import { approvalsWaiting } from '../../gates/duties.ts';
import { IDS as GATE_IDS } from '../../gates/ids.ts';
import type { NextStep } from '../../news.ts';
import type { CardContext, PhaseStatus } from '../../room.ts';
import type { Say } from '../../texts/say.ts';
import { DEPLOYMENT_IDS } from '../deployments/ids.ts';
import { refValue } from '../deployments/ref.ts';
import { liveDeployment } from '../deployments/store.ts';
import { isShown } from './evidence.ts';
import { buttons, factsLine } from './screens/card.ts';
import { type StageView, stageView } from './view.ts';

/** What somebody does next in phase 4; each has its words in the texts. */
type Step = 'start' | 'reviewers' | 'connect' | 'errors' | 'resume' | 'judge' | 'promote' | 'wait' | 'exit';

/** How production stands: for the engagement's card, `/playbook` and the digest. */
export async function productionStatus(context: CardContext, engagementId: string): Promise<PhaseStatus> {
  const { tx, workspaceId, say } = context;
  const engagement = await findEngagement(tx, workspaceId, engagementId);
  if (!engagement) throw new Error(`no engagement ${engagementId}`);
  const live = await liveDeployment(tx, workspaceId, engagement);
  const view = live && (await stageView(context, live));
  const people = (await peopleOf(tx, workspaceId, engagementId)).filter((one) => !one.isDeactivated);
  const step = view ? stepOf(view, people) : 'start';
  const stages = view?.seal.content.rollout.length ?? 0;
  const approvals = await approvalsWaiting(context, engagementId);
  return {
    // The supervised period counts as one, each stage as another.
    done: view ? view.seal.content.rollout.filter((one) => one.stage <= view.deployment.stage).length : 0,
    total: view ? stages + 1 : 0,
    facts: view ? factsLine(say, view) : say.md('production.status.none'),
    next: step === 'exit' ? null : nextStep(say, step, whoFor(people, step), view, engagementId),
    buttons: view ? cardButtons(say, view) : [startButton(say, engagementId)],
    left: { work: view ? stages - view.deployment.stage + Number(step !== 'exit') : 1, approvals },
  };
}

const startButton = (say: Say, engagementId: string): Button =>
  button(say('production.button.start'), DEPLOYMENT_IDS.start, { value: engagementId, style: 'primary' });

const cardButtons = (say: Say, view: StageView): Button[] =>
  [...buttons(say, view).slice(0, 2), standsButton(say, view), ...buttons(say, view).slice(2)].slice(0, 4);

const standsButton = (say: Say, { deployment }: StageView): Button =>
  button(say('production.button.open'), DEPLOYMENT_IDS.show, { value: refValue(deployment) });

function stepOf(view: StageView, people: readonly Pick<Named, 'role'>[]): Step {
  const { openErrors, state, accuracy, next, lasted, least, cases } = view;
  if (openErrors.length > 0) return 'errors';
  if (state === 'paused') return 'resume';
  if (!cases.hasAny) return people.some(({ role }) => role === 'reviewer') ? 'connect' : 'reviewers';
  if (state === 'silent') return 'judge';
  if (!next) return lasted >= least ? 'exit' : 'wait';
  const { minCases } = view.seal.content.supervised;
  const isBefore =
    view.deployment.stage > 0 || (accuracy !== null && isShown(accuracy) && accuracy.n >= minCases);
  return isBefore && lasted >= least && next.added && isShown(next.added) ? 'promote' : 'judge';
}

/** Reviewers judge; everything else is the lead's. */
function whoFor(people: readonly Pick<Named, 'role' | 'userId'>[], step: Step): string | null {
  const of = (role: string) => people.find((person) => person.role === role)?.userId;
  return (step === 'judge' ? (of('reviewer') ?? of('lead')) : of('lead')) ?? null;
}

/** [E8] The work that comes next. */
function nextStep(
  say: Say,
  step: Exclude<Step, 'exit'>,
  who: string | null,
  view: StageView | null,
  engagementId: string,
): NextStep {
  const what = say.md('production.status.next', {
    step,
    stage: view?.next?.stage ?? 0,
    toGo: view?.toGo ?? -1,
    days: view ? Math.max(0, view.least - view.lasted) : 0,
    errors: view?.openErrors.length ?? 0,
  });
  return {
    what,
    why: say(`production.status.why.${step}`),
    on: who ? [who] : [],
    since: view?.deployment.pausedAt ?? null,
    due: null,
    button: view
      ? (stepButton(say, step, view) ?? startButton(say, engagementId))
      : startButton(say, engagementId),
  };
}

function stepButton(say: Say, step: Step, view: StageView): Button | undefined {
  const { engagementId } = view.deployment;
  if (step === 'reviewers')
    return button(say('engagement.people.team.button'), ENGAGEMENT_IDS.teamOpen, { value: engagementId });
  const all = buttons(say, view);
  if (step === 'promote') return all.find(({ action_id }) => action_id === GATE_IDS.askOpen);
  if (step === 'judge' && !view.cases.isWaiting) return standsButton(say, view);
  return step === 'wait' ? standsButton(say, view) : all[0];
}
