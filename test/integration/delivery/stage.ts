import type { SlackMessage } from '@phasegate/block-kit/blocks.ts';
import { escape } from '@phasegate/block-kit/escape.ts';
import type { StoredChannel, StoredMessage } from '@phasegate/slack-sandbox/model.ts';
import { type Sandbox, startSandbox } from '@phasegate/slack-sandbox/sandbox.ts';
import { onTestFinished } from 'vitest';
import type { Database } from '../../../db/database.ts';
import { message } from '../../../db/schema/delivery.ts';
import { type Acting, act, type Showing } from '../../../src/record/act.ts';
import { deliveryClient } from '../../../src/slack/client.ts';
import { pictureWorker } from '../../../src/slack/delivery/picture-later.ts';
import type { UndeliveredMessage } from '../../../src/slack/delivery/settle.ts';
import { type DeliveryDeps, deliveryWorker } from '../../../src/slack/delivery/worker.ts';
import { newWorkspace, type TestWorkspace, type TestWorldOptions } from '../../support/world.ts';

/** A public channel with the bot in it, one without, a private one with it, and a person. */
export const OPEN = 'C0OPEN';
export const UNJOINED = 'C0UNJOINED';
export const PRIVATE = 'C0PRIVATE';
export const PERSON = 'U0LENA';

const seed = {
  workspaces: [
    {
      id: 'T0STAGE',
      name: 'Stage',
      people: [{ id: PERSON, name: 'lena', realName: 'Lena' }],
      channels: [
        { id: OPEN, name: 'open', withBot: true },
        { id: UNJOINED, name: 'unjoined' },
        { id: PRIVATE, name: 'private', kind: 'private' as const, withBot: true },
      ],
    },
  ],
};

export interface Stage extends TestWorkspace {
  db: Database;
  sandbox: Sandbox;
  deps: DeliveryDeps;
  /** What the card `note:<id>` says now. Nothing said, nothing to show. */
  says: Map<string, string | SlackMessage>;
  letters: UndeliveredMessage[];
  verb<Result>(work: (acting: Acting) => Promise<Result>): Promise<Result>;
  show(id: string, showing?: Partial<Showing>): Promise<void>;
  /** Works on the waiting entries, and those they write, until none is left; time passes as they ask. */
  run(): Promise<void>;
  /** Works on the entries that are due, once. */
  runDue(): Promise<void>;
  /** Delivery's messages in a conversation, oldest first. */
  posted(channel?: string): StoredMessage[];
  texts(channel?: string): string[];
  channel(id: string): StoredChannel;
  rows(): Promise<(typeof message.$inferSelect)[]>;
}

/** A Slack, a workspace in it, and delivery on a clock that only moves where somebody waits. */
export async function stage(
  db: Database,
  { timeout = 5_000, ...options }: TestWorldOptions & { timeout?: number } = {},
): Promise<Stage> {
  const made = await newWorkspace(db, options);
  const { workspaceId, world, clock, queue } = made;
  const sandbox = await startSandbox({ seed, now: () => clock.now().epochMilliseconds });
  onTestFinished(() => sandbox.stop());
  const says: Stage['says'] = new Map();
  const letters: UndeliveredMessage[] = [];
  const client = deliveryClient(sandbox.botToken, { slackApiUrl: sandbox.apiUrl, log: world.log, timeout });
  const deps: DeliveryDeps = {
    world,
    cards: {
      note: async (_context, id) => {
        const said = says.get(id);
        return typeof said === 'string' ? note(said) : (said ?? null);
      },
    },
    undelivered: [async (_acting, letter) => void letters.push(letter)],
    clientFor: async () => client,
    wait: async (until) => clock.set(until),
  };
  const workers = [deliveryWorker(deps), pictureWorker(deps)];
  const work = async (entries: ReturnType<typeof queue.take>) => {
    for (const { queue: name, data, startAfter } of entries) {
      if (startAfter && Temporal.Instant.compare(startAfter, clock.now()) > 0) clock.set(startAfter);
      const worker = workers.find(({ queue: of }) => of === name);
      if (!worker) throw new Error(`nobody works on ${name}`);
      await worker.handle(data, 1);
    }
  };
  const verb: Stage['verb'] = (task) => act(world, { workspaceId, userId: PERSON, origin: 'slack' }, task);
  const posted = (channel = OPEN) => find(sandbox, channel).messages.filter((each) => each.botId);
  return {
    ...made,
    db,
    sandbox,
    deps,
    says,
    letters,
    verb,
    show: async (id, showing = {}) => {
      if (!says.has(id)) says.set(id, id);
      await verb(async (acting) => acting.show({ subject: `note:${id}`, destination: OPEN, ...showing }));
    },
    run: async () => {
      for (let left = queue.take(); left.length > 0; left = queue.take()) await work(left);
    },
    runDue: async () => {
      const all = queue.take();
      const isDue = ({ startAfter }: (typeof all)[number]) =>
        !startAfter || Temporal.Instant.compare(startAfter, clock.now()) <= 0;
      queue.entries = all.filter((entry) => !isDue(entry));
      await work(all.filter(isDue));
    },
    posted,
    texts: (channel) => posted(channel).map((each) => each.text),
    channel: (id) => find(sandbox, id),
    rows: () => db.inWorkspace(workspaceId, (tx) => tx.select().from(message).orderBy(message.position)),
  };
}

export const note = (text: string): SlackMessage => ({
  text: escape(text),
  blocks: [{ type: 'section', text: { type: 'mrkdwn', text } }],
});

/** A message as the app's own card, deleted by somebody in Slack. */
export const deleteInSlack = async ({ sandbox }: Stage, channel: string, ts: string): Promise<void> => {
  const body = new URLSearchParams({ token: sandbox.botToken, channel, ts });
  await fetch(`${sandbox.apiUrl}chat.delete`, { method: 'POST', body });
};

function find(sandbox: Sandbox, id: string): StoredChannel {
  const channels = sandbox.workspaces.flatMap((each) => each.channels);
  const found = channels.find((each) => each.id === id || (each.kind === 'im' && each.members.includes(id)));
  if (!found) throw new Error(`no channel ${id}`);
  return found;
}
