import { z } from 'zod';
import { cycleVerb } from '../../engagement/cycle-verb.ts';
import type { EngagementActing } from '../../engagement/verb.ts';
import { Refusal } from '../../refusal.ts';
import type { DraftContent, SealedContent } from '../../seal/content.ts';
import { METRICS } from '../../statistics/metrics.ts';
import { currencyInUse, holdCandidates } from '../use-case/currency-store.ts';
import { changePlan, PLANNERS, type Sections, savingPlan } from './change.ts';
import { type CurveFault, type Required, requiredLevel } from './required.ts';
import { ROI_FIELDS, type RoiInput, roiOf } from './roi-input.ts';
import { followingExit } from './rules.ts';
import { metricTerm } from './screens/words.ts';

type Roi = SealedContent['roi'];

/** [P3.1] [P3.2] Saves the ROI model with its curve; what rests on it follows. */
export const saveRoi = cycleVerb({
  input: z.object({ ...savingPlan, ...ROI_FIELDS }),
  may: PLANNERS,
  exclusive: true,
  async run(acting, input): Promise<boolean> {
    await requireCurrency(acting, input.currency);
    const roi = roiOf(input);
    const required = requiredLevel(roi);
    if ('fault' in required) throw refusalOf(required, input.metric);
    return changePlan(acting, input, {
      part: 'roi',
      shown: (content) => content.roi ?? null,
      make: ({ content }) => ({ roi, ...following(content, roi, required) }),
    });
  },
});

/** Two currencies cannot be held against each other. @throws Refusal that names the one in use */
async function requireCurrency({ tx, actor, engagement }: EngagementActing, typed: string): Promise<void> {
  await holdCandidates(tx, engagement.id);
  const used = await currencyInUse(tx, actor.workspaceId, engagement.id);
  if (used && used !== typed) throw new Refusal('plan.refusal.currencies', { typed, used }, 'currency');
}

/**
 * [P3.2] A threshold that came from the ROI model moves with it, and the supervised exit with the threshold. One
 * typed by hand stays, with its reason, unless it was about another metric.
 */
function following(content: DraftContent, roi: Roi, required: Required): Sections {
  const { requirement } = content;
  if (!requirement) return {};
  const { metric } = roi.curve;
  const isTyped = requirement.typedReason !== null;
  if (isTyped && requirement.metric === metric) return {};
  if (isTyped) return { requirement: null, ...followingExit(content, null) };
  const { better } = METRICS[metric];
  const next = { ...requirement, metric, better, threshold: required.threshold };
  return { requirement: next, ...followingExit(content, next) };
}

/** Why a curve is none, at the field that shows it. */
function refusalOf(fault: CurveFault, metric: RoiInput['metric']): Refusal {
  const { min, max } = METRICS[metric];
  switch (fault.fault) {
    case 'equal-levels':
      return new Refusal('plan.refusal.equal-levels', {}, 'level2');
    case 'equal-improvements':
      return new Refusal('plan.refusal.equal-improvements', {}, 'improvement2');
    case 'falls':
      return new Refusal(
        'plan.refusal.falls',
        { better: METRICS[metric].better, metric: metricTerm(metric) },
        'improvement2',
      );
    case 'level-range':
      return new Refusal(
        'plan.refusal.level-range',
        { metric: metricTerm(metric), min, max: Number.isFinite(max) ? max : 'none' },
        fault.point === 0 ? 'level1' : 'level2',
      );
    case 'beyond-cost':
      return new Refusal('plan.refusal.beyond-cost', {}, 'targetPerYear');
    case 'unreachable':
      return new Refusal(
        'plan.refusal.unreachable',
        { metric: metricTerm(metric), level: fault.level },
        'targetPerYear',
      );
  }
}
