import { z } from 'zod';
import { because, line, parse } from '../../record/parse.ts';
import { FAIRNESS_METRICS } from '../../statistics/metrics.ts';

const BOUND_MAX = { segment: 80, values: 2_000, value: 80, listed: 50 } as const;

/** One value a line, or separated by commas; empty: all that occur. */
const values = z
  .string()
  .max(BOUND_MAX.values)
  .transform((typed) => [
    ...new Set(
      typed
        .split(/[,;\n]/)
        .map((one) => one.trim())
        .filter((one) => one !== ''),
    ),
  ])
  .refine((all) => all.length !== 1, because('plan.refusal.values-one'))
  .refine(
    (all) => all.length <= BOUND_MAX.listed && all.every((one) => one.length <= BOUND_MAX.value),
    because('plan.refusal.values', { most: BOUND_MAX.listed, max: BOUND_MAX.value }),
  )
  .transform((all) => (all.length === 0 ? null : all.toSorted()));

/** What a bound is about: the first step of its form. */
export const ABOUT = { segment: line(BOUND_MAX.segment), values, metric: z.enum(FAIRNESS_METRICS) };

/** Checks the first step. @throws FieldRefusals */
export const checkBoundStep = (typed: Readonly<Record<string, unknown>>): void =>
  void parse(z.object(ABOUT), typed);
