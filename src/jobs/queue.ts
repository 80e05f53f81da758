import { PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import type { Database, Tx } from '../../db/database.ts';
import { lastly } from '../../db/lastly.ts';
import { raw } from '../../db/raw.ts';
import { traceOf } from '../trace.ts';
import { type Attendant, attend } from './attend.ts';
import { makeQueues } from './making.ts';
import { openQueueDatabase } from './queue-database.ts';

/** One piece of work, written in the transaction that makes it necessary. */
export interface QueueEntry {
  queue: string;
  data: { workspaceId: string } & Record<string, unknown>;
  /**
   * Entries with the same key run one at a time, in the order written as long as none fails: one that failed comes again
   * some time later, after those behind it. Nothing may rest on an entry's place in line, only on what it finds.
   */
  key?: string;
  startAfter?: Temporal.Instant;
  /** Seconds that it waits by the database's clock: what comes for its key meanwhile and says the same goes with it. */
  waits?: number;
  /** Needed only where messages that are written beside it, for this destination, wait for nobody yet. */
  wakes?: string;
  /** Needed only where somebody has a Home open, opened `since`, that shows this engagement. */
  watched?: { engagement: string; since: Temporal.Instant };
}

/** What a verb writes last beside its entries, as the function `end_verb` takes it. */
export interface Ending {
  workspaceId: string;
  events: object[];
  messages: object[];
}

/** What works on a queue. It may run more than once for one entry: it must be idempotent. */
export interface QueueWorker {
  queue: string;
  /** How many entries this process works on at a time. */
  concurrency: number;
  /**
   * How often an entry is tried before it is given up: 6 times take a minute, 10 five, 20 a quarter of an hour, 100 an
   * hour and a half. Infinity for work with an end of its own, that nothing else would ever do.
   */
  tries: number;
  /** Done in place of the work that was given up, for whoever waits for it. */
  givenUp?(data: QueueEntry['data']): Promise<void>;
  /** @param attempt from 1; what has died with its process counts too */
  handle(data: QueueEntry['data'], attempt: number): Promise<void>;
}

export interface Queue {
  /** Writes entries in the caller's transaction, last: it belongs to no workspace afterwards. */
  insert(tx: Tx, entries: readonly QueueEntry[], ending?: Ending): Promise<void>;
  /** Makes the queues and, where this process works, starts the workers. */
  start(workers: readonly QueueWorker[], work: boolean): Promise<void>;
  stop(): Promise<void>;
}

/** How long work under way is waited for at the end; what is not done then is given to another process. */
const PATIENCE = 10_000;

/**
 * pg-boss on the same database. Entries of one key are a `singleton`: one is active at a time, however
 * many wait, so that a wake-up written while another runs is never lost.
 */
export function openQueue(db: Database, log: Logger): Queue {
  let attendant: Attendant | undefined;
  const connection = openQueueDatabase(db.queueConnection, {
    came: ({ queue, entries }) => attendant?.told(queue, entries),
    again: () => attendant?.sweep(),
  });
  const boss = new PgBoss({
    // What has died with its worker is given to another by `attend`, sooner.
    superviseIntervalSeconds: 60,
    schedule: false,
    // Nor does any entry wait for another in pg-boss's way.
    flowIntervalSeconds: 86_400,
    useListenNotify: true,
    registerInstance: false,
    db: connection,
    backend: db.engine,
  });
  boss.on('error', (error) => log.warn({ err: error }, 'queue'));
  boss.on('warning', (warning) => log.debug({ warning }, 'queue'));
  return {
    insert: writeEntries,
    start: async (workers, work) => {
      await boss.start();
      await makeQueues(
        boss,
        workers.map((worker) => worker.queue),
      );
      if (work) attendant = attend(boss, workers);
    },
    stop: async () => {
      const patience = AbortSignal.timeout(PATIENCE);
      const late = new Promise<void>((resolve) => patience.addEventListener('abort', () => resolve()));
      await Promise.race([attendant?.stop(), late]);
      await boss.stop({ graceful: false });
      await connection.close();
    },
  };
}

/** In one statement, by functions of the database: what pg-boss's own would send is several, for each queue. */
export async function writeEntries(tx: Tx, entries: readonly QueueEntry[], ending?: Ending): Promise<void> {
  const trace = traceOf();
  // Whoever takes an entry goes on where it was written; it says the same as one of another trace (`taking.ts`).
  const traced =
    trace === undefined ? entries : entries.map((one) => ({ ...one, data: { ...one.data, trace } }));
  if (!ending) {
    if (traced.length > 0) await raw(tx, 'select queue_entries($1)', [JSON.stringify(traced)]);
    return;
  }
  const { workspaceId, events, messages } = ending;
  const values = [workspaceId, ...[events, messages, traced].map((rows) => JSON.stringify(rows))];
  lastly(tx, { text: 'select end_verb($1, $2, $3, $4)', values });
}
