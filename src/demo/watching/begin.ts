import { z } from 'zod';
import { advancePhase } from '../../engagement/change-phase.ts';
import { engagementVerb } from '../../engagement/verb.ts';

/**
 * Enters phase 5 without the gate that leads there: its weeks of review are what `demo:actions` shows. The one thing in this demo
 * that nobody could do by a button; it is on the record as any other.
 */
export const skipProduction = engagementVerb({
  input: z.object({ engagementId: z.uuid() }),
  may: ['lead'],
  run: (acting) => advancePhase(acting, 5),
});
