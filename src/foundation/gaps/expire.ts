import { z } from 'zod';
import { findEngagement } from '../../engagement/store.ts';
import { engagementVerb } from '../../engagement/verb.ts';
import type { Tick } from '../../jobs/clock.ts';
import type { World } from '../../world.ts';
import { waiversUntil } from './list-store.ts';
import { moveGap, NOTHING_SETTLED, todayOf } from './move.ts';
import { isExpired } from './rules.ts';

/** [F3.4] Opens a gap again whose waiver is over. For the clock alone. @returns whether it did */
export const expireWaiver = engagementVerb({
  input: z.object({ engagementId: z.uuid(), id: z.uuid() }),
  may: [],
  run: (acting, { id }) =>
    moveGap(acting, {
      id,
      move: 'expire',
      // Opened by a person meanwhile, or waived anew until a later day.
      isDone: (gap) => gap.state !== 'waived' || !isExpired(gap, todayOf(acting)),
      set: NOTHING_SETTLED,
    }),
});

/** Where a day begins first on earth. */
const EARLIEST_ZONE = 'Pacific/Kiritimati';

/**
 * [F3.4] Ends the waivers whose day has come where their engagement is. Paused engagements wait: nothing is
 * lost, since each run looks at all of them. One that fails holds up no other.
 */
export const expireWaivers: Tick<World> = {
  name: 'foundation.gap.expire',
  // Zones differ by quarters of an hour.
  cron: '*/15 * * * *',
  async run(world, actor) {
    const now = world.clock.now();
    const latest = now.toZonedDateTimeISO(EARLIEST_ZONE).toPlainDate().toString();
    const due = await world.db.inWorkspace(actor.workspaceId, async (tx) => {
      const found = [];
      for (const waiver of await waiversUntil(tx, actor.workspaceId, latest)) {
        const engagement = await findEngagement(tx, actor.workspaceId, waiver.engagementId);
        if (engagement?.state === 'active') found.push(waiver);
      }
      return found;
    });
    for (const waiver of due) {
      try {
        await expireWaiver(world, actor, waiver);
      } catch (error) {
        world.log.error(
          { err: error, gapId: waiver.id },
          'a waiver could not be ended; tried again next time',
        );
      }
    }
  },
};
