import { z } from 'zod';
import { cycleVerb } from '../../engagement/cycle-verb.ts';
import { wholeTyped } from '../../record/number-typed.ts';
import { optional, paragraph } from '../../record/parse.ts';
import { Refusal } from '../../refusal.ts';
import { METRICS } from '../../statistics/metrics.ts';
import { decimalTyped, percentTyped } from '../typed.ts';
import { changePlan, PLANNERS, type Sections, savingPlan } from './change.ts';
import { isInRange, requiredLevel } from './required.ts';
import { followingExit, REASON_MAX } from './rules.ts';
import { metricTerm } from './screens/words.ts';
import type { Plan } from './store.ts';

const fields = {
  threshold: decimalTyped('plan.refusal.level'),
  typedReason: optional(paragraph(REASON_MAX)),
  minCases: wholeTyped('plan.refusal.cases', { min: 1 }),
  maxUnlabelled: optional(percentTyped('plan.refusal.left-out', { from: 'zero' })),
};
type RequirementInput = z.output<z.ZodObject<typeof fields>>;

/** [P3.2] Saves what the model has to reach. Another threshold than the ROI model's needs a reason, which stays with it. */
export const saveRequirement = cycleVerb({
  input: z.object({ ...savingPlan, ...fields }),
  may: PLANNERS,
  exclusive: true,
  async run(acting, input): Promise<boolean> {
    const min = acting.world.playbook.plan.requirement.fewest_cases;
    if (input.minCases < min) throw new Refusal('plan.refusal.cases', { min }, 'minCases');
    return changePlan(acting, input, {
      part: 'requirement',
      shown: (content) => [content.roi ?? null, content.requirement ?? null],
      make: (found) => requirementOf(found, input),
    });
  },
});

function requirementOf({ content }: Plan, input: RequirementInput): Sections {
  if (!content.roi) throw new Refusal('plan.refusal.roi-first');
  const { metric } = content.roi.curve;
  const required = requiredLevel(content.roi);
  const isOurs = !('fault' in required) && required.threshold === input.threshold;
  if (!isInRange(metric, input.threshold)) {
    const { min, max } = METRICS[metric];
    throw new Refusal(
      'plan.refusal.level-range',
      { metric: metricTerm(metric), min, max: Number.isFinite(max) ? max : 'none' },
      'threshold',
    );
  }
  if (!isOurs && input.typedReason === null)
    throw new Refusal(
      'plan.refusal.typed',
      { threshold: 'fault' in required ? '–' : required.threshold },
      'typedReason',
    );
  const requirement = {
    metric,
    better: METRICS[metric].better,
    threshold: input.threshold,
    minCases: input.minCases,
    ...(input.maxUnlabelled !== null && { maxUnlabelledPercent: input.maxUnlabelled }),
    typedReason: isOurs ? null : input.typedReason,
  };
  return { requirement, ...followingExit(content, requirement) };
}
