import { type SQL, sql } from 'drizzle-orm';
import { query, type Tx } from '../../db/database.ts';
import { KEEPING } from '../../db/keeping.ts';
import { aliasOf, idPattern, namePattern, type Trace } from './trace.ts';

/** A column that may name somebody. */
interface Column {
  table: string;
  name: string;
  type: 'text' | 'jsonb' | '_text';
}

/** The record is rewritten event by event, the installation belongs to nobody. */
const OTHERWISE = ['audit_event', 'audit_lane', 'audit_head', 'workspace', 'seal'];
/** What digests are made of, byte by byte, stays as it is; who stands beside it does not. */
const FROZEN = new Set(['plan', 'proposed_action', 'reference']);

/** Every column of every table: none is forgotten that somebody adds. */
async function columnsOf(tx: Tx): Promise<Map<string, Column[]>> {
  const found = await query<{ table: string; name: string; type: Column['type'] }>(
    tx,
    sql`select c.relname::text as table, a.attname::text as name, t.typname::text as type
        from pg_class c join pg_attribute a on a.attrelid = c.oid join pg_type t on t.oid = a.atttypid
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
          and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attname <> 'workspace_id'
          and t.typname in ('text', 'jsonb', '_text')
        order by c.relname, a.attnum`,
  );
  const all = found.filter(
    ({ table, type }) =>
      table in KEEPING && !OTHERWISE.includes(table) && !(FROZEN.has(table) && type === 'jsonb'),
  );
  return Map.groupBy(all, ({ table }) => table);
}

const textOf = ({ name }: Column): SQL => sql`${sql.identifier(name)}::text`;

/** Two people may have one name, and Slack says what each is called. */
const namedIn = (trace: Trace, { table, type }: Column): string | null =>
  FROZEN.has(table) || table === 'person' ? null : namePattern(trace, type !== 'text');

function isIn(trace: Trace, column: Column): SQL {
  const name = namedIn(trace, column);
  const text = textOf(column);
  const named = sql`${text} ~ ${idPattern(trace)}`;
  return name === null ? named : sql`(${named} or ${text} ~* ${name})`;
}

function rewritten(trace: Trace, column: Column): SQL {
  const name = namedIn(trace, column);
  const renamed = sql`regexp_replace(${textOf(column)}, ${idPattern(trace)}, ${trace.pseudonym}, 'g')`;
  const text =
    name === null ? renamed : sql`regexp_replace(${renamed}, ${name}, ${aliasOf(trace.pseudonym)}, 'gi')`;
  const type = { text: sql`text`, jsonb: sql`jsonb`, _text: sql`text[]` }[column.type];
  return sql`${sql.identifier(column.name)} = (${text})::${type}`;
}

const either = (conditions: readonly SQL[]): SQL => sql`(${sql.join([...conditions], sql` or `)})`;

/** [A3] In how many rows of each table somebody appears, the record among them; tables without are left out. */
export async function placesOf(tx: Tx, workspaceId: string, trace: Trace): Promise<Map<string, number>> {
  const tables = [...(await columnsOf(tx))].map(([table, columns]) => ({
    table,
    isIn: either(columns.map((column) => isIn(trace, column))),
  }));
  const all = [
    ...tables,
    { table: 'audit_event', isIn: inRecord(trace) },
    { table: 'seal', isIn: sql`sealed_by = ${trace.userId}` },
  ];
  const counted = all.map(
    ({ table, isIn: found }) =>
      sql`select ${table}::text as table, count(*)::int as count from ${sql.identifier(table)}
          where workspace_id = ${workspaceId} and ${found}`,
  );
  const rows = await query<{ table: string; count: number }>(tx, sql.join(counted, sql` union all `));
  return new Map(rows.filter(({ count }) => count > 0).map(({ table, count }) => [table, count]));
}

/** Whether an event names them, whoever did it. */
export function inRecord(trace: Trace): SQL {
  const id = idPattern(trace);
  const [name, json] = [namePattern(trace), namePattern(trace, true)];
  const sides = sql`concat_ws(' ', before::text, after::text)`;
  const named = sql`actor = ${trace.userId} or subject ~ ${id} or ${sides} ~ ${id}`;
  return name === null ? sql`(${named})` : sql`(${named} or subject ~* ${name} or ${sides} ~* ${json})`;
}

/** [A3] The engagements in whose rows or record somebody appears. */
export async function engagementsWith(tx: Tx, workspaceId: string, trace: Trace): Promise<string[]> {
  const found: SQL[] = [
    sql`select engagement_id from audit_event where workspace_id = ${workspaceId} and ${inRecord(trace)}`,
  ];
  const own = await query<{ table: string }>(
    tx,
    sql`select table_name::text as table from information_schema.columns
        where table_schema = 'public' and column_name = 'engagement_id'`,
  );
  const tables = await columnsOf(tx);
  for (const { table } of own) {
    const columns = tables.get(table);
    if (columns)
      found.push(
        sql`select engagement_id from ${sql.identifier(table)}
            where workspace_id = ${workspaceId} and ${either(columns.map((column) => isIn(trace, column)))}`,
      );
  }
  const created = tables.get('engagement');
  if (created)
    found.push(
      sql`select id from engagement where workspace_id = ${workspaceId}
          and ${either(created.map((column) => isIn(trace, column)))}`,
    );
  const rows = await query<{ id: string }>(
    tx,
    sql`select distinct named.engagement_id::text as id from (${sql.join(found, sql` union `)}) named
        where named.engagement_id is not null order by 1`,
  );
  return rows.map(({ id }) => id);
}

/** [A3] Puts the pseudonym wherever somebody stands, but for the record. @returns rows by table */
export async function rewriteTables(tx: Tx, workspaceId: string, trace: Trace): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const [table, columns] of await columnsOf(tx)) {
    const [done] = await query<{ count: number }>(
      tx,
      sql`with changed as (
            update ${sql.identifier(table)} set ${sql.join(
              columns.map((column) => rewritten(trace, column)),
              sql`, `,
            )}
            where workspace_id = ${workspaceId} and ${either(columns.map((column) => isIn(trace, column)))}
            returning 1
          ) select count(*)::int as count from changed`,
    );
    if (done && done.count > 0) counts.set(table, done.count);
  }
  return counts;
}
