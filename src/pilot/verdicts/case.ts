import type { Tx } from '../../../db/database.ts';
import { cycleShown } from '../../engagement/in-cycle.ts';
import { runningCycles } from '../../engagement/running-cycles.ts';
import { findEngagement } from '../../engagement/store.ts';
import type { CheckContext } from '../../room.ts';
import { type Seal, sealsOf } from '../../seal/store.ts';
import type { Money } from '../../texts/words.ts';
import { type Evaluation, findEvaluation, findModel, type Model } from '../models/store.ts';
import { type PerformanceVerdict, performanceOf } from './rules.ts';
import { findInvestigation, type Investigation } from './store.ts';

/** All that an investigation's screens show. */
export interface Case {
  investigation: Investigation;
  model: Model;
  evaluation: Evaluation;
  failedUnder: Seal;
  /** How it failed, under the seal of then. */
  verdict: PerformanceVerdict | null;
  end: CaseEnd | null;
  /** [R3] The cycle under way, where this one's goes on no more: its plan is not changed then. */
  later: number | null;
  /** Its cycle, where that is told. */
  shown: number | null;
}

/** What it ended in. [B5] A revised ROI with its value a year, before and after. */
export type CaseEnd =
  | { kind: 'evaluation'; model: string; number: number }
  | { kind: 'seal'; sealVersion: number; before: Money; after: Money };

/** @throws Refusal where there is no such investigation */
export async function readCase(
  context: Omit<CheckContext, 'subject' | 'engagement'>,
  id: string,
): Promise<Case> {
  const { tx, workspaceId } = context;
  const investigation = await findInvestigation(tx, workspaceId, id);
  const { engagementId, cycle, sealVersion } = investigation;
  const model = await findModel(tx, workspaceId, investigation.modelId);
  const evaluation = await findEvaluation(tx, workspaceId, investigation.evaluationId);
  const seals = await sealsOf(tx, workspaceId, { id: engagementId, cycle });
  const engagement = await findEngagement(tx, workspaceId, engagementId);
  const failedUnder = seals.find((one) => one.version === sealVersion);
  if (!engagement || !model || !evaluation || !failedUnder)
    throw new Error(`investigation ${id} is about nothing`);
  const { requirement } = failedUnder.content;
  const goesOn = (await runningCycles({ ...context, engagement })).includes(cycle);
  return {
    investigation,
    model,
    evaluation,
    failedUnder,
    verdict: performanceOf(evaluation, requirement),
    end: await endOfCase(tx, workspaceId, { investigation, failedUnder, seals }),
    later: goesOn ? null : engagement.cycle,
    shown: cycleShown(engagement, cycle),
  };
}

async function endOfCase(
  tx: Tx,
  workspaceId: string,
  { investigation, failedUnder, seals }: Pick<Case, 'investigation' | 'failedUnder'> & { seals: Seal[] },
): Promise<CaseEnd | null> {
  const { endedIn, outcome } = investigation;
  if (endedIn === null) return null;
  if (outcome === 'revise the ROI') {
    const after = seals.find((one) => String(one.version) === endedIn);
    if (!after) return null;
    return {
      kind: 'seal',
      sealVersion: after.version,
      before: worth(failedUnder),
      after: worth(after),
    };
  }
  const newer = await findEvaluation(tx, workspaceId, endedIn);
  const model = newer && (await findModel(tx, workspaceId, newer.modelId));
  return newer && model ? { kind: 'evaluation', model: model.name, number: newer.number } : null;
}

const worth = ({ content: { roi } }: Seal): Money => ({ amount: roi.valuePerYear, currency: roi.currency });
