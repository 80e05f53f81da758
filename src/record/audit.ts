import { hash } from 'node:crypto';
import type { Tx } from '../../db/database.ts';
import { raw } from '../../db/raw.ts';
import type { auditEvent } from '../../db/schema/record.ts';
import { canonicalJson } from './canonical.ts';
import { committed, newSalt, type Redaction } from './commitments.ts';

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

/** An event as it stands in the database. */
export type RecordedEvent = typeof auditEvent.$inferSelect;

/** The hash before the first event of a chain. */
export const GENESIS = '0'.repeat(64);

/** As many writers of one workspace append at the same time. The function `append_audit` knows the number too. */
export const LANES = 32;

const sha256 = (text: string): string => hash('sha256', text);

/**
 * What an event says, apart from its place: SHA-256 of the canonical JSON, hexadecimal. [A3] Since fields can be erased,
 * it holds a salted hash of each field that may tell who somebody is; an event without a salt is from before, and says
 * them itself.
 */
export function leafHash(event: Omit<RecordedEvent, 'seq' | 'lane' | 'place' | 'prevHash' | 'hash'>): string {
  const { workspaceId, at, origin, action, kind, engagementId, salt } = event;
  const redaction = event.redaction as Redaction | null;
  if (redaction?.leaf) return redaction.leaf;
  const same = { workspaceId, at, origin, action, kind, engagementId };
  if (salt === null && redaction === null) {
    const { actor, subject, before, after } = event;
    return sha256(canonicalJson({ ...same, actor, subject, before, after }));
  }
  return sha256(canonicalJson({ version: 2, ...same, ...committed(event, salt, redaction) }));
}

/**
 * The hash that an event should have: SHA-256 over the hash before it, its lane, place and number and its leaf,
 * a line each, as `append_audit` makes it. In a workspace's first chain, from before there were lanes, over the
 * canonical JSON of everything the event says, its number and the hash before it. Hexadecimal.
 */
export function chainHash(event: RecordedEvent): string {
  const { hash: given, lane, place, salt: _, redaction, ...said } = event;
  // Of the first chain nothing but the hash itself says how a redacted event was.
  if (lane === null) return redaction === null ? sha256(canonicalJson(said)) : given;
  return sha256([event.prevHash, lane, place, event.seq, leafHash(event)].join('\n'));
}

/**
 * Appends changes to the workspace's record in one statement: `select append_audit(workspace, events)`. It takes a
 * lane that nobody else is appending to, so that writers do not wait for each other's commits. Called last in a
 * transaction, since it has the lane until then.
 */
export async function appendAudit(tx: Tx, witness: Witness, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  const events = JSON.stringify(eventsFor(witness, changes));
  await raw(tx, 'select append_audit($1, $2::jsonb)', [witness.workspaceId, events]);
}

/** Changes as `append_audit` takes them: JSON values. */
export function eventsFor(witness: Witness, changes: readonly Change[]): object[] {
  const { workspaceId, actor, origin } = witness;
  const at = witness.at.round({ smallestUnit: 'millisecond', roundingMode: 'trunc' });
  return changes.map(({ action, kind, subject, engagementId = null, ...change }) => {
    const before = jsonOnly(change.before);
    const after = jsonOnly(change.after);
    const said = { at, actor, origin, action, kind, subject, before, after, salt: newSalt() };
    const leaf = leafHash({ ...said, workspaceId, engagementId, redaction: null });
    return { ...said, engagement: engagementId, leaf };
  });
}

/** What the database will give back: dates and Temporal values as text, no undefined. */
const jsonOnly = (value: Record<string, unknown> | null | undefined): Record<string, unknown> | null =>
  value ? (JSON.parse(JSON.stringify(value)) as Record<string, unknown>) : null;
