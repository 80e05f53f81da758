import { PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import type { Database, Tx } from '../../db/database.ts';
import { type Attendant, attend, HEARTBEAT_SECONDS } from './attend.ts';
import { announce, openQueueDatabase, within } from './queue-database.ts';

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
}

/** What works on a queue. It may run more than once for one entry: it must be idempotent. */
export interface QueueWorker {
  queue: string;
  /** How many entries this process works on at a time. */
  concurrency: number;
  /** @param attempt from 1; what has died with its process counts too */
  handle(data: QueueEntry['data'], attempt: number): Promise<void>;
}

export interface Queue {
  /** Writes entries in the caller's transaction. */
  insert(tx: Tx, entries: readonly QueueEntry[]): Promise<void>;
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
  const attendants = new Map<string, Attendant>();
  const connection = openQueueDatabase(db.queueConnection, ({ queue, entries }) =>
    attendants.get(queue)?.told(entries),
  );
  const boss = new PgBoss({
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    schedule: false,
    useListenNotify: true,
    registerInstance: false,
    db: connection,
    backend: db.engine,
  });
  boss.on('error', (error) => log.warn({ err: error }, 'queue'));
  boss.on('warning', (warning) => log.debug({ warning }, 'queue'));
  return {
    insert: async (tx, entries) => {
      // Written together: on one connection they need no answers of each other.
      await Promise.all(
        [...Map.groupBy(entries, (entry) => entry.queue)].flatMap(([queue, group]) => [
          boss.insert(queue, group.map(jobOf), { db: within(tx) }),
          // pg-boss says that something came in; how many there are is said only where it is not one.
          ...(group.length > 1 ? [announce(tx, queue, group.length - 1)] : []),
        ]),
      );
    },
    start: async (workers, work) => {
      await boss.start();
      for (const worker of workers) {
        await prepare(boss, worker.queue);
        if (work) attendants.set(worker.queue, attend(boss, worker));
      }
    },
    stop: async () => {
      const patience = AbortSignal.timeout(PATIENCE);
      const late = new Promise<void>((resolve) => patience.addEventListener('abort', () => resolve()));
      await Promise.race([Promise.all([...attendants.values()].map((attendant) => attendant.stop())), late]);
      await boss.stop({ graceful: false });
      await connection.close();
    },
  };
}

const jobOf = ({ data, key, startAfter }: QueueEntry) => ({
  data,
  ...(key && { singletonKey: key }),
  ...(startAfter && { startAfter: startAfter.toString() }),
});

async function prepare(boss: PgBoss, queue: string): Promise<void> {
  const options = {
    notify: true,
    retryLimit: 1_000_000,
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: 60,
    heartbeatSeconds: HEARTBEAT_SECONDS,
    deleteAfterSeconds: 3_600,
  };
  await boss.createQueue(queue, { ...options, policy: 'singleton' });
  await boss.updateQueue(queue, options);
}
