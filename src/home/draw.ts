import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { QueueWorker } from '../jobs/queue.ts';
import type { RecordEnd } from '../record/ends.ts';
import type { Backstage } from '../room.ts';
import { slackFailure } from '../slack/errors.ts';
import { sayIn } from '../texts/say.ts';
import type { World } from '../world.ts';
import { composeHome } from './compose.ts';
import { DRAW_QUEUE } from './ids.ts';
import { keepGlances, readOpened } from './opened-store.ts';
import { homeView } from './screens/home.ts';
import { engagementsSeen, happenedSince } from './seen-store.ts';

const entry = z.object({ workspaceId: z.string(), userId: z.string() });

/** Slack will never take it, or nobody is there to see it: another try would do no better. */
const HOPELESS = new Set(['destination-dead', 'reauthorize', 'our-bug']);

/** [H1] Draws Homes. A person's drawings run one at a time, so that none overtakes a newer one. */
export function drawWorker({ world, clientFor }: Backstage): QueueWorker {
  return {
    queue: DRAW_QUEUE,
    concurrency: 2,
    tries: 10,
    async handle(data) {
      const { workspaceId, userId } = entry.parse(data);
      const client = await clientFor(workspaceId);
      if (client) await drawHome(world, client, workspaceId, userId);
    },
  };
}

/** Draws a Home from the current state, and again for as long as there was more to read or something changed meanwhile. */
async function drawHome(world: World, client: WebClient, workspaceId: string, userId: string): Promise<void> {
  for (let again = true; again; ) {
    const drawn = await readHome(world, workspaceId, userId);
    if (!drawn) return;
    again = drawn.again;
    try {
      await client.views.publish({ user_id: userId, view: drawn.view as never });
    } catch (error) {
      const failure = slackFailure(error);
      if (!HOPELESS.has(failure.kind)) throw error;
      world.log.warn(
        { workspaceId, userId, code: failure.code, details: failure.details },
        'a Home was refused',
      );
      return;
    }
  }
}

/**
 * A person's Home as it is now, in their own language; keeps what it read.
 * @returns null where they never opened it, or are gone; `again`: there is more to read, or was asked for meanwhile
 */
export async function readHome(world: World, workspaceId: string, userId: string) {
  const now = world.clock.now();
  return world.db.inWorkspace(workspaceId, async (tx) => {
    // The end of the record comes before anything that is read: what is committed in between counts as changed next time.
    const found = await readOpened(tx, workspaceId, userId);
    if (!found) return null;
    const { opened, reader, house, end } = found;
    const known = opened.known as RecordEnd | null;
    const since = known && (await happenedSince(tx, workspaceId, known));
    const seen = await engagementsSeen(tx, workspaceId, reader);
    const say = sayIn(reader.locale);
    const context = { tx, workspaceId, world, now, say };
    const { state, fresh } = await composeHome(context, { reader, house, opened, seen, since });
    const asked = await keepGlances(tx, opened, end, fresh);
    return { view: homeView(say, state), again: asked || state.left > 0 };
  });
}
