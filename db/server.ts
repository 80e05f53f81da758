import { drizzle, NodePgSession, NodePgTransaction } from 'drizzle-orm/node-postgres';
import { PgDialect } from 'drizzle-orm/pg-core';
import pg from 'pg';
import type { Orm, Tx } from './database.ts';
import { lastOf, type Opening, type Statement } from './lastly.ts';
import { prepareStatements } from './prepared.ts';

/** Milliseconds in which a server has to take a new connection; there is no limit to waiting for a free one. */
const CONNECT_WITHIN = 5_000;

/**
 * A statement is planned the first time that a connection runs it, and not five times more for its values. The plan may be made while
 * a table is empty, and has to do when it is not: it goes by indexes. For what asks for a few rows by their keys; where it depends on
 * the values which index is the right one, a plan for none of them is a bad one. What a partial index is about has to stand in the
 * statement itself.
 */
export const PLANNED_ONCE: readonly string[] = ['plan_cache_mode=force_generic_plan', 'enable_seqscan=off'];

/** What is expensive on paper only would be compiled. */
export const NOT_COMPILED = 'jit=off';

/** Settings of a connection, as its `options`. */
export const asOptions = (settings: readonly string[]): string =>
  settings.map((setting) => `-c ${setting}`).join(' ');

/** Seconds after which a connection is replaced, so that the server gives back what it gathered. */
const LIFETIME = 45 * 60;

class Connection extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super({ ...config, connectionTimeoutMillis: CONNECT_WITHIN });
  }
}

export interface Server {
  orm: Orm;
  /** @param opening what the transaction begins with */
  transaction<T>(opening: Opening, work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/**
 * Connections to a server. One that is lost is thrown away, with everything that was under way on it: a statement
 * that comes too late is refused, and never reaches a connection that somebody else has meanwhile.
 * @param lost told of each connection that is lost; who used it is told by its statement
 */
export function openPool(url: string, max: number, lost: (error: Error) => void): Server {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    Client: Connection,
    // Statements of one transaction that are sent together travel together.
    pipeline: true,
    idleTimeoutMillis: 0,
    maxLifetimeSeconds: LIFETIME,
    keepAlive: true,
    application_name: 'phasegate',
    options: asOptions([NOT_COMPILED]),
  });
  pool.on('connect', (client) => {
    // Node ends the process where nobody listens, and the pool itself does only while a connection is idle.
    client.on('error', lost);
    prepareStatements(client);
  });
  pool.on('error', () => {});
  return {
    orm: drizzle(pool, { casing: 'snake_case' }) as unknown as Orm,
    transaction: async (opening, work) => {
      // Taken here: drizzle's own loses a connection for good when `begin` fails on it.
      const client = await pool.connect();
      let isOfNoUse = false;
      try {
        return await within(client, opening, work);
      } catch (error) {
        isOfNoUse = isReadOnly(error);
        throw error;
      } finally {
        // Whatever may still stand in a transaction is not given to anybody else.
        client.release(isOfNoUse || client.getTransactionStatus() !== 'I');
      }
    },
    close: () => pool.end(),
  };
}

/** The server is a standby since a failover: another connection may lead to the new primary, this one never will. */
const isReadOnly = (error: unknown): boolean =>
  error instanceof Error && (('code' in error && error.code === '25006') || isReadOnly(error.cause));

/**
 * `begin` and what it opens with travel together with whatever `work` asks first, and what it does last together with
 * `commit`. On one connection each is answered after the one before, and nothing is done behind one that failed.
 */
async function within<T>(client: pg.ClientBase, opening: Opening, work: (tx: Tx) => Promise<T>): Promise<T> {
  const tx = transactionOn(client);
  // As one text: the server answers once.
  const planned = opening.keyed ? AS_KEYED : '';
  const begun = client.query(`begin${opening.snapshot ? SNAPSHOT : ''}; ${planned}${asText(opening)}`);
  // Told below, also where `work` fails before.
  begun.catch(() => {});
  try {
    const result = await work(tx);
    await begun;
    const last = lastOf(tx).map(async ({ text, values, told }) => {
      const { rows } = await client.query({ text }, values);
      told?.(rows);
    });
    // Sent before any of them is waited for: behind one that failed it is answered with ROLLBACK.
    const [{ command }] = await Promise.all([client.query('commit'), ...last]);
    // The server rolls back what it is told to commit, where a statement had failed and nobody heard of it.
    if (command !== 'COMMIT') throw new Error('a statement of the transaction had failed');
    return result;
  } catch (error) {
    // On a connection that is lost it fails as well; what counts is why.
    await client.query('rollback').catch(() => {});
    throw error;
  }
}

const SNAPSHOT = ' isolation level repeatable read read only';

const AS_KEYED = PLANNED_ONCE.map((setting) => `set local ${setting}; `).join('');

/** A statement with its values in it. */
const asText = ({ text, values }: Statement): string =>
  text.replaceAll(/\$(\d)/g, (_, at: string) => {
    const value = values[Number(at) - 1];
    return value == null ? 'null' : pg.escapeLiteral(String(value));
  });

const dialect = new PgDialect({ casing: 'snake_case' });

/** An object of its own for each: what is remembered of a transaction is forgotten with it. */
export const transactionOn = (client: pg.ClientBase): Tx =>
  new NodePgTransaction(
    dialect,
    new NodePgSession(client as pg.PoolClient, dialect, undefined),
    undefined,
  ) as unknown as Tx;
