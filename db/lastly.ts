import type { Orm } from './database.ts';

/** A statement as either engine takes it. */
export interface Statement {
  text: string;
  values: unknown[];
}

interface Last extends Statement {
  /** Told of the rows, before it is known whether the transaction lasts. */
  told?: (rows: readonly unknown[]) => void;
}

/**
 * What a transaction opens with. `snapshot`: it reads what was committed then, and writes nothing. One connection alone has that anyway.
 * `keyed`: it asks for rows by their keys, so that a server need not plan for values.
 */
export interface Opening extends Statement {
  snapshot?: boolean;
  keyed?: boolean;
}

const last = new WeakMap<Orm, Last[]>();

/**
 * Keeps a statement for the end of a transaction, where it travels together with the commit: for what nobody waits for
 * the rows of inside. Where it fails, so does the transaction, which is rolled back.
 */
export function lastly(tx: Orm, statement: Last): void {
  last.set(tx, [...(last.get(tx) ?? []), statement]);
}

/** What a transaction ends with. */
export const lastOf = (tx: Orm): readonly Last[] => last.get(tx) ?? [];
