import { type SQL, sql } from 'drizzle-orm';
import { query, type Tx } from '../../db/database.ts';
import { KEEPING, type Keeping, type RetentionKind } from '../../db/keeping.ts';
import type { Core } from '../core.ts';
import { isHeld } from './holds.ts';

/** Rows that one transaction takes away: short enough that nobody waits for it. */
const BATCH = 1_000;
/** Batches of a table in one night; the next night goes on. */
const MOST = 200;

/** What sweeping works with: how long each kind of rows stays where a workspace says nothing else. */
export type Sweeping = Core & {
  playbook: { retention: readonly { key: RetentionKind; days: number }[] };
};

/**
 * [X7] [A3] Takes away what a workspace need not keep any longer, as `db/keeping.ts` and its own retention say; of what is
 * held, nothing, and says so.
 */
export async function sweep(world: Sweeping, workspaceId: string): Promise<void> {
  for (const [table, keeping] of Object.entries(KEEPING)) {
    if (!keeping.ends) continue;
    const { over, held } = endOf(world, workspaceId, keeping);
    const name = sql.identifier(table);
    const goes = held ? sql`${over} and not ${held}` : over;
    const batch = () =>
      world.db.inWorkspace(workspaceId, async (tx) => {
        // One place is there in each part of a table, and only in those that may have such rows is it looked for (`db/months.ts`).
        if (keeping.month) await query(tx, sql`select set_config('phasegate.deletes_by_part', 'on', true)`);
        const looked = keeping.month ? sql`and ${over}` : sql``;
        return query<{ gone: number }>(
          tx,
          sql`with gone as (delete from ${name} where (tableoid, ctid) in (
                select tableoid, ctid from ${name} where workspace_id = ${workspaceId} and ${goes} limit ${BATCH}
              ) ${looked} returning 1) select count(*)::int as gone from gone`,
        );
      });
    let swept = 0;
    for (let count = BATCH; count === BATCH && swept < MOST * BATCH; swept += count)
      count = (await batch())[0]?.gone ?? 0;
    if (swept > 0) world.log.info({ workspaceId, table, swept }, 'rows that nobody needs any more are gone');
  }
  const kept = await world.db.inWorkspace(workspaceId, (tx) => heldRows(world, tx, workspaceId));
  if (kept > 0) world.log.info({ workspaceId, kept }, 'rows that would be gone are kept by a legal hold');
}

/** Of each kind so many are counted: that a hold keeps something matters, not how much of it. */
const COUNTED = 10_000;

/** [A3] How many rows would be gone by now if nothing held them. */
export async function heldRows(world: Sweeping, tx: Tx, workspaceId: string): Promise<number> {
  const now = nowOf(world);
  const [any] = await query<{ any: boolean }>(
    tx,
    sql`select exists (select from legal_hold where workspace_id = ${workspaceId} and lifted_at is null) as any`,
  );
  if (!any?.any) return 0;
  const counts = Object.entries(KEEPING).flatMap(([table, keeping]) => {
    const { over, held } = endOf(world, workspaceId, keeping, now);
    if (!held) return [];
    return sql`select count(*) as kept from (select from ${sql.identifier(table)}
      where workspace_id = ${workspaceId} and ${over} and ${held} limit ${COUNTED}) counted`;
  });
  const [found] = await query<{ kept: string | number }>(
    tx,
    sql`select sum(kept) as kept from (${sql.join(counts, sql` union all `)}) kinds`,
  );
  return Number(found?.kept ?? 0);
}

const nowOf = (world: Core): SQL => sql`${world.clock.now().toString()}::timestamptz`;

/** Which rows of a table are over, and, of what people may want, which of them a hold keeps. */
function endOf(
  world: Sweeping,
  workspaceId: string,
  { ends, kind, engagement, month }: Keeping,
  now = nowOf(world),
): { over: SQL; held: SQL | null } {
  const { days, chosen } = daysOf(world, workspaceId, kind);
  const over = ends?.(now, days) ?? sql`false`;
  // Who set a number of days has that. Else what is over goes with its month (`months.ts`), and row by row only where another keeps it.
  const month0 = sql`date_trunc('month', ${now} - ${days} * interval '1 day', 'UTC')`;
  return {
    over: month ? sql`(${over} and (${chosen} is not null or ${month} < ${month0}))` : sql`(${over})`,
    held: kind ? isHeld(workspaceId, engagement ?? null, now) : null,
  };
}

/** How many days a workspace keeps a kind of rows, and how many it set itself: null where it left that as is usual. */
export function daysOf(
  world: Pick<Sweeping, 'playbook'>,
  workspaceId: string,
  kind: RetentionKind | undefined,
): { days: SQL; chosen: SQL } {
  const usual = world.playbook.retention.find((one) => one.key === kind)?.days ?? 0;
  const chosen = sql`(select chosen.days from retention chosen
    where chosen.workspace_id = ${workspaceId} and chosen.kind = ${kind ?? null}::text)`;
  return { days: sql`coalesce(${chosen}, ${usual}::int)`, chosen };
}
