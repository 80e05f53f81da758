import { and, eq, sql } from 'drizzle-orm';
import { destination, message } from '../../../db/schema/delivery.ts';
import { given, statement } from '../../../db/statement.ts';
import type { Core } from '../../core.ts';
import type { Claim } from './claim.ts';
import type { Placed } from './send.ts';
import { pendingAt } from './store.ts';
import { lastPosition } from './wanted.ts';

/** Slack takes about one message a second per channel. */
const PACE = { seconds: 1 };

/**
 * The message stands in Slack. One that changed meanwhile goes to the end of the line, so that none starves.
 * @returns when the next one may go there; null where nothing is pending
 */
export async function settlePlaced(
  world: Core,
  claim: Claim,
  { channel, ts, version, picture }: Placed,
): Promise<Temporal.Instant | null> {
  return world.db.inWorkspace(claim.workspaceId, async (tx) => {
    const { workspaceId, message: row, token } = claim;
    const notBefore = world.clock.now().add(PACE);
    // Sent together, done in this order.
    const [, , pending] = await Promise.all([
      shown(tx, {
        workspaceId,
        subject: row.subject,
        token: token.toString(),
        channel,
        ts,
        version,
        // Found again after an unclear end, nobody knows whether it stands there with its picture.
        isKnown: picture !== undefined,
        picture: picture ?? null,
      }),
      paced(tx, {
        workspaceId,
        destination: row.destination,
        notBefore,
      }),
      // Whatever becomes pending after this look brings an entry of its own.
      pendingAt(tx, { workspaceId, destination: row.destination }),
    ]);
    return pending.length > 0 ? notBefore : null;
  });
}

const shown = statement((orm) => {
  const version = sql`${given('version')}::int`;
  return orm
    .update(message)
    .set({
      channel: sql`${given('channel')}`,
      ts: sql`${given('ts')}`,
      delivered: version,
      attemptAt: null,
      lookCursor: null,
      attempts: 0,
      deadReason: null,
      pictureShown: sql`case when ${given('isKnown')}::boolean then ${given('picture')} else ${message.pictureShown} end`,
      position: sql`case when ${message.wanted} > ${version} then ${lastPosition} else ${message.position} end`,
    })
    .where(
      and(
        eq(message.workspaceId, given('workspaceId')),
        eq(message.subject, given('subject')),
        eq(message.attemptAt, given('token')),
      ),
    );
});

/** The next message comes a second later. */
const paced = statement((orm) =>
  orm
    .insert(destination)
    .values({
      workspaceId: given('workspaceId'),
      destination: given('destination'),
      notBefore: given('notBefore'),
      failures: 0,
    })
    .onConflictDoUpdate({
      target: [destination.workspaceId, destination.destination],
      set: { notBefore: sql`excluded.not_before`, failures: 0 },
    }),
);
