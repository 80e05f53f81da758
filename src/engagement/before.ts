import { z } from 'zod';
import type { Role } from './roles.ts';
import type { EngagementState } from './store.ts';
import { engagementVerb } from './verb.ts';

/** Refuses whoever a form's verb would refuse at its end, before anything is typed. */
export const before = (
  may: readonly Role[],
  more: { admins?: boolean; during?: readonly EngagementState[] } = {},
) => engagementVerb({ input: z.object({ engagementId: z.uuid() }), may, ...more, run: async () => {} });
