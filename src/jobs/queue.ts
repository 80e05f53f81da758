import { sql } from 'drizzle-orm';
import { fromDrizzle, fromPglite, PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import type { Database, Tx } from '../../db/database.ts';

/** One piece of work, written in the transaction that makes it necessary. */
export interface QueueEntry {
  queue: string;
  data: { workspaceId: string } & Record<string, unknown>;
  /** Entries with the same key run one at a time, in the order written. */
  key?: string;
  startAfter?: Temporal.Instant;
}

/** What works on a queue. It may run more than once for one entry: it must be idempotent. */
export interface QueueWorker {
  queue: string;
  /** How many entries this process works on at a time. */
  concurrency: number;
  handle(data: QueueEntry['data']): Promise<void>;
}

export interface Queue {
  /** Writes entries in the caller's transaction. */
  insert(tx: Tx, entries: readonly QueueEntry[]): Promise<void>;
  /** Makes the queues and, where this process works, starts the workers. */
  start(workers: readonly QueueWorker[], work: boolean): Promise<void>;
  stop(): Promise<void>;
}

/** A worker that stops beating for this long has died with its process; its entry is given to another. */
const HEARTBEAT_SECONDS = 10;

/**
 * pg-boss on the same database. Entries of one key are a `singleton`: one is active at a time, however
 * many wait, so that a wake-up written while another runs is never lost.
 */
export function openQueue(db: Database, log: Logger): Queue {
  const shared = {
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    schedule: false,
    useListenNotify: true,
    registerInstance: false,
  };
  const boss =
    'pglite' in db.queueConnection
      ? new PgBoss({ ...shared, db: fromPglite(db.queueConnection.pglite), backend: 'pglite' })
      : new PgBoss({
          ...shared,
          connectionString: db.queueConnection.connectionString,
          max: 4,
          // Entries are written by verbs, on their own connections, and last. What a crash of the server could
          // undo here is that one was done: it is done again, which workers are made for.
          options: '-c synchronous_commit=off',
        });
  boss.on('error', (error) => log.warn({ err: error }, 'queue'));
  boss.on('warning', (warning) => log.debug({ warning }, 'queue'));
  return {
    insert: async (tx, entries) => {
      const connection = { db: fromDrizzle(tx as never, sql) };
      for (const [queue, group] of Map.groupBy(entries, (entry) => entry.queue)) {
        await boss.insert(
          queue,
          group.map((entry) => ({
            data: entry.data,
            ...(entry.key && { singletonKey: entry.key }),
            ...(entry.startAfter && { startAfter: entry.startAfter.toString() }),
          })),
          connection,
        );
      }
    },
    start: async (workers, work) => {
      await boss.start();
      for (const worker of workers) await prepare(boss, worker, work);
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  };
}

async function prepare(boss: PgBoss, worker: QueueWorker, work: boolean): Promise<void> {
  const options = {
    notify: true,
    retryLimit: 1_000_000,
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: 60,
    heartbeatSeconds: HEARTBEAT_SECONDS,
    deleteAfterSeconds: 3_600,
  };
  await boss.createQueue(worker.queue, { ...options, policy: 'singleton' });
  await boss.updateQueue(worker.queue, options);
  if (!work) return;
  for (let one = 0; one < worker.concurrency; one += 1) await employ(boss, worker);
}

/**
 * One at a time, and the next at once: entries of one key follow each other, so whoever has finished one looks
 * for the next without waiting to be woken.
 */
async function employ(boss: PgBoss, worker: QueueWorker): Promise<void> {
  let id: string | undefined;
  id = await boss.work(
    worker.queue,
    { batchSize: 1, pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 10 },
    async (jobs) => {
      try {
        for (const job of jobs) await worker.handle(job.data as QueueEntry['data']);
      } finally {
        if (id) boss.notifyWorker(id);
      }
    },
  );
}
