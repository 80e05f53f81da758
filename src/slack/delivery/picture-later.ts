import type { WebClient } from '@slack/web-api';
import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { message } from '../../../db/schema/delivery.ts';
import type { Core } from '../../core.ts';
import type { QueueEntry, QueueWorker } from '../../jobs/queue.ts';
import { act } from '../../record/act.ts';
import { type SlackFailure, slackFailure } from '../errors.ts';
import { discard, isUsable } from './picture-file.ts';
import { system } from './settle.ts';
import { deliveryEntry, lastPosition } from './wanted.ts';

/** The queue whose entries say: ask Slack whether it is done with this picture. */
const PICTURE_QUEUE = 'picture';

const lateSchema = z.object({ workspaceId: z.string(), subject: z.string(), file: z.string() });

/** A picture whose message stands in Slack without it. */
export type LatePicture = z.infer<typeof lateSchema>;

/** Looks after which it is given up: after 4, 8, 16 … 256 seconds, about eight and a half minutes in all. */
const LOOKS = 7;
const FIRST_SECONDS = 4;

/** Written with the state that it belongs to, so that a restart goes on. `looks`: those made before. */
export const laterEntry = (
  late: LatePicture,
  looks: number,
  now: Temporal.Instant,
  seconds = 0,
): QueueEntry => ({
  queue: PICTURE_QUEUE,
  key: `${late.workspaceId}:${late.file}`,
  data: late,
  startAfter: now.add({ seconds: Math.max(FIRST_SECONDS * 2 ** looks, Math.ceil(seconds)) }),
});

interface LateDeps {
  world: Core;
  /** Null where the app is not installed. */
  clientFor(workspaceId: string): Promise<WebClient | null>;
}

/** What works on the queue `picture`: once Slack is done with one, its message is edited. */
export function pictureWorker({ world, clientFor }: LateDeps): QueueWorker {
  return {
    queue: PICTURE_QUEUE,
    concurrency: 2,
    tries: 10,
    // Its message stays without it.
    givenUp: (data) => settle(world, lateSchema.parse(data), { pictureFile: null }),
    handle: async (data) => {
      const late = lateSchema.parse(data);
      if (!(await isAwaited(world, late))) return;
      const client = await clientFor(late.workspaceId);
      // Installed anew it is drawn anew.
      if (!client) return settle(world, late, { pictureHash: null, pictureFile: null });
      await look(world, client, late);
    },
  };
}

async function look(world: Core, client: WebClient, late: LatePicture): Promise<void> {
  try {
    if (!(await isUsable(client, late.file))) return notYet(world, client, late);
  } catch (error) {
    return notYet(world, client, late, slackFailure(error));
  }
  await settle(world, late, {});
}

/** Slack does not take a message with this picture now; `failure`: it could not be asked. */
export async function notYet(
  world: Core,
  client: WebClient,
  late: LatePicture,
  failure: SlackFailure | null = null,
): Promise<void> {
  if (await awaitAgain(world, late, failure)) return;
  world.log.warn({ ...late, ...failure }, 'Slack is not done with a picture: its message stays without it');
  await settle(world, late, { pictureFile: null });
  await discard(client, late.file, world);
}

/** @returns false once it has been waited for long enough, or the file is no more */
async function awaitAgain(world: Core, late: LatePicture, failure: SlackFailure | null): Promise<boolean> {
  const isPassing = failure && ['rate-limited', 'retry', 'unclear'].includes(failure.kind);
  if (failure && !isPassing) return false;
  return act(world, system(late.workspaceId), async ({ tx, now, enqueue }) => {
    // A Slack that does not answer says nothing of the picture.
    const counted = failure ? 0 : 1;
    const [row] = await tx
      .update(message)
      .set({ pictureWaits: true, pictureLooks: sql`${message.pictureLooks} + ${counted}` })
      .where(isOf(late))
      .returning({ looks: message.pictureLooks });
    if (!row) return true;
    if (row.looks >= LOOKS) return false;
    enqueue(laterEntry(late, row.looks, now, failure?.retryAfter));
    return true;
  });
}

/** The waiting is over, one way or the other; a message that changes by it is edited. */
async function settle(
  world: Core,
  late: LatePicture,
  end: { pictureHash?: null; pictureFile?: null },
): Promise<void> {
  await act(world, system(late.workspaceId), async ({ tx, enqueue }) => {
    const isThere = end.pictureFile === undefined;
    const [row] = await tx
      .update(message)
      .set({
        ...end,
        pictureWaits: false,
        ...(isThere && { wanted: sql`${message.wanted} + 1`, position: lastPosition }),
      })
      .where(isOf(late))
      .returning({ destination: message.destination });
    if (row && isThere) enqueue(deliveryEntry(late.workspaceId, row.destination));
  });
}

/** Not so where the picture has changed since. */
async function isAwaited(world: Core, late: LatePicture): Promise<boolean> {
  const rows = await world.db.inWorkspace(late.workspaceId, (tx) =>
    tx
      .select({ subject: message.subject })
      .from(message)
      .where(and(isOf(late), eq(message.pictureWaits, true))),
  );
  return rows.length > 0;
}

const isOf = ({ workspaceId, subject, file }: LatePicture) =>
  and(eq(message.workspaceId, workspaceId), eq(message.subject, subject), eq(message.pictureFile, file));
