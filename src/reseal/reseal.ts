import { sql } from 'drizzle-orm';
import { query, SYSTEM_WORKSPACE, type Tx } from '../../db/database.ts';
import type { Core } from '../core.ts';
import { act } from '../record/act.ts';
import type { Vault } from '../vault.ts';
import { SEALED, type SealedColumn } from './sealed.ts';

/**
 * Seals with the key that seals now everything that was sealed with a former one, a workspace at a time, while the program
 * runs. What somebody changes meanwhile waits for it, or it for that. Twice is as good as once.
 * @returns how many values were sealed anew
 * @throws Refusal where one does not open with any of the keys; its workspace is left as it was
 */
export async function reseal(house: Core & { vault: Vault }): Promise<number> {
  const workspaces = await house.db.workspaceIds({ revoked: true });
  let all = 0;
  for (const workspaceId of [SYSTEM_WORKSPACE, ...workspaces]) {
    const actor = { workspaceId, userId: 'system', origin: 'clock' as const };
    all += await act(house, actor, async ({ tx, record }) => {
      let values = 0;
      for (const column of SEALED) values += await resealColumn(tx, house.vault, column);
      if (values > 0)
        record({
          action: 'workspace.secrets.reseal',
          kind: 'workspace',
          subject: workspaceId,
          after: { values },
        });
      return values;
    });
  }
  return all;
}

async function resealColumn(tx: Tx, vault: Vault, { placeOf, ...names }: SealedColumn): Promise<number> {
  const [table, column, key] = [names.table, names.column, names.key].map((name) => sql.identifier(name));
  const rows = await query<{ key: string; sealed: string }>(
    tx,
    sql`select ${key}::text as key, ${column} as sealed from ${table} where ${column} is not null order by 1 for update`,
  );
  const former = rows.filter(({ sealed }) => !vault.isCurrent(sealed));
  for (const row of former) {
    const place = placeOf(row.key);
    const fresh = vault.lock(vault.unlock(row.sealed, place), place);
    await tx.execute(sql`update ${table} set ${column} = ${fresh} where ${key}::text = ${row.key}`);
  }
  return former.length;
}
