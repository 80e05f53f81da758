import { sql } from 'drizzle-orm';
import { query } from '../../db/database.ts';
import { KEEPING } from '../../db/keeping.ts';
import type { Core } from '../core.ts';

/** Rows that one transaction takes away: short enough that nobody waits for it. */
const BATCH = 1_000;
/** Batches of a table in one night; the next night goes on. */
const MOST = 200;

/** [X7] Takes away what a workspace need not keep any longer, as `db/keeping.ts` says. */
export async function sweep(world: Core, workspaceId: string): Promise<void> {
  for (const [table, { ends }] of Object.entries(KEEPING)) {
    if (!ends) continue;
    const now = sql`${world.clock.now().toString()}::timestamptz`;
    const name = sql.identifier(table);
    const batch = () =>
      world.db.inWorkspace(workspaceId, (tx) =>
        query<{ gone: number }>(
          tx,
          sql`with gone as (delete from ${name} where ctid in (
                select ctid from ${name} where workspace_id = ${workspaceId} and (${ends(now)}) limit ${BATCH}
              ) returning 1) select count(*)::int as gone from gone`,
        ),
      );
    let swept = 0;
    for (let count = BATCH; count === BATCH && swept < MOST * BATCH; swept += count)
      count = (await batch())[0]?.gone ?? 0;
    if (swept > 0) world.log.info({ workspaceId, table, swept }, 'rows that nobody needs any more are gone');
  }
}
