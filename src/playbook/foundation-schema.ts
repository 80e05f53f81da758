import { z } from 'zod';
import { choice, choices } from './schema.ts';

const share = z.number().min(0).max(1);

/** What quality is measured by. */
export const DIMENSIONS = ['completeness', 'accuracy', 'consistency', 'timeliness'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Keys are values of checkboxes: at most ten of them are shown. */
export const quality = z.strictObject({
  thresholds: z.strictObject({ completeness: share, accuracy: share, consistency: share }),
  uses: choices(choice),
  consistency: choices(choice).max(9),
});
export type Quality = z.infer<typeof quality>;

export const gapChoices = z
  .strictObject({
    types: choices(choice.extend({ dimension: z.enum(DIMENSIONS).optional() })),
    efforts: choices(choice),
  })
  .refine(
    ({ types }) => DIMENSIONS.every((one) => types.filter((type) => type.dimension === one).length === 1),
    'each quality dimension needs exactly one type',
  );
export type GapChoices = z.infer<typeof gapChoices>;
