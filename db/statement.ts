import { type Placeholder, sql } from 'drizzle-orm';
import type { IndexColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Orm, Tx } from './database.ts';

/** What drizzle's builders make of `prepare`: the SQL, and how its rows are read. */
interface Prepared<Result> {
  execute(values?: Record<string, unknown>): Promise<Result>;
}

/**
 * A statement whose SQL is built once, the first time it is run. drizzle builds it anew each time, and on the paths that
 * people wait for, that is most of what our own process does. What differs from run to run stands in it as
 * `given('name')`; a moment in a comparison is given as text, in values and `set` as it is.
 */
export function statement<Values extends Record<string, unknown>, Result>(
  build: (orm: Orm) => { prepare(name: string): Prepared<Result> },
): (tx: Tx, values: Values) => Promise<Result> {
  /** By driver: a process may have both engines open. */
  const built = new Map<unknown, Prepared<Result>>();
  return (tx, values) => {
    const session = tx._.session as unknown as { client: unknown };
    const driver = session.constructor;
    let prepared = built.get(driver);
    if (!prepared) {
      prepared = Object.assign(build(tx).prepare(''), { client: null });
      built.set(driver, prepared);
    }
    // All of it but the connection, which is the transaction's own.
    const bound: Prepared<Result> = Object.create(prepared, { client: { value: session.client } });
    return bound.execute(values);
  };
}

/** What a statement is given when it is run. */
export const given = <Name extends string>(name: Name): Placeholder<Name> => sql.placeholder(name);

/**
 * The insert of one row that may be there already, by the columns of `target`: then nothing is written. Its SQL is built
 * once for each set of columns that rows have.
 * @returns whether it was written
 */
export function insertion<Table extends PgTable>(
  table: Table,
  target: IndexColumn[],
): (tx: Tx, row: Table['$inferInsert']) => Promise<boolean> {
  const bySet = new Map<string, (tx: Tx, row: Record<string, unknown>) => Promise<unknown[]>>();
  return async (tx, row) => {
    const columns = Object.keys(row).filter((name) => row[name as keyof typeof row] !== undefined);
    const set = columns.join(' ');
    let insert = bySet.get(set);
    if (!insert) {
      const values = Object.fromEntries(columns.map((name) => [name, given(name)])) as typeof row;
      insert = statement((orm) =>
        orm
          .insert(table)
          .values(values)
          .onConflictDoNothing({ target })
          .returning({ written: sql<number>`1` }),
      );
      bySet.set(set, insert);
    }
    return (await insert(tx, row as Record<string, unknown>)).length > 0;
  };
}
