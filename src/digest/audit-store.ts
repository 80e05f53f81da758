import { and, eq, inArray, sql } from 'drizzle-orm';
import { query, type Tx } from '../../db/database.ts';
import { auditEvent, auditHead } from '../../db/schema/record.ts';
import { person } from '../../db/schema/workspace.ts';
import type { Told } from '../news.ts';

/** All events of one action in a stretch of time. */
export interface Happened {
  action: string;
  count: number;
  /** Everybody who did it. */
  actors: string[];
  /** The newest of them, newest first. */
  newest: Told[];
}

/** How many of an action's events are told by name. */
const NAMED = 3;

/** Where to go on from: after an event the last digest knew or, for the first, after an instant. */
export type Since = { seq: number } | { at: Temporal.Instant };

/** The end of the workspace's record, as this transaction sees it. Events are numbered as they are committed. */
export async function lastSeq(tx: Tx, workspaceId: string): Promise<number> {
  const [head] = await tx
    .select({ seq: auditHead.seq })
    .from(auditHead)
    .where(eq(auditHead.workspaceId, workspaceId));
  return head?.seq ?? 0;
}

/** What happened in an engagement, by action, the newest first; counted in the database. */
export async function happenedSince(
  tx: Tx,
  workspaceId: string,
  engagementId: string,
  since: Since,
): Promise<Happened[]> {
  const after =
    'seq' in since
      ? sql`${auditEvent.seq} > ${since.seq}`
      : sql`${auditEvent.at} > ${since.at.toString()}::timestamptz`;
  const groups = await query<{ action: string; n: number; actors: string[]; newest: (string | number)[] }>(
    tx,
    sql`select ${auditEvent.action} as action, count(*)::int as n,
               array_agg(distinct ${auditEvent.actor}) as actors,
               (array_agg(${auditEvent.seq} order by ${auditEvent.seq} desc))[1:${sql.raw(String(NAMED))}] as newest
        from ${auditEvent}
        where ${auditEvent.workspaceId} = ${workspaceId} and ${auditEvent.engagementId} = ${engagementId}
          and ${after}
        group by 1
        order by max(${auditEvent.seq}) desc`,
  );
  const seqs = groups.flatMap((group) => group.newest.map(Number));
  if (seqs.length === 0) return [];
  const events = await tx
    .select()
    .from(auditEvent)
    .where(and(eq(auditEvent.workspaceId, workspaceId), inArray(auditEvent.seq, seqs)));
  const bySeq = new Map(events.map((event) => [event.seq, event]));
  return groups.map(({ action, n, actors, newest }) => ({
    action,
    count: n,
    actors,
    newest: newest.flatMap((seq): Told[] => {
      const event = bySeq.get(Number(seq));
      if (!event) return [];
      const { subject, actor, before, after } = event;
      return [{ action, subject, actor, before: record(before), after: record(after) }];
    }),
  }));
}

const record = (value: unknown): Record<string, unknown> | null =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;

/** The names of people, as Slack last told them. */
export async function namesOf(
  tx: Tx,
  workspaceId: string,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (userIds.length === 0) return new Map();
  const rows = await tx
    .select({ userId: person.userId, name: person.name })
    .from(person)
    .where(and(eq(person.workspaceId, workspaceId), inArray(person.userId, [...new Set(userIds)])));
  return new Map(rows.map((row) => [row.userId, row.name]));
}
