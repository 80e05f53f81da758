import { sql } from 'drizzle-orm';
import { type Database, query, type Tx } from '../../db/database.ts';
import { receipt } from '../../db/schema/record.ts';
import { given, statement } from '../../db/statement.ts';
import type { Core } from '../core.ts';
import type { QueueEntry } from '../jobs/queue.ts';
import { type Change, eventsFor } from './audit.ts';

/** Who acts, as far as the request itself proves it. What they may do is looked up, never carried. */
export interface Actor {
  workspaceId: string;
  /** A Slack user id, or `system` for the clock. */
  userId: string;
  /** `mcp`: an agent, for whoever made its key; `workflow`: a step of Workflow Builder, for the lead who let it in. */
  origin: 'slack' | 'api' | 'mcp' | 'workflow' | 'clock';
  /** The id of the API key through which they act, or of the run of a workflow. */
  key?: string;
}

/** A message that should exist and show the current state of its subject. */
export interface Showing {
  /** `<card kind>:<id>`; the room that registered the kind renders it. Posted once, then edited. */
  subject: string;
  /** A channel id, or a user id for a direct message. */
  destination: string;
  /** The subject in whose thread it stands. */
  threadOf?: string;
  pin?: boolean;
  engagementId?: string;
}

/**
 * Says what is to be written down so that messages show what a verb changed: `messages` for the function `end_verb`,
 * and the queue entries that wake whoever delivers them.
 */
export type RequestMessages = (
  workspaceId: string,
  showings: readonly Showing[],
) => { messages: object[]; entries: QueueEntry[] };

/** The hands of a verb inside its transaction. */
export interface Acting {
  tx: Tx;
  actor: Actor;
  now: Temporal.Instant;
  /** Records a change in the audit chain. */
  record(change: Change): void;
  /** What was recorded so far. */
  recorded(): readonly Change[];
  /** Says that a message should show the state this transaction leaves behind. */
  show(showing: Showing): void;
  /** Queues work that starts once this transaction is committed. */
  enqueue(entry: QueueEntry): void;
  /** True the first time a key is seen in this workspace; a redelivery gets false and does nothing. */
  once(key: string): Promise<boolean>;
}

/**
 * Runs a verb: what it writes, its audit events, its messages and its queue entries are committed
 * together or not at all. `keyed`: it asks for rows by their keys alone.
 */
export async function act<Result>(
  core: Core,
  actor: Actor,
  verb: (acting: Acting) => Promise<Result>,
  { keyed = false }: { keyed?: boolean } = {},
): Promise<Result> {
  const now = core.clock.now();
  const changes: Change[] = [];
  const showings: Showing[] = [];
  const entries: QueueEntry[] = [];
  const work = async (tx: Tx): Promise<Result> => {
    const result = await verb({
      tx,
      actor,
      now,
      record: (change) => changes.push(change),
      recorded: () => changes,
      show: (showing) => showings.push(showing),
      enqueue: (entry) => entries.push(entry),
      once: (key) => takeReceipt(tx, actor.workspaceId, key, now),
    });
    const { workspaceId } = actor;
    const { messages, entries: deliveries } = core.requestMessages(workspaceId, showings);
    const origin = actor.key ? `${actor.origin}:${actor.key}` : actor.origin;
    const events = eventsFor({ workspaceId, actor: actor.userId, origin, at: now }, changes);
    const queued = [...entries, ...deliveries];
    if (events.length + messages.length + queued.length > 0)
      await core.queue.insert(tx, queued, { workspaceId, events, messages });
    for (const { action } of changes) core.tally?.change(action);
    core.log.debug(
      {
        workspaceId,
        origin,
        actions: changes.map(({ action }) => action),
        shows: showings.map(({ subject }) => subject),
        queues: queued.map(({ queue }) => queue),
      },
      'a verb has decided',
    );
    return result;
  };
  return core.db.inWorkspace(actor.workspaceId, work, { keyed });
}

/**
 * True the first time a key is seen in a workspace; at once, in a transaction of its own that nobody waits for the disk
 * for.
 */
export async function firstReceipt(
  db: Database,
  workspaceId: string,
  key: string,
  at: Temporal.Instant,
): Promise<boolean> {
  const asked = sql`select first_receipt(${workspaceId}, ${key}, ${at.toString()}) as fresh`;
  const [found] = await query<{ fresh: boolean }>(db.orm, asked);
  return found?.fresh ?? false;
}

/** True the first time a key is seen in this workspace. */
async function takeReceipt(tx: Tx, workspaceId: string, key: string, at: Temporal.Instant): Promise<boolean> {
  const fresh = await taken(tx, { workspaceId, key, at });
  return fresh.length > 0;
}

const taken = statement((orm) =>
  orm
    .insert(receipt)
    .values({ workspaceId: given('workspaceId'), key: given('key'), at: given('at') })
    .onConflictDoNothing()
    .returning({ key: receipt.key }),
);
