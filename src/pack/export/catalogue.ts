import { type SQL, sql } from 'drizzle-orm';
import { query, type Tx } from '../../../db/database.ts';

export interface ExportColumn {
  name: string;
  /** As PostgreSQL calls it. */
  type: string;
  nullable: boolean;
}

interface ForeignKey {
  to: string;
  columns: readonly string[];
  toColumns: readonly string[];
}

/** A table as the database has it. */
export interface CatalogueTable {
  name: string;
  columns: readonly ExportColumn[];
  key: readonly string[];
  foreignKeys: readonly ForeignKey[];
}

/** Every table of the schema, from the database's own catalogue: what a migration has changed is known at once. */
export async function readCatalogue(tx: Tx): Promise<ReadonlyMap<string, CatalogueTable>> {
  const named = (keys: SQL, table: SQL) =>
    sql`(select json_agg(a.attname order by k.place) from unnest(${keys}) with ordinality k(number, place)
      join pg_attribute a on a.attrelid = ${table} and a.attnum = k.number)`;
  const rows = await query<{ name: string; found: Omit<CatalogueTable, 'name'> }>(
    tx,
    sql`select c.relname as name, json_build_object(
      'columns', (select json_agg(json_build_object('name', attname, 'type', format_type(atttypid, atttypmod), 'nullable', not attnotnull) order by attnum)
        from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped),
      'key', (select ${named(sql`p.conkey`, sql`c.oid`)} from pg_constraint p where p.conrelid = c.oid and p.contype = 'p'),
      'foreignKeys', coalesce((select json_agg(json_build_object('to', t.relname,
          'columns', ${named(sql`f.conkey`, sql`c.oid`)}, 'toColumns', ${named(sql`f.confkey`, sql`f.confrelid`)}) order by f.conname)
        from pg_constraint f join pg_class t on t.oid = f.confrelid where f.conrelid = c.oid and f.contype = 'f'), '[]')
    ) as found from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`,
  );
  return new Map(rows.map(({ name, found }) => [name, { name, ...found }]));
}

/**
 * Which rows of a table, called `t`, are an engagement’s: by its id, or that of a row they hang on.
 * @returns null where a table has no way to an engagement
 */
export function rowsOf(
  catalogue: ReadonlyMap<string, CatalogueTable>,
  table: string,
  engagementId: string,
  depth = 0,
): SQL | null {
  const found = catalogue.get(table);
  // Three tables lie between a row and its engagement at most.
  if (!found || depth > 3) return null;
  const column = (name: string) => sql`t.${sql.identifier(name)}`;
  if (table === 'engagement') return sql`${column('id')} = ${engagementId}`;
  if (found.columns.some(({ name }) => name === 'engagement_id'))
    return sql`${column('engagement_id')} = ${engagementId}`;
  for (const { to, columns, toColumns } of found.foreignKeys) {
    const theirs = rowsOf(catalogue, to, engagementId, depth + 1);
    if (theirs === null) continue;
    const ours = sql.join(columns.map(column), sql`, `);
    return sql`(${ours}) in (select ${sql.join(toColumns.map(column), sql`, `)} from ${sql.identifier(to)} t where ${theirs})`;
  }
  return null;
}
