import { z } from 'zod';
import { cycleGiven } from '../../../engagement/place.ts';
import { PLAN_FORMS } from '../ids.ts';

/** Which list of the plan: its overview, the baseline's metrics with the template that is offered, the bounds. */
const place = {
  screen: z.enum(['overview', 'baseline', 'fairness']),
  template: z.string().max(75).nullable(),
};

/** Modals that lie below and show what a form changes. */
const below = z.array(z.object({ id: z.string().max(40), ...place })).max(2);
export type Below = z.infer<typeof below>;

export const listMeta = z.object({ engagementId: z.uuid(), cycle: cycleGiven, ...place, below });
export type ListMeta = z.infer<typeof listMeta>;

export const formMeta = z.object({
  engagementId: z.uuid(),
  cycle: z.int(),
  form: z.enum(PLAN_FORMS),
  /** Which metric or bound, minted where it is a new one; empty where the form is about the whole part. */
  key: z.string().max(60),
  /** Whether `key` was minted for this form: nothing is saved under it yet. */
  isNew: z.boolean(),
  step: z.int().min(1),
  /** Raised when the form must show other values than those typed: Slack keeps what is typed in a field of the same id. */
  round: z.int().min(0),
  /** `printOf` what the form shows. */
  was: z.string().max(64),
  below,
});
export type FormMeta = z.infer<typeof formMeta>;
