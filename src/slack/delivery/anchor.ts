import { randomUUID } from 'node:crypto';
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
