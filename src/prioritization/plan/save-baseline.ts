import { Decimal } from 'decimal.js';
import { z } from 'zod';
import { cycleVerb } from '../../engagement/cycle-verb.ts';
import { line, parse } from '../../record/parse.ts';
import { Refusal } from '../../refusal.ts';
import type { SealedContent } from '../../seal/content.ts';
import { decimalTyped, percentTyped } from '../typed.ts';
import { changePlan, PLANNERS, savingPlan } from './change.ts';

export type BaselineMetric = SealedContent['baseline'][number];

const METRIC_MAX = { name: 80, unit: 30, period: 80, source: 120 } as const;
/** As many as the seal takes. */
const MOST = 20;

const key = z.string().regex(/^[a-z][a-z0-9_-]{0,45}$/);
const what = {
  name: line(METRIC_MAX.name),
  unit: line(METRIC_MAX.unit),
  better: z.enum(['higher', 'lower']),
};
const numbers = {
  value: decimalTyped('plan.refusal.number'),
  period: line(METRIC_MAX.period),
  source: line(METRIC_MAX.source),
  target: decimalTyped('plan.refusal.number'),
  variancePercent: percentTyped('plan.refusal.variance', { max: 1_000 }),
};

/** Checks what an own metric is, before its numbers are asked for. @throws FieldRefusals */
export const checkMetric = (typed: Readonly<Record<string, unknown>>): void =>
  void parse(z.object(what), typed);

/** [P3.3] Adds a metric of today's process, or changes it. */
export const saveMetric = cycleVerb({
  input: z.object({ ...savingPlan, key, ...what, ...numbers }),
  may: PLANNERS,
  exclusive: true,
  async run(acting, { engagementId: _in, cycle: _of, was, reason, draft, ...metric }): Promise<boolean> {
    requireBetter(metric);
    return changePlan(
      acting,
      { was, reason, draft },
      {
        part: 'baseline',
        shown: ({ baseline = [] }) => baseline.find((one) => one.key === metric.key) ?? null,
        make: ({ content: { baseline = [] } }) => {
          const others = baseline.filter((one) => one.key !== metric.key);
          const named = (one: BaselineMetric) => one.name.toLowerCase() === metric.name.toLowerCase();
          if (others.some(named)) throw new Refusal('plan.refusal.metric-twice', {}, 'name');
          if (others.length >= MOST) throw new Refusal('plan.refusal.metrics-most', { most: MOST });
          const isNew = others.length === baseline.length;
          return {
            baseline: isNew
              ? [...baseline, metric]
              : baseline.map((one) => (one.key === metric.key ? metric : one)),
          };
        },
      },
    );
  },
});

/** A target is not worse than today. @throws Refusal that names the direction */
function requireBetter({ better, value, target }: BaselineMetric): void {
  const gain = new Decimal(target).comparedTo(value);
  if (better === 'higher' ? gain < 0 : gain > 0)
    throw new Refusal('plan.refusal.target-worse', { better, value }, 'target');
}

/** [P3.3] Takes a metric out of the baseline. */
export const removeMetric = cycleVerb({
  input: z.object({ ...savingPlan, key }),
  may: PLANNERS,
  exclusive: true,
  run: (acting, input): Promise<boolean> =>
    changePlan(acting, input, {
      part: 'baseline',
      shown: ({ baseline = [] }) => baseline.find((one) => one.key === input.key) ?? null,
      make: ({ content: { baseline = [] } }) => {
        const left = baseline.filter((one) => one.key !== input.key);
        return { baseline: left.length > 0 ? left : null };
      },
    }),
});
