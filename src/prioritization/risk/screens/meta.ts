import { z } from 'zod';
import { cycleGiven } from '../../../engagement/place.ts';

export const riskMeta = z.object({
  engagementId: z.uuid(),
  cycle: cycleGiven,
  /** What the answers are about: another use case may be chosen while they are given. */
  useCase: z.uuid(),
  /** The version the form was opened on; 0 where there was none. */
  base: z.int().min(0),
  /** The question that is shown; empty for the result. */
  at: z.string().max(40),
});
export type RiskMeta = z.infer<typeof riskMeta>;
