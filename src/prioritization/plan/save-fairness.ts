import { z } from 'zod';
import { cycleVerb } from '../../engagement/cycle-verb.ts';
import { wholeTyped } from '../../record/number-typed.ts';
import { because, optional, paragraph } from '../../record/parse.ts';
import { Refusal } from '../../refusal.ts';
import type { FairnessBound } from '../../seal/content.ts';
import { decimalTyped, percentTyped } from '../typed.ts';
import { ABOUT } from './bound-input.ts';
import { changePlan, PLANNERS, savingPlan } from './change.ts';
import { isSame, printOf, REASON_MAX } from './rules.ts';

const MOST = 20;

const fields = z
  .object({
    ...savingPlan,
    /** `printOf` the bound that is changed; empty for a new one. */
    key: z.string(),
    ...ABOUT,
    rule: z.enum(['max_gap', 'min_ratio']),
    limit: decimalTyped('plan.refusal.limit', { from: 'above zero' }),
    minCases: wholeTyped('plan.refusal.cases', { min: 2 }),
    maxNotStated: optional(percentTyped('plan.refusal.left-out', { from: 'zero' })),
  })
  .refine(({ rule, limit }) => rule !== 'min_ratio' || Number(limit) <= 1, {
    ...because('plan.refusal.ratio'),
    path: ['limit'],
  })
  // Shares lie between 0 and 1: a gap of 1 or more would never be broken.
  .refine(({ rule, metric, limit }) => rule !== 'max_gap' || metric === 'mae' || Number(limit) < 1, {
    ...because('plan.refusal.gap'),
    path: ['limit'],
  });

/** [P3.5] Adds a fairness bound or changes one. Signatures given before belong to other bounds. */
export const saveBound = cycleVerb({
  input: fields,
  may: PLANNERS,
  exclusive: true,
  run: (
    acting,
    { engagementId: _in, cycle: _of, was, reason, draft, key, maxNotStated, ...typed },
  ): Promise<boolean> => {
    const bound = { ...typed, ...(maxNotStated !== null && { maxNotStatedPercent: maxNotStated }) };
    return changePlan(
      acting,
      { was, reason, draft },
      {
        part: 'fairness',
        shown: ({ fairness }) => boundNamed(fairness?.bounds ?? [], key) ?? null,
        make: ({ content: { fairness } }) => ({
          fairness: { bounds: withBound(fairness?.bounds ?? [], bound, key), noneReason: null },
        }),
      },
    );
  },
});

/** The bound a form is about. */
const boundNamed = (bounds: readonly FairnessBound[], key: string): FairnessBound | undefined =>
  bounds.find((one) => printOf(one) === key);

function withBound(bounds: readonly FairnessBound[], bound: FairnessBound, key: string): FairnessBound[] {
  if (bounds.some((one) => isSame(one, bound))) return [...bounds];
  const about = ({ segment, values, metric, rule }: FairnessBound) => ({ segment, values, metric, rule });
  const old = boundNamed(bounds, key);
  const others = bounds.filter((one) => one !== old);
  if (others.some((one) => isSame(about(one), about(bound))))
    throw new Refusal('plan.refusal.bound-twice', { segment: bound.segment }, 'segment');
  if (others.length >= MOST) throw new Refusal('plan.refusal.bounds-most', { most: MOST });
  return old ? bounds.map((one) => (one === old ? bound : one)) : [...bounds, bound];
}

/** [P3.5] Takes a bound out. */
export const removeBound = cycleVerb({
  input: z.object({ ...savingPlan, key: z.string() }),
  may: PLANNERS,
  exclusive: true,
  run: (acting, input): Promise<boolean> =>
    changePlan(acting, input, {
      part: 'fairness',
      shown: ({ fairness }) => boundNamed(fairness?.bounds ?? [], input.key) ?? null,
      make: ({ content: { fairness } }) => {
        const bounds = fairness?.bounds ?? [];
        const left = bounds.filter((one) => one !== boundNamed(bounds, input.key));
        const noneReason = fairness?.noneReason ?? null;
        return { fairness: left.length > 0 || noneReason !== null ? { bounds: left, noneReason } : null };
      },
    }),
});

/** [P3.5] Says why there can be no bounds; this too is signed. */
export const saveNoBounds = cycleVerb({
  input: z.object({ ...savingPlan, noneReason: paragraph(REASON_MAX) }),
  may: PLANNERS,
  exclusive: true,
  run: (acting, input): Promise<boolean> =>
    changePlan(acting, input, {
      part: 'fairness',
      shown: ({ fairness }) => fairness ?? null,
      make: () => ({ fairness: { bounds: [], noneReason: input.noneReason } }),
    }),
});
