import { leaveWorkspaceRole, type Tx } from '../../db/database.ts';
import { receipt } from '../../db/schema/record.ts';
import { given, statement } from '../../db/statement.ts';
import type { Core } from '../core.ts';
import type { QueueEntry } from '../jobs/queue.ts';
import { appendAudit, type Change } from './audit.ts';

/** Who acts, as far as the request itself proves it. What they may do is looked up, never carried. */
export interface Actor {
  workspaceId: string;
  /** A Slack user id, or `system` for the clock. */
  userId: string;
  origin: 'slack' | 'api' | 'clock';
  /** The id of the API key through which they act. */
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
 * Writes down, in the verb's transaction, which messages should show what it changed.
 * @returns `written`: once they are; and the queue entries that wake whoever delivers them
 */
export type WantMessages = (
  tx: Tx,
  workspaceId: string,
  showings: readonly Showing[],
) => { written: Promise<unknown>; entries: QueueEntry[] };

/** The hands of a verb inside its transaction. */
export interface Acting {
  tx: Tx;
  actor: Actor;
  now: Temporal.Instant;
  /** Records a change in the audit chain. */
  record(change: Change): void;
  /** Says that a message should show the state this transaction leaves behind. */
  show(showing: Showing): void;
  /** Queues work that starts once this transaction is committed. */
  enqueue(entry: QueueEntry): void;
  /** True the first time a key is seen in this workspace; a redelivery gets false and does nothing. */
  once(key: string): Promise<boolean>;
}

/**
 * Runs a verb: what it writes, its audit events, its messages and its queue entries are committed
 * together or not at all.
 */
export async function act<Result>(
  core: Core,
  actor: Actor,
  verb: (acting: Acting) => Promise<Result>,
): Promise<Result> {
  const now = core.clock.now();
  const changes: Change[] = [];
  const showings: Showing[] = [];
  const entries: QueueEntry[] = [];
  return core.db.inWorkspace(actor.workspaceId, async (tx) => {
    const result = await verb({
      tx,
      actor,
      now,
      record: (change) => changes.push(change),
      show: (showing) => showings.push(showing),
      enqueue: (entry) => entries.push(entry),
      once: (key) => takeReceipt(tx, actor.workspaceId, key, now),
    });
    const { written, entries: deliveries } = core.wantMessages(tx, actor.workspaceId, showings);
    const origin = actor.key ? `${actor.origin}:${actor.key}` : actor.origin;
    const witness = { workspaceId: actor.workspaceId, actor: actor.userId, origin, at: now };
    // Sent together, in this order: on one connection they need no answers of each other.
    await Promise.all([written, appendAudit(tx, witness, changes)]);
    const queued = [...entries, ...deliveries];
    if (queued.length > 0) await Promise.all([leaveWorkspaceRole(tx), core.queue.insert(tx, queued)]);
    return result;
  });
}

/** True the first time a key is seen in this workspace. */
export async function takeReceipt(
  tx: Tx,
  workspaceId: string,
  key: string,
  at: Temporal.Instant,
): Promise<boolean> {
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
