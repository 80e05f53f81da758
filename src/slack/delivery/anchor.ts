import { randomUUID } from 'node:crypto';
import { and, asc, eq } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { message } from '../../../db/schema/delivery.ts';
import { lastPosition } from './wanted.ts';

/** Tells delivery where a person's own message stands, so that one of ours can be posted in its thread. */
export async function anchorAt(
  tx: Tx,
  {
    workspaceId,
    subject,
    channel,
    ts,
  }: { workspaceId: string; subject: string; channel: string; ts: string },
): Promise<void> {
  await tx
    .insert(message)
    .values({
      workspaceId,
      subject,
      id: randomUUID(),
      destination: channel,
      wanted: 1,
      delivered: 1,
      position: lastPosition as unknown as number,
      channel,
      ts,
    })
    .onConflictDoNothing();
}

/**
 * As `anchorAt`, where the message may be one of our own, which has a subject already: there are never two at one place.
 * @returns the subject of what stands there
 */
export async function standsThere(
  tx: Tx,
  place: { workspaceId: string; subject: string; channel: string; ts: string },
): Promise<string> {
  const { workspaceId, subject, channel, ts } = place;
  const [known] = await tx
    .select({ subject: message.subject })
    .from(message)
    .where(and(eq(message.workspaceId, workspaceId), eq(message.channel, channel), eq(message.ts, ts)))
    .orderBy(asc(message.position))
    .limit(1);
  if (known) return known.subject;
  await anchorAt(tx, place);
  return subject;
}
