import { section } from '@phasegate/block-kit/blocks.ts';
import type { WebClient } from '@slack/web-api';
import { and, eq } from 'drizzle-orm';
import { receipt } from '../../db/schema/record.ts';
import type { Core } from '../core.ts';
import { type Actor, act } from '../record/act.ts';
import type { Renderer } from './delivery/rendering.ts';
import { slackFailure } from './errors.ts';
import { type OutgoingFile, sendFile } from './files.ts';

/** So many times a file is tried, within about two minutes; then whoever asked for it is told. */
export const TRIES = 8;

/** Somebody asked for a file. */
export interface Outgoing {
  to: Actor;
  /** Of this wish, and of nothing else. */
  key: string;
  /** The message that tells of a file that could not be sent: `unsentCard` under the room's own kind. */
  unsent: string;
  /** The queue's. */
  attempt: number;
  /** Null where there is nothing to send any more. */
  write: () => Promise<OutgoingFile | null>;
}

/**
 * Writes a file and sends it to whoever asked for it, once: what was sent leaves a receipt under `key`. Passing
 * trouble is thrown, for the queue to try again; after some tries, or where Slack will never take it, that is the end,
 * and the person is told. Nobody is told who cannot be written to.
 */
export async function sendFileOnce(world: Core, client: WebClient, outgoing: Outgoing): Promise<void> {
  const { to, key, attempt } = outgoing;
  if (await isDone(world, to.workspaceId, key)) return;
  // It was not even told how the last try ended: the process died of it.
  if (attempt > TRIES) return giveUp(world, outgoing);
  try {
    const file = await outgoing.write();
    if (file) await sendFile(client, to.userId, file);
  } catch (error) {
    const failure = slackFailure(error);
    world.log.warn(
      { err: error, kind: failure.kind, workspaceId: to.workspaceId, attempt },
      'a file was not sent',
    );
    if (failure.kind !== 'destination-dead') {
      if (failure.kind !== 'our-bug' && attempt < TRIES) throw error;
      return giveUp(world, outgoing);
    }
  }
  await act(world, to, ({ once }) => once(key));
}

const giveUp = (world: Core, { to, key, unsent }: Outgoing): Promise<void> =>
  act(world, to, async ({ once, show }) => {
    if (await once(key)) show({ subject: unsent, destination: to.userId });
  });

/** What is said of a file that could not be sent. */
export const unsentCard: Renderer = async ({ say }) => {
  const text = say.md('common.file-unsent', { tries: TRIES });
  return { text, blocks: [section(text)] };
};

const isDone = (world: Core, workspaceId: string, key: string): Promise<boolean> =>
  world.db.inWorkspace(workspaceId, async (tx) => {
    const found = await tx
      .select({ key: receipt.key })
      .from(receipt)
      .where(and(eq(receipt.workspaceId, workspaceId), eq(receipt.key, key)));
    return found.length > 0;
  });
