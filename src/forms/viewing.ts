import type { Tx } from '../../db/database.ts';
import type { Engagement } from '../engagement/store.ts';
import { viewEngagement } from '../engagement/view.ts';
import type { Visit } from '../handlers.ts';
import type { Actor } from '../record/act.ts';
import type { World } from '../world.ts';

/** One who looks at an engagement, in a transaction. */
export interface Viewing {
  tx: Tx;
  world: World;
  actor: Actor;
  now: Temporal.Instant;
  engagement: Engagement;
  /** The person's zone, in which “today” is meant. */
  timeZone: string;
}

/** [X9] @throws Refusal where the person may not see the engagement */
export async function viewing(tx: Tx, visit: Visit, engagementId: string): Promise<Viewing> {
  const { world, actor, timeZone } = visit;
  const engagement = await viewEngagement(tx, actor, engagementId);
  return { tx, world, actor, timeZone, now: world.clock.now(), engagement };
}
