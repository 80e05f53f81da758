import type { Orm } from './database.ts';

/** A statement as either engine takes it. */
export interface Statement {
  text: string;
  values: unknown[];
}

const last = new WeakMap<Orm, Statement[]>();

/**
 * Keeps a statement for the end of a transaction, where it travels together with the commit: for what nobody waits for
 * the rows of. Where it fails, so does the transaction, which is rolled back.
 */
export function lastly(tx: Orm, statement: Statement): void {
  last.set(tx, [...(last.get(tx) ?? []), statement]);
}

/** What a transaction ends with. */
export const lastOf = (tx: Orm): readonly Statement[] => last.get(tx) ?? [];
