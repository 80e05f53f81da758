import { z } from 'zod';
import { listState } from '../../../forms/meta.ts';

export const assessmentMeta = z.object({
  engagementId: z.uuid(),
  sourceId: z.uuid(),
  /** The assessment still to be saved. */
  id: z.uuid(),
  step: z.int().min(1).max(2),
  /** One of a round through all sources. */
  round: z.boolean(),
  /** The place in the list of sources it was opened from; null elsewhere. */
  back: listState.nullable(),
});
export type AssessmentMeta = z.infer<typeof assessmentMeta>;

/** `page`: of the earlier versions. */
export const resultMeta = z.object({ assessmentId: z.uuid(), page: z.int().min(1) });
