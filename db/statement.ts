import { type Placeholder, sql } from 'drizzle-orm';
import type { IndexColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Orm, Tx } from './database.ts';

/** What drizzle's builders make of `prepare`: the SQL, and how its rows are read. */
interface Prepared<Result> {
  execute(values?: Record<string, unknown>): Promise<Result>;
  getQuery(): { sql: string };
}

/** Answers that a transaction has had since it began only to read: by statement, and by what that was given. */
type Answers = Map<object, Map<string, Promise<unknown>>>;
const answers = new WeakMap<Tx, Answers>();

/**
 * Runs what only reads: a statement that is run again with the same values in the meantime is answered as before, so
 * that parts which know nothing of each other may each ask for what they need. What is shared so is frozen. Any
 * `statement` that writes makes it all forgotten; what drizzle writes otherwise does not, and belongs behind the work.
 */
export async function readingOnce<Result>(tx: Tx, work: () => Promise<Result>): Promise<Result> {
  if (answers.has(tx)) return work();
  answers.set(tx, new Map());
  try {
    return await work();
  } finally {
    answers.delete(tx);
  }
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
  let onlyReads = false;
  const run = (tx: Tx, values: Values): Promise<Result> => {
    const session = tx._.session as unknown as { client: unknown };
    const driver = session.constructor;
    let prepared = built.get(driver);
    if (!prepared) {
      prepared = Object.assign(build(tx).prepare(''), { client: null });
      built.set(driver, prepared);
      onlyReads = isRead(prepared.getQuery().sql);
    }
    // All of it but the connection, which is the transaction's own.
    const bound: Prepared<Result> = Object.create(prepared, { client: { value: session.client } });
    return bound.execute(values);
  };
  return (tx, values) => {
    const known = answers.get(tx);
    if (!known) return run(tx, values);
    const key = JSON.stringify(values);
    const before = known.get(run)?.get(key);
    if (before) return before as Promise<Result>;
    const answer = run(tx, values).then(frozen);
    if (!onlyReads) known.clear();
    else if (known.has(run)) known.get(run)?.set(key, answer);
    else known.set(run, new Map([[key, answer]]));
    return answer;
  };
}

/** A lock is taken anew. */
const isRead = (sql: string): boolean =>
  /^select\b/i.test(sql) && !/\bfor (no key )?(update|share)\b/i.test(sql);

function frozen<Result>(rows: Result): Result {
  if (Array.isArray(rows)) for (const row of rows) Object.freeze(row);
  return Object.freeze(rows);
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
