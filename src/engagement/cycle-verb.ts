import type { z } from 'zod';
import type { Told } from '../news.ts';
import { actingIn } from './in-cycle.ts';
import { requireRunning } from './running-cycles.ts';
import { type EngagementActing, engagementVerb, type Verb, type VerbSpec } from './verb.ts';

/**
 * [R3] A thing that a person can do with what one cycle has, while that one goes on: its hands stand in the cycle that the input names
 * (`cycleGiven`), in the one under way where it names none.
 */
export const cycleVerb = <Schema extends z.ZodType<{ engagementId: string; cycle: number | null }>, Result>({
  run,
  ...spec
}: Omit<VerbSpec<Schema, Result, undefined>, 'ahead'>): Verb<z.input<Schema>, Result> =>
  engagementVerb({
    ...spec,
    run: async (hands, input, ahead) => run(await standingIn(hands, input.cycle), input, ahead),
  });

/** Which cycle an event is about, as these verbs record it; null while there was one. */
export const cycleTold = ({ after }: Pick<Told, 'after'>): number | null =>
  typeof after?.cycle === 'number' ? after.cycle : null;

/** What they record says which cycle it is about, once there is more than one. @throws Refusal where that one does not go on */
async function standingIn(hands: EngagementActing, named: number | null): Promise<EngagementActing> {
  const underWay = hands.engagement.cycle;
  const cycle = named ?? underWay;
  await requireRunning({ ...hands, workspaceId: hands.actor.workspaceId }, cycle);
  if (underWay === 1) return hands;
  return {
    ...actingIn(hands, cycle),
    note: (change) => hands.note({ ...change, after: { ...change.after, cycle } }),
  };
}
