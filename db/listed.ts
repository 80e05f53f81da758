import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';

/**
 * Rows of a table as one column of another statement: what stands beside a thing is then asked together with it. They
 * travel as JSON, each as an array of its columns, and are read as drizzle reads them. Not for columns that JSON would
 * round: decimals and numbers beyond 2^53.
 */
export function listed<Table extends PgTable>(
  table: Table,
  { where, order }: { where: SQL | undefined; order: readonly SQL[] },
): SQL<readonly Table['$inferSelect'][]> {
  const columns = Object.entries(getTableColumns(table));
  const row = sql.join(
    columns.map(([, column]) => sql`${column}`),
    sql`, `,
  );
  const inOrder = sql.join([...order], sql`, `);
  const read = (rows: unknown[][]): readonly Table['$inferSelect'][] =>
    Object.freeze(
      rows.map((values) => {
        const fields = columns.map(([name, column], at) => {
          const value = values[at] ?? null;
          return [name, value === null ? null : column.mapFromDriverValue(value)];
        });
        return Object.freeze(Object.fromEntries(fields));
      }),
    );
  return sql<
    readonly Table['$inferSelect'][]
  >`(select coalesce(json_agg(json_build_array(${row}) order by ${inOrder}), '[]') from ${table} where ${where})`.mapWith(
    read,
  );
}
