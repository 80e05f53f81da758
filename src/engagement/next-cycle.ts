import type { Reuse } from '../../db/schema/engagement.ts';
import type { CheckContext } from '../room.ts';
import type { Say } from '../texts/say.ts';
import type { World } from '../world.ts';
import type { NextCycle, ReuseWords } from './reuse.ts';
import type { Engagement } from './store.ts';

/** Where no room keeps a data foundation there is none to take over. */
const NOTHING: NextCycle = {
  reuse: { sources: { total: 0, reused: 0 }, lineage: false, pipeline: false, share: 0, stale: [] },
  datasets: [],
  final: null,
};

/** [R3] What the next cycle would take over, as the room of phase 1 sees it now; `final` as in `Room.nextCycle`. */
export async function readNextCycle(
  context: Omit<CheckContext, 'subject'>,
  final?: string | null,
): Promise<NextCycle> {
  for (const room of context.world.rooms) {
    const found = await room.nextCycle?.(context, final);
    if (found) return found;
  }
  return NOTHING;
}

/** [R3] How many use cases are left to choose from. */
export async function remainingIn(context: Omit<CheckContext, 'subject'>): Promise<number> {
  let count = 0;
  for (const room of context.world.rooms) count += (await room.remaining?.(context)) ?? 0;
  return count;
}

export function wordsOf(world: Pick<World, 'rooms'>, say: Say, reuse: Reuse): ReuseWords {
  for (const room of world.rooms) {
    const words = room.reuseWords?.(say, reuse);
    if (words) return words;
  }
  return { reused: [], stale: [] };
}

/** What the form of the next cycle shows. */
export interface CycleView {
  engagement: Engagement;
  next: NextCycle;
  words: ReuseWords;
  remaining: number;
}
