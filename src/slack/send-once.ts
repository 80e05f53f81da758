import type { WebClient } from '@slack/web-api';
import { and, eq } from 'drizzle-orm';
import { receipt } from '../../db/schema/record.ts';
import type { Core } from '../core.ts';
import { type Actor, act } from '../record/act.ts';
import { slackFailure } from './errors.ts';
import { type OutgoingFile, sendFile } from './files.ts';

/**
 * Sends a file to whoever asked for it, once: what was sent leaves a receipt under `key`. Where Slack will
 * never take it, that is noted; passing trouble is thrown, for the queue to try again.
 */
export async function sendFileOnce(
  world: Core,
  client: WebClient,
  to: Actor,
  key: string,
  file: OutgoingFile,
): Promise<void> {
  if (await isDone(world, to.workspaceId, key)) return;
  try {
    await sendFile(client, to.userId, file);
  } catch (error) {
    const failure = slackFailure(error);
    world.log.warn({ ...failure, workspaceId: to.workspaceId }, 'a file was not sent');
    if (failure.kind !== 'our-bug' && failure.kind !== 'destination-dead') throw error;
  }
  await act(world, to, ({ once }) => once(key));
}

const isDone = (world: Core, workspaceId: string, key: string): Promise<boolean> =>
  world.db.inWorkspace(workspaceId, async (tx) => {
    const found = await tx
      .select({ key: receipt.key })
      .from(receipt)
      .where(and(eq(receipt.workspaceId, workspaceId), eq(receipt.key, key)));
    return found.length > 0;
  });
