import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { type Database, openDatabase, query, type Tx } from '../../../db/database.ts';
import { eachEngine, type Open } from '../../support/database.ts';
import { inDependencyOrder } from '../../support/filled.ts';

const newId = () => `T${randomBytes(6).toString('hex').toUpperCase()}`;
const name = (table: string) => sql.identifier(table);

eachEngine('workspaces', (open: Open) => {
  it("[X2] cannot see, change, delete or make each other's rows, in any table", async () => {
    const db = await open();
    const [mine, theirs] = [newId(), newId()];
    const tables = await inDependencyOrder(db);
    for (const table of tables) {
      await addRow(db, theirs, table);
      await addRow(db, mine, table);
    }
    const leaks: string[] = [];
    const rowsOf = (table: string) => touched(db, theirs, sql`select workspace_id from ${name(table)}`);
    for (const table of tables) {
      const there = await rowsOf(table);
      expect(there, table).toBeGreaterThan(0);
      const at = sql`where workspace_id = ${theirs}`;
      const attempts = {
        sees: sql`select workspace_id from ${name(table)} ${at}`,
        'sees without asking': sql`select workspace_id from ${name(table)} where workspace_id <> ${mine}`,
        changes: sql`update ${name(table)} set workspace_id = workspace_id ${at} returning workspace_id`,
        'takes over': sql`update ${name(table)} set workspace_id = ${mine} ${at} returning workspace_id`,
        'gives away': sql`update ${name(table)} set workspace_id = ${theirs} returning workspace_id`,
        deletes: sql`delete from ${name(table)} ${at} returning workspace_id`,
      };
      for (const [what, statement] of Object.entries(attempts)) {
        if ((await touched(db, mine, statement)) > 0) leaks.push(`${table}: ${what}`);
      }
      const planted = await addRow(db, mine, table, theirs).then(
        () => true,
        (error) => !refusesByPolicy(error),
      );
      if (planted) leaks.push(`${table}: makes, or fails for another reason than its policy`);
      expect(await rowsOf(table), table).toBe(there);
    }
    expect(leaks).toEqual([]);
  });

  it('[X2] are not there at all outside a workspace', async () => {
    const db = await open();
    const workspaceId = newId();
    await addRow(db, workspaceId, 'receipt');
    const seen = await db.orm.transaction(async (tx) => {
      await tx.execute(sql`select set_config('role', 'phasegate_app', true)`);
      return query(tx, sql`select * from receipt`);
    });
    expect(seen).toEqual([]);
    expect(await touched(db, '', sql`select * from receipt`)).toBe(0);
  });

  it('[X2] the clock reads who has the app installed, and nothing of what they do', async () => {
    const db = await open();
    const workspaceId = newId();
    await addRow(db, workspaceId, 'workspace');
    expect(await db.workspaceIds()).toContain(workspaceId);
    for (const statement of [
      'select * from receipt',
      'select installation from workspace',
      'delete from workspace',
    ]) {
      const asClock = db.orm.transaction(async (tx) => {
        await tx.execute(sql`select set_config('role', 'phasegate_clock', true)`);
        await tx.execute(sql.raw(statement));
      });
      await expect(asClock, statement).rejects.toMatchObject({ cause: { code: '42501' } });
    }
  });

  it.each([
    `' or '1'='1`,
    `x'; reset role; select '`,
    `x', true), set_config('role', 'none`,
    '%',
    '*',
    `"workspace_id"`,
    '$1',
    'null',
    String.raw`\'; --`,
  ])('[X2] a workspace id is only ever a value: %s', async (hostile) => {
    const db = await open();
    await addRow(db, newId(), 'receipt');
    const seen = await db.inWorkspace(hostile, async (tx) => ({
      rows: (await query(tx, sql`select * from receipt`)).length,
      role: (await query<{ role: string }>(tx, sql`select current_user::text as role`))[0]?.role,
      workspace: (
        await query<{ id: string }>(tx, sql`select current_setting('phasegate.workspace_id') as id`)
      )[0]?.id,
    }));
    expect(seen).toEqual({ rows: 0, role: 'phasegate_app', workspace: hostile });
  });

  describe('one connection, one transaction after another', () => {
    it.each(['commits', 'fails'])('[X2] keeps nothing of a transaction that %s', async (end) => {
      const db = await oneConnection(await open());
      const [one, other] = [newId(), newId()];
      await addRow(db, one, 'receipt');
      const tampering = db.inWorkspace(other, async (tx) => {
        await tx.execute(
          sql`select set_config('phasegate.workspace_id', ${one}, false), set_config('role', 'none', false)`,
        );
        if (end === 'fails') throw new Error('on purpose');
      });
      await tampering.catch(() => {});
      const next = newId();
      expect(await touched(db, next, sql`select * from receipt`)).toBe(0);
      const after = await db.inWorkspace(next, (tx) => whoAmI(tx));
      expect(after).toEqual({ role: 'phasegate_app', workspace: next });
      await forget(db);
    });

    it('[X2] leaves the workspace and its role with the transaction', async () => {
      const db = await oneConnection(await open());
      const login = await whoAmI(db.orm);
      const workspaceId = newId();
      expect(await db.inWorkspace(workspaceId, whoAmI)).toEqual({
        role: 'phasegate_app',
        workspace: workspaceId,
      });
      expect(await whoAmI(db.orm)).toEqual({ ...login, workspace: '' });
      await forget(db);
    });
  });
});

/** Rows a statement gives in a workspace; none where the database refuses it. */
async function touched(
  db: Database,
  workspaceId: string,
  statement: ReturnType<typeof sql>,
): Promise<number> {
  try {
    return await db.inWorkspace(workspaceId, async (tx) => {
      // As the sweep says it: else a table in months refuses deletes, and nothing is shown of its policy.
      await tx.execute(sql`select set_config('phasegate.deletes_by_part', 'on', true)`);
      return (await query(tx, statement)).length;
    });
  } catch (error) {
    if (refusesByPolicy(error)) return 0;
    throw error;
  }
}

/** insufficient_privilege: what both a policy and a missing right answer. */
const refusesByPolicy = (error: unknown): boolean =>
  (error as { cause?: { code?: string } }).cause?.code === '42501';

const whoAmI = async (tx: Tx) =>
  (
    await query<{ role: string; workspace: string }>(
      tx,
      sql`select current_user::text as role, coalesce(current_setting('phasegate.workspace_id', true), '') as workspace`,
    )
  )[0];

/** Adds the least row a table takes, read from the catalogue; keys that point elsewhere find the same values there. */
async function addRow(db: Database, actingIn: string, table: string, belongsTo = actingIn): Promise<void> {
  const columns = await query<{ column: string; type: string }>(
    db.orm,
    sql`select attname as column, format_type(atttypid, null) as type from pg_attribute
        where attrelid = ${`public.${table}`}::regclass and attnum > 0 and not attisdropped
          and attnotnull and not atthasdef and attidentity = '' order by attnum`,
  );
  const values = columns.map(({ column, type }) =>
    column === 'workspace_id' ? sql`${belongsTo}` : sql`${someValue(table, column, type)}::${sql.raw(type)}`,
  );
  await db.inWorkspace(actingIn, (tx) =>
    tx.execute(
      sql`insert into ${name(table)} (${sql.join(
        columns.map(({ column }) => name(column)),
        sql`, `,
      )}) values (${sql.join(values, sql`, `)})`,
    ),
  );
}

function someValue(table: string, column: string, type: string): string {
  if (type.endsWith('[]')) return '{}';
  if (type === 'uuid') return '018f0000-0000-7000-8000-000000000001';
  if (type === 'boolean') return 'false';
  if (type === 'date' || type.startsWith('timestamp')) return '2027-01-01';
  if (type === 'json' || type === 'jsonb') return '{}';
  if (/^(smallint|integer|bigint|numeric|real|double precision)$/.test(type)) return '1';
  if (type === 'text' || type === 'tsvector') return 'x';
  throw new Error(`${table}.${column}: no value known for ${type}`);
}

/** The embedded engine has one connection anyway; on a server, a pool of one. */
async function oneConnection(db: Database): Promise<Database> {
  const { queueConnection } = db;
  return 'pglite' in queueConnection ? db : openDatabase({ url: queueConnection.connectionString, max: 1 });
}

/** Closes a pool of one; wipes what tampering left in the embedded engine's session. */
async function forget(db: Database): Promise<void> {
  if (db.engine === 'postgres') return db.close();
  await db.orm.execute(sql`reset role`);
  await db.orm.execute(sql`select set_config('phasegate.workspace_id', '', false)`);
}
