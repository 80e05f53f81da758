import { setTimeout as wait } from 'node:timers/promises';
import { and, count, eq, isNotNull } from 'drizzle-orm';
import { pino } from 'pino';
import { type Database, openDatabase } from '../../db/database.ts';
import { message } from '../../db/schema/delivery.ts';
import { workspace } from '../../db/schema/workspace.ts';
import { systemClock } from '../../src/clock.ts';
import { openOutside } from '../../src/guarded-fetch/outside.ts';
import { openQueue } from '../../src/jobs/queue.ts';
import { loadPlaybook } from '../../src/playbook/playbook.ts';
import { act } from '../../src/record/act.ts';
import { renderersOf } from '../../src/renderers.ts';
import type { Room } from '../../src/room.ts';
import { deliveryClient } from '../../src/slack/client.ts';
import { pictureWorker } from '../../src/slack/delivery/picture-later.ts';
import { requestMessages } from '../../src/slack/delivery/wanted.ts';
import { deliveryWorker } from '../../src/slack/delivery/worker.ts';
import { openVault } from '../../src/vault.ts';
import type { World } from '../../src/world.ts';
import type { Bench } from './bench.ts';
import type { Slack } from './stage.ts';

/** Milliseconds until the picture has to stand there. */
const PATIENCE = 60_000;
const LOOK_EVERY = 5;

/** A Slack that knows the workspace, with the app in its first channel, and a process that delivers there. */
export interface PictureStage {
  db: Database;
  /** From a verb that wants the card shown to the picture standing in its channel. @returns milliseconds */
  post(subject: string, engagementId: string): Promise<number>;
}

/** @param cards what is delivered, by the kind of its subject */
export async function pictureStage(
  bench: Bench,
  slack: Slack,
  cards: NonNullable<Room['cards']>,
): Promise<PictureStage> {
  const { workspaceId } = slack;
  const destination = slack.channelIds[0] ?? '';
  const db = await openDatabase({ url: await bench.database() });
  bench.defer(() => db.close());
  await db.inWorkspace(workspaceId, (tx) =>
    tx.insert(workspace).values({
      workspaceId,
      name: 'Bench',
      botUserId: slack.botUserId,
      installedAt: systemClock.now(),
    }),
  );
  const log = pino({ level: 'warn' }, pino.destination(2));
  const world: World = {
    requestMessages,
    vault: openVault(null),
    outside: openOutside([]),
    db,
    queue: openQueue(db, log),
    clock: systemClock,
    playbook: loadPlaybook(),
    rooms: [],
    log,
  };
  const client = deliveryClient(slack.botToken, { slackApiUrl: slack.apiUrl, log });
  await client.conversations.join({ channel: destination });
  const clientFor = async () => client;
  await world.queue.start(
    [
      deliveryWorker({ world, cards: renderersOf(world, [{ cards }]), undelivered: [], clientFor }),
      pictureWorker({ world, clientFor }),
    ],
    true,
  );
  bench.defer(() => world.queue.stop());
  return {
    db,
    async post(subject, engagementId) {
      const started = performance.now();
      await act(world, { workspaceId, userId: 'system', origin: 'clock' }, async ({ show }) =>
        show({ subject, destination, engagementId }),
      );
      while (!(await isShown(db, workspaceId, subject))) {
        if (performance.now() - started > PATIENCE) throw new Error(`${subject}: no picture stands there`);
        await wait(LOOK_EVERY);
      }
      const took = performance.now() - started;
      const { messages = [] } = await client.conversations.history({ channel: destination });
      if (!JSON.stringify(messages).includes('slack_file'))
        throw new Error(`${subject}: Slack shows no picture`);
      return took;
    },
  };
}

/** Whether Slack has taken the message with its picture, as delivery writes it down. */
async function isShown(db: Database, workspaceId: string, subject: string): Promise<boolean> {
  const [found] = await db.inWorkspace(workspaceId, (tx) =>
    tx
      .select({ shown: count() })
      .from(message)
      .where(
        and(
          eq(message.workspaceId, workspaceId),
          eq(message.subject, subject),
          isNotNull(message.pictureShown),
        ),
      ),
  );
  return found?.shown === 1;
}
