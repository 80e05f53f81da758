import { z } from 'zod';

/** What the forms of one use case carry: the round they show, so that a score never lands in another one. */
export const scoreMeta = z.object({
  engagementId: z.uuid(),
  id: z.uuid(),
  round: z.int().min(1),
});
export type ScoreMeta = z.infer<typeof scoreMeta>;

/** `version`: of the choice that the form shows; 0 where nothing is chosen. */
export const choiceMeta = z.object({ engagementId: z.uuid(), version: z.int().min(0) });

export const pageMeta = z.object({ engagementId: z.uuid() });
