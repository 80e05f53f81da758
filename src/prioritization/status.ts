import { type Button, button } from '@phasegate/block-kit/blocks.ts';
import { escape, mention } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { findEngagement, type Named, peopleOf } from '../engagement/store.ts';
import { approvalsWaiting } from '../gates/duties.ts';
import { IDS as GATE_IDS } from '../gates/ids.ts';
import type { CardContext, PhaseStatus } from '../room.ts';
import type { TextKey } from '../texts/catalogue.ts';
import { markup, type Say } from '../texts/say.ts';
import { CANDIDATE_IDS } from './candidates/ids.ts';
import { countCandidates } from './candidates/list-store.ts';
import { PLAN_IDS } from './plan/ids.ts';
import { isSigned, lookAtPlan, type PlanLook } from './plan/look.ts';
import { isDone, PARTS } from './plan/rules.ts';
import { RISK_IDS } from './risk/ids.ts';
import { riskStanding } from './risk/store.ts';
import { SCORING_IDS } from './scoring/ids.ts';
import { type Reached, STEPS, type Step, stepsLeft } from './status-rules.ts';

/** How phase 2 stands: for the card, `/playbook` and the digest. */
export async function prioritizationStatus(context: CardContext, engagementId: string): Promise<PhaseStatus> {
  const { tx, workspaceId, say } = context;
  const engagement = await findEngagement(tx, workspaceId, engagementId);
  if (!engagement) throw new Error(`no engagement ${engagementId}`);
  const [people, candidates, plan, risk, approvals] = await Promise.all([
    peopleOf(tx, workspaceId, engagementId),
    countCandidates(tx, workspaceId, engagementId),
    lookAtPlan(tx, workspaceId, engagement),
    riskStanding(tx, workspaceId, engagement),
    approvalsWaiting(context, engagementId),
  ]);
  const reached: Reached = {
    candidates,
    chosen: plan.content.useCase !== undefined,
    plan: PARTS.filter((part) => isDone(plan.content, part)),
    signed: isSigned(plan),
    assessed: risk.isCurrent && risk.assessment?.euClass !== 'prohibited',
  };
  const left = stepsLeft(reached);
  return {
    done: candidates.total === 0 ? 0 : STEPS.length - left.length,
    total: STEPS.length,
    facts: candidates.total === 0 ? say('candidates.status.empty') : facts(say, reached, plan),
    next: nextLine(say, left[0], people, plan),
    buttons: buttonsOf(say, left[0], engagementId),
    left: { work: left.length, approvals },
  };
}

function facts(say: Say, { candidates, plan, signed }: Reached, { content, signing }: PlanLook): string {
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

/** [E5] Who does what next. Signing is business's and legal's; everything else the lead sees to. */
function nextLine(say: Say, step: Step | undefined, people: readonly Named[], plan: PlanLook): string {
  const leads = people.filter((one) => one.role === 'lead' && !one.isDeactivated).slice(0, 1);
  const signers = plan.signing?.roles.filter((one) => !one.signed).flatMap((one) => one.able) ?? [];
  const on = step === 'signed' ? [...new Set(signers)] : leads.map((one) => one.userId);
  const who = on.length > 0 ? on.map(mention).join(', ') : `_${escape(say('common.unassigned'))}_`;
  return say.md('candidates.next.who', {
    who: markup(who),
    what: markup(say(`candidates.next.${step ?? 'complete'}`, { count: on.length })),
  });
}

/** The most needed first, then the ways to everything else; once nothing is left, asking for the gate. */
function buttonsOf(say: Say, step: Step | undefined, value: string): Button[] {
  const first = WAY[step ?? 'complete'];
  const others: Way[] = [
    { text: 'candidates.button.list', action: CANDIDATE_IDS.list },
    { text: 'scoring.button.matrix', action: SCORING_IDS.matrix },
    { text: 'candidates.button.plan', action: PLAN_IDS.open },
  ];
  return [
    button(say(first.text), first.action, { value, style: 'primary' }),
    ...others
      .filter((one) => one.action !== first.action)
      .map((one) => button(say(one.text), one.action, { value })),
  ];
}

interface Way {
  text: TextKey;
  action: string;
}

const PLAN_WAY: Way = { text: 'candidates.button.plan', action: PLAN_IDS.open };
const WAY: Record<Step | 'complete', Way> = {
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
  complete: { text: 'candidates.button.ask', action: GATE_IDS.askOpen },
};
