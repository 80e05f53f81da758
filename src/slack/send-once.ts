import { section } from '@phasegate/block-kit/blocks.ts';
import type { WebClient } from '@slack/web-api';
import { and, eq } from 'drizzle-orm';
import { receipt } from '../../db/schema/record.ts';
import type { Core } from '../core.ts';
import { type Actor, act } from '../record/act.ts';
import type { Renderer } from './delivery/rendering.ts';
import { slackFailure } from './errors.ts';
import { type OutgoingFile, sendFile } from './files.ts';

/** So many times a worker tries a file, within about two minutes; then whoever asked for it is told. */
export const TRIES = 8;

/** That somebody asked for a file. */
export interface Wish {
  to: Actor;
  /** Of this wish, and of nothing else. */
  key: string;
  /** The message that tells of a file that could not be sent: `unsentCard` under the room's own kind. */
  unsent: string;
}

/**
 * Writes a file and sends it to whoever asked for it, once: what was sent leaves a receipt under the wish's key. Passing
 * trouble is thrown, for the queue to try again; where Slack will never take it, that is the end, and the person is
 * told. Nobody is told who cannot be written to.
 * @param write null where there is nothing to send any more
 */
export async function sendFileOnce(
  world: Core,
  client: WebClient,
  wish: Wish,
  write: () => Promise<OutgoingFile | null>,
): Promise<void> {
  const { to, key } = wish;
  if (await isDone(world, to.workspaceId, key)) return;
  try {
    const file = await write();
    if (file) await sendFile(client, to.userId, file);
  } catch (error) {
    const { kind } = slackFailure(error);
    if (kind !== 'destination-dead' && kind !== 'our-bug') throw error;
    world.log.warn({ err: error, kind, workspaceId: to.workspaceId }, 'a file was not sent');
    if (kind === 'our-bug') return tellUnsent(world, wish);
  }
  await act(world, to, ({ once }) => once(key));
}

/** Tells whoever asked for a file that it could not be sent, unless it was. */
export const tellUnsent = (world: Core, { to, key, unsent }: Wish): Promise<void> =>
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
