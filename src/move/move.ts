import type { Database, Tx } from '../../db/database.ts';
import { raw } from '../../db/raw.ts';
import { verifyChain } from '../record/verify.ts';
import { OF_TRIGGERS, queueTable, type Table, tablesOf } from './tables.ts';

/** It would not be the same afterwards. The message says why, for the person at the terminal. */
export class NotMoved extends Error {}

/** Rows that travel together. */
const BATCH = 500;

interface Sides {
  from: Tx;
  to: Tx;
}

/**
 * Takes everything from the embedded database into a server's that holds nothing yet, in one transaction: every row of every
 * workspace as its text, the queue's entries, where sequences stand, and whose the database is. At the end both have as
 * many rows of each table, and every chain of the record is whole and ends in the same hash.
 * @returns a line a workspace
 * @throws NotMoved, and nothing was moved
 */
export async function moveAll(embedded: Database, server: Database): Promise<string[]> {
  if ((await server.workspaceIds({ revoked: true })).length > 0)
    throw new NotMoved('DATABASE_URL should name an empty database: this one has workspaces already.');
  return embedded.orm.transaction((from) =>
    server.orm.transaction(async (to) => {
      const sides = { from, to };
      const tables = await tablesOf(from);
      const workspaces = await workspacesIn(from, tables);
      const lines: string[] = [];
      for (const workspaceId of workspaces) lines.push(await moveWorkspace(sides, tables, workspaceId));
      await moveQueue(sides);
      await moveSequences(sides);
      await moveMark(sides);
      return lines;
    }),
  );
}

/** Every workspace that has a row anywhere, those that removed the app too. */
async function workspacesIn(from: Tx, tables: readonly Table[]): Promise<string[]> {
  const each = tables.map(({ name }) => `select workspace_id from ${name}`).join(' union ');
  return (await raw(from, `${each} order by 1`, [])).map((row) => String(row.workspace_id));
}

async function moveWorkspace(sides: Sides, tables: readonly Table[], workspaceId: string): Promise<string> {
  const { from, to } = sides;
  // Nobody passes row security, so it is done as the app would.
  await raw(
    to,
    "select set_config('role', 'phasegate_app', true), set_config('phasegate.workspace_id', $1, true)",
    [workspaceId],
  );
  for (const { name } of tables)
    if ((await countOf(to, name, workspaceId)) > 0)
      throw new NotMoved(`DATABASE_URL should name an empty database: ${name} has rows already.`);
  let rows = 0;
  for (const table of tables) {
    const { name } = table;
    // What triggers wrote of the rows before goes: what is moved is how it was.
    if (name === OF_TRIGGERS) await raw(to, `delete from ${name} where workspace_id = $1`, [workspaceId]);
    await moveRows(sides, table, 'workspace_id = $1', [workspaceId]);
    const [before, after] = await Promise.all([
      countOf(from, name, workspaceId),
      countOf(to, name, workspaceId),
    ]);
    if (before !== after)
      throw new NotMoved(`${name} of ${workspaceId} has ${before} rows, and ${after} arrived`);
    rows += after;
  }
  const [before, after] = [await verifyChain(from, workspaceId), await verifyChain(to, workspaceId)];
  const fault = before.fault ?? after.fault;
  if (fault) throw new NotMoved(`the record of ${workspaceId} is broken: ${fault.detail}`);
  if (before.head !== after.head) throw new NotMoved(`the record of ${workspaceId} ends in another hash`);
  await raw(to, "select set_config('role', 'none', true)", []);
  return `${workspaceId}: ${rows} rows, ${after.events} events of the record, head ${after.head}`;
}

async function countOf(tx: Tx, name: string, workspaceId: string): Promise<number> {
  const [row] = await raw(tx, `select count(*)::int as n from ${name} where workspace_id = $1`, [
    workspaceId,
  ]);
  return Number(row?.n);
}

async function moveRows(
  { from, to }: Sides,
  { name, columns }: Table,
  which: string,
  values: unknown[],
): Promise<void> {
  const names = columns.map((column) => column.name).join(', ');
  const read = columns.map((column, at) => `${column.name}::text as c${at}`).join(', ');
  const given = columns.map((_, at) => `c${at}`).join(', ');
  const arrays = columns.map((_, at) => `$${at + 1}::text[]`).join(', ');
  const typed = columns.map(({ type }, at) => `c${at}::${type}`).join(', ');
  await raw(from, `declare moved no scroll cursor for select ${read} from ${name} where ${which}`, values);
  for (;;) {
    const rows = await raw(from, `fetch ${BATCH} from moved`, []);
    if (rows.length === 0) break;
    await raw(
      to,
      `insert into ${name} (${names}) select ${typed} from unnest(${arrays}) as given (${given})`,
      columns.map((_, at) => rows.map((row) => row[`c${at}`])),
    );
  }
  await raw(from, 'close moved', []);
}

/** What waits to be done: done entries are of no use to anybody. */
async function moveQueue(sides: Sides): Promise<void> {
  const [mine, theirs] = [await queueTable(sides.from), await queueTable(sides.to)];
  if (!mine) return;
  if (JSON.stringify(mine) !== JSON.stringify(theirs))
    throw new NotMoved('the queues of both databases are of different versions');
  await moveRows(sides, mine, "state in ('created', 'retry', 'active')", []);
}

async function moveSequences({ from, to }: Sides): Promise<void> {
  const sequences = await raw(
    from,
    `select quote_ident(schemaname) || '.' || quote_ident(sequencename) as name, last_value::text as value
     from pg_sequences where schemaname = 'public' and last_value is not null`,
    [],
  );
  for (const { name, value } of sequences)
    await raw(to, 'select setval($1::regclass, $2::bigint)', [name, value]);
}

/** A sandbox's database stays one (`db/owner.ts`). */
async function moveMark({ from, to }: Sides): Promise<void> {
  const [found] = await raw(
    from,
    "select quote_literal(obj_description(to_regnamespace('drizzle'), 'pg_namespace')) as mark",
    [],
  );
  if (found?.mark) await raw(to, `comment on schema drizzle is ${found.mark}`, []);
}
