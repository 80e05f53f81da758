import { z } from 'zod';

export const importMeta = z.object({ engagementId: z.uuid(), importId: z.uuid(), page: z.int().min(1) });

/** [F1.5] What the columns of a table hold. */
export const columnsMeta = z.object({ engagementId: z.uuid(), importId: z.uuid() });

/** `kind`: what the form's other questions are about. */
export const fileMeta = z.object({ engagementId: z.uuid(), importId: z.uuid(), kind: z.string() });
