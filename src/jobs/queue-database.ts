import pg from 'pg';
import { fromPglite, type Db as IDatabase } from 'pg-boss';
import type { Database } from '../../db/database.ts';
import { openListener } from '../../db/listener.ts';
import { nameOf } from '../../db/prepared.ts';
import { asOptions, NOT_COMPILED, PLANNED_ONCE } from '../../db/server.ts';

/** How pg-boss reaches the database, and what to close at the end. */
export interface QueueDatabase extends IDatabase {
  close(): Promise<void>;
}

/** What is heard of the queues. */
interface Ear {
  /** So many entries came into a queue. */
  came(came: { queue: string; entries: number }): void;
  /** Listening begins, or begins again: what came in before may not have been heard. */
  again(): void;
}

/**
 * The queue's own connections. pg-boss sends its statements as text, to be planned each time, and planning a fetch takes
 * longer than running it: here they are prepared, once a connection. Notifications are heard in pg-boss's place.
 */
export function openQueueDatabase(connection: Database['queueConnection'], ear: Ear): QueueDatabase {
  return 'pglite' in connection ? embedded(connection.pglite, ear) : served(connection.connectionString, ear);
}

function embedded(pglite: Parameters<typeof fromPglite>[0], ear: Ear): QueueDatabase {
  const db = fromPglite(pglite);
  const { listen } = db;
  return {
    ...db,
    ...(listen && {
      listen: (channel) => listen(channel, (said) => ear.came(read(said)), ear.again),
    }),
    close: async () => {},
  };
}

/**
 * How its connections are set. Entries are written by verbs, on their own connections, and last. What a crash of the server
 * could undo here is that one was done: it is done again, which workers are made for. A look names one queue or all of them, and
 * planning it takes ten times what it does.
 */
export const QUEUE_OPTIONS = asOptions(['synchronous_commit=off', NOT_COMPILED, ...PLANNED_ONCE]);

function served(url: string, ear: Ear): QueueDatabase {
  const pool = new pg.Pool({
    connectionString: url,
    max: 4,
    keepAlive: true,
    // One that is opened anew plans everything anew.
    idleTimeoutMillis: 0,
    application_name: 'phasegate-queue',
    options: QUEUE_OPTIONS,
  });
  // Told by the statement that was under way.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return {
    async executeSql(text, values = []) {
      // Several statements in one text cannot be prepared.
      const name = text.includes(';') ? undefined : nameOf(text);
      const result: pg.QueryResult | pg.QueryResult[] = await pool.query({
        text,
        ...(name && { name }),
        values,
      });
      return { rows: [result].flat().flatMap((part) => part.rows) };
    },
    listen: async (channel) => ({
      close: openListener(url, channel, (said) => ear.came(read(said)), ear.again),
    }),
    close: () => pool.end(),
  };
}

/** A queue's name, as pg-boss says it of one entry, or with how many came in. */
function read(said: string): { queue: string; entries: number } {
  const [queue = '', more] = said.split(' ');
  return { queue, entries: more === undefined ? 1 : Number(more) };
}
