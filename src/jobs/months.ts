import { type SQL, sql } from 'drizzle-orm';
import { type Database, query } from '../../db/database.ts';
import { dropMonths, keepMonths } from '../../db/keep-months.ts';
import { KEEPING } from '../../db/keeping.ts';
import { type Begin, MONTHLY_TABLES, type Monthly, monthsAhead, overIn, partsOf } from '../../db/months.ts';
import { raw } from '../../db/raw.ts';
import type { Clock } from '../clock.ts';
import { remembered } from './depth.ts';
import { holdLasts, isHeld } from './holds.ts';
import { daysOf, type Sweeping } from './sweep.ts';

/** As the login role: months are of all workspaces together. */
const beginIn =
  (db: Database): Begin =>
  (work) =>
    db.orm.transaction((tx) => work((text, values = []) => raw(tx, text, values)));

/**
 * [X7] Sees to it that next month has its part, and drops the months that no workspace keeps any more: before its rows would be
 * swept one by one. Where somebody is at work on a table for long, the next hour tries again.
 */
export async function turnMonths(world: Sweeping): Promise<void> {
  const begin = beginIn(world.db);
  // What is over goes, also where a month can't be made: somebody is at work on the table for long, say.
  const [made] = await Promise.allSettled([keepMonths(begin, world.clock.now())]);
  for (const table of MONTHLY_TABLES) {
    const parts = await begin((ask) => partsOf(ask, table));
    const ends = overIn(parts, world.clock.now()).flatMap(({ to }) => to ?? []);
    const until = await keptFrom(world, table, ends);
    if (!until) continue;
    const gone = await dropMonths(begin, table, until);
    if (gone.length > 0) world.log.info({ table, gone }, 'months that nobody keeps any more are gone');
  }
  if (made?.status === 'rejected') throw made.reason;
}

/** How many months after this one have a part, by table: for who watches. */
export const monthsKept = (db: Database, clock: Clock): (() => Promise<{ table: string; ahead: number }[]>) =>
  remembered(() =>
    beginIn(db)(async (ask) => {
      const found: { table: string; ahead: number }[] = [];
      for (const table of MONTHLY_TABLES)
        found.push({ table, ahead: monthsAhead(await partsOf(ask, table), clock.now()) });
      return found;
    }),
  );

/** The last of these moments before which no workspace keeps a row, by its days and its holds; those that left keep theirs too. */
async function keptFrom(
  world: Sweeping,
  table: Monthly,
  ends: readonly Temporal.Instant[],
): Promise<Temporal.Instant | null> {
  let left = ends;
  for (const workspaceId of await world.db.workspaceIds({ revoked: true })) {
    const until = left.at(-1);
    if (!until) return null;
    const kept = await world.db.inWorkspace(workspaceId, (tx) =>
      query<{ from: string }>(tx, firstKept(world, table, workspaceId, until)),
    );
    const from = Temporal.Instant.from(String(kept[0]?.from));
    left = left.filter((end) => Temporal.Instant.compare(end, from) <= 0);
  }
  return left.at(-1) ?? null;
}

/** The first moment of which a workspace keeps rows: so many days ago, or earlier where a hold covers one. */
function firstKept(world: Sweeping, table: Monthly, workspaceId: string, until: Temporal.Instant): SQL {
  const { kind, engagement, month } = KEEPING[table] ?? {};
  if (!month) throw new Error(`${table} is in months, and db/keeping.ts says of none of its columns which`);
  const now = sql`${world.clock.now().toString()}::timestamptz`;
  const { days } = daysOf(world, workspaceId, kind);
  const anyHold = sql`exists (select from legal_hold held where held.workspace_id = ${workspaceId} and ${holdLasts(now)})`;
  const held = sql`(select min(${month}) from ${sql.identifier(table)} where workspace_id = ${workspaceId}
    and ${month} < ${until.toString()}::timestamptz and ${isHeld(workspaceId, engagement ?? null, now)})`;
  return sql`select to_char(least(${now} - ${days} * interval '1 day', case when ${anyHold} then ${held} end)
    at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "from"`;
}
