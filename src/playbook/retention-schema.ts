import { z } from 'zod';
import { RETENTION_KINDS } from '../../db/keeping.ts';
import { localized } from './schema.ts';

const days = z.int().positive();

/** [A3] How long each kind of rows stays where an admin says nothing else, and what an admin may say. */
export const retention = z.strictObject({
  kinds: z
    .array(
      z
        .strictObject({ key: z.enum(RETENTION_KINDS), name: localized, days, least: days, most: days })
        .refine(
          (one) => one.least <= one.days && one.days <= one.most,
          'days must be between least and most',
        ),
    )
    .refine(
      (list) => RETENTION_KINDS.every((key) => list.filter((one) => one.key === key).length === 1),
      `each kind once: ${RETENTION_KINDS.join(', ')}`,
    ),
});
export type RetentionRule = z.infer<typeof retention>['kinds'][number];
