import type { Tx } from '../../../db/database.ts';
import { findEngagement } from '../../engagement/store.ts';
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
  /** [R3] The cycle under way, where this one's is an earlier one, whose plan is not changed meanwhile. */
  later: number | null;
}

/** What it ended in. [B5] A revised ROI with its value a year, before and after. */
export type CaseEnd =
  | { kind: 'evaluation'; model: string; number: number }
  | { kind: 'seal'; sealVersion: number; before: Money; after: Money };

/** @throws Refusal where there is no such investigation */
export async function readCase(tx: Tx, workspaceId: string, id: string): Promise<Case> {
  const investigation = await findInvestigation(tx, workspaceId, id);
  const { engagementId, cycle, sealVersion } = investigation;
  const model = await findModel(tx, workspaceId, investigation.modelId);
  const evaluation = await findEvaluation(tx, workspaceId, investigation.evaluationId);
  const seals = await sealsOf(tx, workspaceId, { id: engagementId, cycle });
  const underWay = (await findEngagement(tx, workspaceId, engagementId))?.cycle ?? cycle;
  const failedUnder = seals.find((one) => one.version === sealVersion);
  if (!model || !evaluation || !failedUnder) throw new Error(`investigation ${id} is about nothing`);
  const { requirement } = failedUnder.content;
  return {
    investigation,
    model,
    evaluation,
    failedUnder,
    verdict: performanceOf(evaluation, requirement),
    end: await endOfCase(tx, workspaceId, { investigation, failedUnder, seals }),
    later: underWay > cycle ? underWay : null,
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
