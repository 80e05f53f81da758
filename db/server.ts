import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import type { Orm, Tx } from './database.ts';
import { prepareStatements } from './prepared.ts';

/** Milliseconds in which a server has to take a new connection; there is no limit to waiting for a free one. */
const CONNECT_WITHIN = 5_000;

/** Seconds after which a connection is replaced, so that the server gives back what it gathered. */
const LIFETIME = 45 * 60;

class Connection extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super({ ...config, connectionTimeoutMillis: CONNECT_WITHIN });
  }
}

export interface Server {
  orm: Orm;
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
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
  });
  const orms = new WeakMap<pg.ClientBase, Orm>();
  pool.on('connect', (client) => {
    // Node ends the process where nobody listens, and the pool itself does only while a connection is idle.
    client.on('error', lost);
    prepareStatements(client);
    orms.set(client, ormOf(client));
  });
  pool.on('error', () => {});
  return {
    orm: ormOf(pool),
    transaction: async (work) => {
      // Taken here: drizzle's own loses a connection for good when `begin` fails on it.
      const client = await pool.connect();
      try {
        return await (orms.get(client) ?? ormOf(client)).transaction(work);
      } finally {
        // Whatever may still stand in a transaction is not given to anybody else.
        client.release(client.getTransactionStatus() !== 'I');
      }
    },
    close: () => pool.end(),
  };
}

const ormOf = (client: pg.Pool | pg.PoolClient): Orm =>
  drizzle(client, { casing: 'snake_case' }) as unknown as Orm;
