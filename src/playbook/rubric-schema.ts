import { z } from 'zod';
import { localized } from './schema.ts';

/** What use cases are scored by; the room that scores names the same, and multiplies them in this order. */
const CRITERIA = ['dataReadiness', 'processClarity', 'roiMeasurability', 'scopeBoundedness'] as const;

/** Stands beside a radio button, which takes 75 characters. */
const short = localized.refine(
  (text) => Object.values(text).every((one) => (one ?? '').length <= 75),
  'a level is described in at most 75 characters',
);

/** [P2.1] The four criteria with what each level means, from 1 to 5. */
export const rubric = z.strictObject({
  criteria: z
    .array(
      z.strictObject({
        key: z.enum(CRITERIA),
        name: localized,
        asks: localized,
        levels: z.array(short).length(5),
      }),
    )
    .refine(
      (list) => list.length === CRITERIA.length && list.every((one, at) => one.key === CRITERIA[at]),
      `the criteria are ${CRITERIA.join(', ')}, in this order`,
    ),
});
export type Rubric = z.infer<typeof rubric>['criteria'];
