import { type Button, button } from '@phasegate/block-kit/blocks.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { ROADMAP } from '../engagement/ids.ts';
import { findEngagement, type Named, peopleOf } from '../engagement/store.ts';
import { approvalsWaiting } from '../gates/duties.ts';
import type { NextStep } from '../news.ts';
import type { CardContext, PhaseStatus } from '../room.ts';
import type { TextKey } from '../texts/catalogue.ts';
import type { Say } from '../texts/say.ts';
import { countCandidates } from './candidates/list-store.ts';
import { PLAN_IDS } from './plan/ids.ts';
import { isSigned, type PlanOverview, readPlanOverview } from './plan/overview.ts';
import { isDone, PARTS } from './plan/rules.ts';
import { isAssessed } from './risk/check.ts';
import { RISK_IDS } from './risk/ids.ts';
import { riskStanding } from './risk/store.ts';
import { SCORING_IDS } from './scoring/ids.ts';
import { type ToSettle, toSettle } from './scoring/matrix-store.ts';
import { type Reached, STEPS, type Step, stepsLeft } from './status-rules.ts';
import { CANDIDATE_IDS } from './use-case/ids.ts';

/** How phase 2 stands: for the card, `/playbook` and the digest. */
export async function prioritizationStatus(context: CardContext, engagementId: string): Promise<PhaseStatus> {
  const { tx, workspaceId, say } = context;
  const engagement = await findEngagement(tx, workspaceId, engagementId);
  if (!engagement) throw new Error(`no engagement ${engagementId}`);
  const [people, candidates, plan, risk, approvals, settling] = await Promise.all([
    peopleOf(tx, workspaceId, engagementId),
    countCandidates(tx, workspaceId, engagementId),
    readPlanOverview(tx, workspaceId, engagement),
    riskStanding(tx, workspaceId, engagement),
    approvalsWaiting(context, engagementId),
    toSettle(tx, workspaceId, engagementId),
  ]);
  const reached: Reached = {
    candidates,
    chosen: plan.content.useCase !== undefined,
    plan: PARTS.filter((part) => isDone(plan.content, part)),
    signed: isSigned(plan),
    assessed: isAssessed(risk),
  };
  const left = stepsLeft(reached);
  return {
    done: candidates.total === 0 ? 0 : STEPS.length - left.length,
    total: STEPS.length,
    facts: candidates.total === 0 ? say('candidates.status.empty') : facts(say, reached, plan),
    next: nextWork(say, left[0], { people, plan, engagementId, settling }),
    buttons: buttonsOf(say, engagementId),
    left: { work: left.length, approvals },
  };
}

function facts(say: Say, { candidates, plan, signed }: Reached, { content, signing }: PlanOverview): string {
  const parts = PARTS.length - 1;
  return [
    say('candidates.status.candidates', { total: candidates.total, settled: candidates.settled }),
    content.useCase
      ? say.md('candidates.status.chosen', {
          name: fitText(content.useCase.name, 80),
          product: content.useCase.priority,
        })
      : say('candidates.status.not-chosen'),
    say('candidates.status.plan', { done: plan.filter((part) => part !== 'useCase').length, parts }),
    ...(signing ? [say('candidates.status.bounds', { signed: signed ? 'yes' : 'no' })] : []),
  ].join(' · ');
}

/** [E8] Signing is business's and legal's; everything else the lead sees to. */
function nextWork(
  say: Say,
  step: Step | undefined,
  {
    people,
    plan,
    engagementId,
    settling,
  }: { people: readonly Named[]; plan: PlanOverview; engagementId: string; settling: ToSettle },
): NextStep | null {
  if (!step) return null;
  const leads = people.filter((one) => one.role === 'lead' && !one.isDeactivated).slice(0, 1);
  const signers = plan.signing?.roles.filter((one) => !one.signed).flatMap((one) => one.able) ?? [];
  const way = WAY[step];
  return {
    what: say(`candidates.next.${step}`),
    why: say(`candidates.next.${step}.why`),
    on: step === 'signed' ? [...new Set(signers)] : leads.map((one) => one.userId),
    since: null,
    due: null,
    // Straight to the scores that wait to be settled, and not to a list of all.
    button:
      step === 'settled' && settling.first
        ? button(say('scoring.button.settle'), SCORING_IDS.settle, { value: settling.first.id })
        : button(say(way.text), way.action, { value: engagementId }),
  };
}

/** The ways to everything, whatever comes next. */
const buttonsOf = (say: Say, value: string): Button[] => [
  button(say('candidates.button.list'), CANDIDATE_IDS.list, { value }),
  button(say('scoring.button.matrix'), SCORING_IDS.matrix, { value }),
  button(say('candidates.button.plan'), PLAN_IDS.open, { value }),
  button(say('roadmap.button'), ROADMAP, { value }),
];

interface Way {
  text: TextKey;
  action: string;
}

const PLAN_WAY: Way = { text: 'candidates.button.plan', action: PLAN_IDS.open };
const WAY: Record<Step, Way> = {
  candidates: { text: 'candidates.button.add', action: CANDIDATE_IDS.add },
  scored: { text: 'scoring.button.score', action: SCORING_IDS.list },
  settled: { text: 'candidates.button.list', action: CANDIDATE_IDS.list },
  chosen: { text: 'scoring.button.choose', action: SCORING_IDS.choose },
  roi: PLAN_WAY,
  baseline: PLAN_WAY,
  requirement: PLAN_WAY,
  fairness: PLAN_WAY,
  operations: PLAN_WAY,
  signed: { text: 'candidates.button.sign', action: PLAN_IDS.fairness },
  assessed: { text: 'risk.button.open', action: RISK_IDS.open },
};
