import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Orm, Tx } from '../../db/database.ts';
import { auditEvent } from '../../db/schema/record.ts';
import { given, statement } from '../../db/statement.ts';
import type { Told } from '../news.ts';
import { isBehind, type RecordEnd } from '../record/ends.ts';

/** All events of one action in a stretch of time. */
export interface Happened {
  action: string;
  count: number;
  /** Everybody who did it. */
  actors: string[];
  /** The newest of them, newest first. */
  newest: Recorded[];
}

/** An event at its place in the record. */
export interface Recorded extends Told {
  seq: number;
}

/** How many of an action's events are looked at for what they were about and what came of it. */
const LOOKED_AT = 200;

/** Where to go on from: the end of the record that the last digest knew or, for the first, after an instant. */
export type Since = { seq: RecordEnd } | { at: Temporal.Instant };

/** What happened in an engagement, by action, the newest first; counted in the database, in one look. */
export async function happenedSince(
  tx: Tx,
  workspaceId: string,
  engagementId: string,
  since: Since,
): Promise<Happened[]> {
  const where = { workspaceId, engagementId };
  const groups =
    'seq' in since
      ? await behind(tx, { ...where, first: since.seq.first, lanes: JSON.stringify(since.seq.lanes) })
      : await after(tx, { ...where, at: since.at.toString() });
  return groups.map(({ action, n, actors, newest }) => ({
    action,
    count: n,
    actors,
    newest: newest.map((one) => ({ action, ...told.parse(one) })),
  }));
}

const grouped = (orm: Orm, later: SQL) =>
  orm
    .select({
      action: sql<string>`action`,
      n: sql<number>`count(*)::int`,
      actors: sql<string[]>`array_agg(distinct actor)`,
      newest: sql<
        unknown[]
      >`json_agg(json_build_object('seq', seq, 'subject', subject, 'actor', actor, 'before', before, 'after', after)
        order by seq desc) filter (where nth <= ${sql.raw(String(LOOKED_AT))})`,
    })
    .from(
      sql`(select *, row_number() over (partition by action order by seq desc) as nth
        from ${auditEvent}
        where ${auditEvent.workspaceId} = ${given('workspaceId')} and ${auditEvent.engagementId} = ${given('engagementId')}
          and ${later}) events`,
    )
    .groupBy(sql`action`)
    .orderBy(sql`max(seq) desc`);
const behind = statement((orm) => grouped(orm, isBehind(given('first'), given('lanes'))));
const after = statement((orm) => grouped(orm, sql`${auditEvent.at} > ${given('at')}::timestamptz`));

const fields = z.record(z.string(), z.unknown()).nullable();
const told = z.object({
  seq: z.coerce.number(),
  subject: z.string(),
  actor: z.string(),
  before: fields,
  after: fields,
});
