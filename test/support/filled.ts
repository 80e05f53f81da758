import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { getTableColumns, getTableName, is, sql } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { type Database, query } from '../../db/database.ts';
import { tableNames } from './catalogue.ts';

/** table → column → a word it may hold, where it may not hold any */
async function choices(): Promise<Map<string, Map<string, string>>> {
  const files = readdirSync('db/schema').map((file) => import(pathToFileURL(join('db/schema', file)).href));
  const offered = (await Promise.all(files)).flatMap((file: object) => Object.values(file) as unknown[]);
  const tables = offered.filter((one): one is PgTable => is(one, PgTable));
  return new Map(tables.map((table) => [getTableName(table), wordsOf(table)]));
}

function wordsOf(table: PgTable): Map<string, string> {
  const words = Object.entries(getTableColumns(table)).flatMap(([name, { enumValues }]) =>
    enumValues?.[0] === undefined ? [] : [[snake(name), enumValues[0]] as const],
  );
  return new Map(words);
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

export interface Filling {
  workspaceId: string;
  /** Every id that a row has. */
  id: string;
  /** What every text says that is no choice: found again where it must not be. */
  canary: string;
  /** What some columns say instead, by `table.column`. */
  said?: Readonly<Record<string, string>>;
}

/** One row in every table, all of one engagement and with one id, so that whoever knows it knows the id of everything. */
export async function fillTables(db: Database, filling: Filling): Promise<void> {
  const words = await choices();
  for (const table of await inDependencyOrder(db))
    await fillTable(db, table, filling, words.get(table) ?? new Map());
}

type Column = {
  column: string;
  type: string;
  required: boolean;
};

async function fillTable(
  db: Database,
  table: string,
  filling: Filling,
  words: ReadonlyMap<string, string>,
): Promise<void> {
  const columns = await query<Column>(
    db.orm,
    sql`select attname as column, format_type(atttypid, null) as type, attnotnull and not atthasdef as required
        from pg_attribute where attrelid = ${`public.${table}`}::regclass and attnum > 0 and not attisdropped
          and attidentity = '' and attgenerated = '' order by attnum`,
  );
  const given = columns.filter(
    ({ column, type, required }) =>
      required || type === 'uuid' || filling.said?.[`${table}.${column}`] !== undefined,
  );
  const values = given.map(
    (one) =>
      sql`${filling.said?.[`${table}.${one.column}`] ?? words.get(one.column) ?? valueOf(one, filling)}::${sql.raw(one.type)}`,
  );
  const names = given.map(({ column }) => sql.identifier(column));
  await db.inWorkspace(filling.workspaceId, (tx) =>
    tx.execute(
      sql`insert into ${sql.identifier(table)} (${sql.join(names, sql`, `)})
          values (${sql.join(values, sql`, `)}) on conflict do nothing`,
    ),
  );
}

function valueOf({ column, type }: Column, { workspaceId, id, canary }: Filling): string {
  if (column === 'workspace_id') return workspaceId;
  if (type.endsWith('[]')) return '{}';
  if (type === 'uuid') return id;
  if (type === 'boolean') return 'false';
  if (type === 'date' || type.startsWith('timestamp')) return '2027-01-01';
  if (type === 'json' || type === 'jsonb') return JSON.stringify({ canary });
  if (/^(smallint|integer|bigint|numeric|real|double precision)$/.test(type)) return '1';
  if (type === 'text' || type === 'tsvector') return canary;
  throw new Error(`${column}: no value known for ${type}`);
}

/** Tables, each after those its foreign keys point to. */
export async function inDependencyOrder(db: Database): Promise<string[]> {
  const links = await query<{ from: string; to: string }>(
    db.orm,
    sql`select conrelid::regclass::text as from, confrelid::regclass::text as to from pg_constraint
        where contype = 'f' and connamespace = 'public'::regnamespace and conrelid <> confrelid`,
  );
  const ordered: string[] = [];
  const place = (table: string) => {
    if (ordered.includes(table)) return;
    for (const link of links) if (link.from === table) place(link.to);
    ordered.push(table);
  };
  for (const table of await tableNames(db.orm)) place(table);
  return ordered;
}

/** Every row of a workspace, as text, its table before it. */
export async function rowsOf(db: Database, workspaceId: string): Promise<string[]> {
  const tables = await tableNames(db.orm);
  const each = tables.map(
    (table) => sql`select ${table} as table, t::text as row from ${sql.identifier(table)} t`,
  );
  const rows = await db.inWorkspace(workspaceId, (tx) =>
    query<{ table: string; row: string }>(tx, sql`${sql.join(each, sql` union all `)} order by 1, 2`),
  );
  return rows.map(({ table, row }) => `${table} ${row}`);
}
