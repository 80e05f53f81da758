import { z } from 'zod';
import type { Role } from './roles.ts';
import { engagementVerb } from './verb.ts';

/** Refuses whoever a form's verb would refuse at its end, before anything is typed. */
export const before = (may: readonly Role[], { admins = false } = {}) =>
  engagementVerb({ input: z.object({ engagementId: z.uuid() }), may, admins, run: async () => {} });
