import { z } from 'zod';
import { cycleVerb } from '../../engagement/cycle-verb.ts';
import { Refusal } from '../../refusal.ts';
import { METRICS } from '../../statistics/metrics.ts';
import { changePlan, PLANNERS, savingPlan } from './change.ts';
import { OPERATIONS_FIELDS } from './operations-input.ts';
import { isInRange } from './required.ts';
import { OPERATIONS } from './rules.ts';
import { metricTerm } from './screens/words.ts';

/** [P3.4] Saves what a staging run, the supervised period, the rollout and the monitoring are held to. */
export const saveOperations = cycleVerb({
  input: z.object({ ...savingPlan, ...OPERATIONS_FIELDS }),
  may: PLANNERS,
  exclusive: true,
  async run(acting, input): Promise<boolean> {
    const { metric, threshold } = input;
    if (!isInRange(metric, threshold)) {
      const { min, max } = METRICS[metric];
      const range = { metric: metricTerm(metric), min, max: Number.isFinite(max) ? max : 'none' };
      throw new Refusal('plan.refusal.level-range', range, 'threshold');
    }
    const { volumePerHour, maxErrorPercent, maxP95Ms, minMinutes } = input;
    const { outputVariancePercent, valueVariancePercent } = input;
    const stages = acting.world.playbook.plan.rollout;
    const confidences = [input.confidence1, input.confidence2, input.confidence3, input.confidence4];
    return changePlan(acting, input, {
      part: 'operations',
      shown: (content) => OPERATIONS.map((section) => content[section] ?? null),
      make: () => ({
        integration: { volumePerHour, maxErrorPercent, maxP95Ms, minMinutes },
        supervised: { metric, threshold, minCases: input.minCases, minDays: input.supervisedDays },
        rollout: stages.map(({ stage, complexity, min_confidence }, index) => ({
          stage,
          complexity,
          minConfidence: confidences[index] ?? String(min_confidence),
          minDays: input.stageDays,
        })),
        monitoring: { outputVariancePercent, valueVariancePercent },
      }),
    });
  },
});
