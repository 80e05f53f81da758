import type { SlackMessage } from '@phasegate/block-kit/blocks.ts';
import { and, asc, eq, like, sql } from 'drizzle-orm';
import type { Database } from '../../db/database.ts';
import { message } from '../../db/schema/delivery.ts';
import { renderDigest } from '../../src/digest/card.ts';
import { digest } from '../../src/digest/room.ts';
import { sendDue } from '../../src/digest/send-due.ts';
import { engagement } from '../../src/engagement/room.ts';
import { foundation } from '../../src/foundation/room.ts';
import { sayIn } from '../../src/texts/say.ts';
import type { World } from '../../src/world.ts';

/** The rooms a digest is made of here. */
export const rooms = [engagement, foundation, digest];

/** One tick of the digest's clock, as a replica runs it. @returns how many it queued */
export const tick = (world: World, workspaceId: string): Promise<number> =>
  sendDue(world, { workspaceId, userId: 'system', origin: 'clock' });

/** Every digest that was ever wanted, by subject, with how often. */
export const wanted = (db: Database, workspaceId: string) =>
  db.inWorkspace(workspaceId, (tx) =>
    tx
      .select({ subject: message.subject, destination: message.destination, times: message.wanted })
      .from(message)
      .where(and(eq(message.workspaceId, workspaceId), like(message.subject, 'digest.daily:%')))
      .orderBy(asc(message.subject)),
  );

/** What delivery would post for a subject now. */
export function rendered(world: World, workspaceId: string, subject: string): Promise<SlackMessage | null> {
  const id = subject.slice(subject.indexOf(':') + 1);
  return world.db.inWorkspace(workspaceId, (tx) =>
    renderDigest({ tx, workspaceId, world, now: world.clock.now(), say: sayIn('en') }, id),
  );
}

/** As if Slack had taken it. */
export const posted = (db: Database, workspaceId: string, subject: string) =>
  db.inWorkspace(workspaceId, (tx) =>
    tx
      .update(message)
      .set({ ts: '1.1', delivered: sql`${message.wanted}` })
      .where(and(eq(message.workspaceId, workspaceId), eq(message.subject, subject))),
  );
