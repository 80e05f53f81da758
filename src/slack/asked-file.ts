import { randomUUID } from 'node:crypto';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Tx } from '../../db/database.ts';
import type { Core } from '../core.ts';
import type { QueueEntry, QueueWorker } from '../jobs/queue.ts';
import type { Actor } from '../record/act.ts';
import { Refusal } from '../refusal.ts';
import { type Say, sayIn } from '../texts/say.ts';
import type { OutgoingFile } from './files.ts';
import { readPerson } from './people.ts';
import { sendFileOnce, TRIES, tellUnsent, type Wish } from './send-once.ts';

/** Files that people ask for and are sent when they are written. */
export interface FileKind<World extends Core, Wanted extends z.ZodRawShape> {
  /** Which file is asked for; it is kept in the queue. */
  wanted: Wanted;
  /** How many one process writes at a time. */
  concurrency: number;
  /** The file as it is now. @throws Refusal where the person may no longer see it: nothing is sent then */
  write(at: Writing<World>, wanted: z.infer<z.ZodObject<Wanted>>): Promise<OutgoingFile>;
}

export interface Writing<World extends Core> {
  world: World;
  tx: Tx;
  /** Who asked for it, and their language. */
  actor: Actor;
  say: Say;
}

const forWhom = z.object({ workspaceId: z.string(), userId: z.string(), file: z.uuid() });

/**
 * [F1.3] [X9] A kind of file that is asked for, written outside the click, and sent once to whoever asked; or they are told, by the
 * card `<name>.unsent`, that it could not be sent.
 * @param name `<room>.<file>`: the queue, the receipts and the card are called after it
 */
export function askedFile<World extends Core, Wanted extends z.ZodRawShape>(
  name: string,
  kind: FileKind<World, Wanted>,
) {
  const queue = `${name}.send`;
  const details = z.object(kind.wanted);
  const wishOf = ({ workspaceId, userId, file }: z.infer<typeof forWhom>): Wish => ({
    to: { workspaceId, userId, origin: 'slack' },
    key: `${name}:${file}`,
    unsent: `${name}.unsent:${file}`,
  });

  const write = async (world: World, actor: Actor, data: unknown): Promise<OutgoingFile | null> => {
    const { workspaceId, userId } = actor;
    try {
      return await world.db.inWorkspace(workspaceId, async (tx) => {
        const say = sayIn((await readPerson(tx, workspaceId, userId))?.locale ?? 'en');
        return kind.write({ world, tx, actor, say }, details.parse(data));
      });
    } catch (error) {
      if (error instanceof Refusal) return null;
      throw error;
    }
  };

  return {
    /** The kind of the card that tells of a file that could not be sent: `unsentCard`. */
    unsent: `${name}.unsent`,

    /** What a verb queues once it has seen that the person may have the file. */
    entry: ({ workspaceId, userId }: Actor, wanted: z.infer<typeof details>): QueueEntry => ({
      queue,
      key: `${workspaceId}:${userId}`,
      data: { ...wanted, workspaceId, userId, file: randomUUID() },
    }),

    worker: ({ world, clientFor }: Sending<World>): QueueWorker => ({
      queue,
      concurrency: kind.concurrency,
      tries: TRIES,
      givenUp: (data) => tellUnsent(world, wishOf(forWhom.parse(data))),
      async handle(data) {
        const wish = wishOf(forWhom.parse(data));
        const client = await clientFor(wish.to.workspaceId);
        if (client) await sendFileOnce(world, client, wish, () => write(world, wish.to, data));
      },
    }),
  };
}

interface Sending<World> {
  world: World;
  /** Null where the app is not installed any more. */
  clientFor(workspaceId: string): Promise<WebClient | null>;
}
