import type { Transaction } from '@electric-sql/pglite';
import pg from 'pg';
import type { Orm } from './database.ts';

/**
 * Sends a statement as it is, on the connection of a transaction: for text that drizzle has no part in, such as the
 * queue's. @returns its rows
 */
export async function raw(tx: Orm, text: string, parameters: unknown[]): Promise<Record<string, unknown>[]> {
  const { client } = tx._.session as unknown as { client: pg.ClientBase | Transaction };
  const { rows } =
    client instanceof pg.Client
      ? await client.query({ text }, parameters)
      : await (client as Transaction).query(text, parameters);
  return rows as Record<string, unknown>[];
}
