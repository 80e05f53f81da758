import { z } from 'zod';

export const importMeta = z.object({ engagementId: z.uuid(), importId: z.uuid(), page: z.int().min(1) });

/** `kind`: what the form's other questions are about. */
export const fileMeta = z.object({ engagementId: z.uuid(), importId: z.uuid(), kind: z.string() });
