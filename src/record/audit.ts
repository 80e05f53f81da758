import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Tx } from '../../db/database.ts';
import { auditEvent, auditHead } from '../../db/schema/record.ts';
import { canonicalJson } from './canonical.ts';

/** A change as a verb tells it. `before` and `after` hold the fields that changed, JSON values only. */
export interface Change {
  /** room.noun.verb */
  action: string;
  kind: string;
  subject: string;
  engagementId?: string | null;
  before?: Record<string, unknown> | null;
  after?: Record<string, unknown> | null;
}

export interface Witness {
  workspaceId: string;
  actor: string;
  origin: string;
  at: Temporal.Instant;
}

export type ChainedEvent = typeof auditEvent.$inferInsert;

/** The hash before a workspace's first event. */
export const GENESIS = '0'.repeat(64);

/** Rows per insert: 13 columns each, well under the 65,535 parameters of one statement. */
const BATCH = 1_000;

/**
 * SHA-256 over the canonical JSON of everything an event says, its place in the chain and the hash of the
 * event before it. Hexadecimal.
 */
export function chainHash(event: Omit<ChainedEvent, 'hash'>): string {
  return createHash('sha256').update(canonicalJson(event)).digest('hex');
}

/**
 * Appends changes to the workspace's chain. Writers of one workspace wait for each other here, so it is
 * called last in a transaction, just before its commit.
 */
export async function appendAudit(tx: Tx, witness: Witness, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  const head = await lockHead(tx, witness.workspaceId);
  const at = witness.at.round({ smallestUnit: 'millisecond', roundingMode: 'trunc' });
  const events: ChainedEvent[] = [];
  let { seq, hash } = head;
  for (const change of changes) {
    seq += 1;
    const event = {
      workspaceId: witness.workspaceId,
      seq,
      at,
      actor: witness.actor,
      origin: witness.origin,
      action: change.action,
      kind: change.kind,
      subject: change.subject,
      engagementId: change.engagementId ?? null,
      before: jsonOnly(change.before),
      after: jsonOnly(change.after),
      prevHash: hash,
    };
    hash = chainHash(event);
    events.push({ ...event, hash });
  }
  // Written together: on one connection they need no answers of each other.
  const writes: PromiseLike<unknown>[] = [];
  for (let from = 0; from < events.length; from += BATCH) {
    writes.push(tx.insert(auditEvent).values(events.slice(from, from + BATCH)));
  }
  writes.push(tx.update(auditHead).set({ seq, hash }).where(eq(auditHead.workspaceId, witness.workspaceId)));
  await Promise.all(writes);
}

async function lockHead(tx: Tx, workspaceId: string): Promise<{ seq: number; hash: string }> {
  const read = () =>
    tx
      .select({ seq: auditHead.seq, hash: auditHead.hash })
      .from(auditHead)
      .where(eq(auditHead.workspaceId, workspaceId))
      .for('update');
  const [head] = await read();
  if (head) return head;
  await tx.insert(auditHead).values({ workspaceId, seq: 0, hash: GENESIS }).onConflictDoNothing();
  const [made] = await read();
  if (!made) throw new Error(`no audit chain for workspace ${workspaceId}`);
  return made;
}

/** What the database will give back: dates and Temporal values as text, no undefined. */
const jsonOnly = (value: Record<string, unknown> | null | undefined): Record<string, unknown> | null =>
  value ? (JSON.parse(JSON.stringify(value)) as Record<string, unknown>) : null;
