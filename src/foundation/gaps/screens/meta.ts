import { z } from 'zod';

/** The choice of an engagement for a message that is recorded. */
export const gapChoiceMeta = z.object({ gapId: z.uuid() });
