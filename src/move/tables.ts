import type { Orm } from '../../db/database.ts';
import { raw } from '../../db/raw.ts';

export interface Table {
  /** With its schema, as SQL writes it. */
  name: string;
  columns: { name: string; type: string }[];
}

/** What triggers write: it is taken over as it was, after all that it is made of. */
export const OF_TRIGGERS = 'public.search_entry';

/** All tables of the product, each after those that it refers to. */
export async function tablesOf(orm: Orm): Promise<Table[]> {
  const found = await described(orm, "c.relnamespace = 'public'::regnamespace");
  const references = (await raw(
    orm,
    `select 'public.' || quote_ident(a.relname) as from, 'public.' || quote_ident(b.relname) as to
     from pg_constraint k join pg_class a on a.oid = k.conrelid join pg_class b on b.oid = k.confrelid
     where k.contype = 'f' and a.relnamespace = 'public'::regnamespace and a.oid <> b.oid`,
    [],
  )) as { from: string; to: string }[];
  const placed: Table[] = [];
  const isPlaced = (name: string) => placed.some((table) => table.name === name);
  const isNext = ({ name }: Table) =>
    !isPlaced(name) &&
    references.every(({ from, to }) => from !== name || isPlaced(to)) &&
    (name !== OF_TRIGGERS || placed.length === found.length - 1);
  for (let next = found.find(isNext); next; next = found.find(isNext)) placed.push(next);
  if (placed.length < found.length) throw new Error('tables refer to each other in a circle');
  return placed;
}

/** The queue's own, where entries stand. */
export const queueTable = async (orm: Orm): Promise<Table | undefined> =>
  (await described(orm, "c.oid = to_regclass('pgboss.job_common')"))[0];

async function described(orm: Orm, which: string): Promise<Table[]> {
  const rows = (await raw(
    orm,
    `select c.relnamespace::regnamespace || '.' || quote_ident(c.relname) as table, quote_ident(a.attname) as name,
       format_type(a.atttypid, a.atttypmod) as type
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relkind in ('r', 'p') and ${which} order by c.relname, a.attnum`,
    [],
  )) as { table: string; name: string; type: string }[];
  const tables = new Map<string, Table>();
  for (const { table, name, type } of rows) {
    const known = tables.get(table) ?? { name: table, columns: [] };
    known.columns.push({ name, type });
    tables.set(table, known);
  }
  return [...tables.values()];
}
