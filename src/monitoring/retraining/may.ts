import { z } from 'zod';
import { type Role, WORKERS } from '../../engagement/roles.ts';
import { engagementVerb } from '../../engagement/verb.ts';
import { HANDLERS } from '../alerts/act.ts';
import { DECLARERS } from './declare.ts';
import { APPROVERS } from './steps.ts';

/** Refuses whoever a form's verb would refuse at its end, before anything is typed. */
const before = (may: readonly Role[]) =>
  engagementVerb({ input: z.object({ engagementId: z.uuid() }), may, run: async () => {} });

export const beforeTrigger = before(HANDLERS);
export const beforeDeclaring = before(DECLARERS);
export const beforeNaming = before(WORKERS);
export const beforeAbandoning = before(APPROVERS);
export const beforePipeline = before(['lead', 'engineering']);
