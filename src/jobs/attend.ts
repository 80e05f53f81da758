import type { Job as BossJob, PgBoss } from 'pg-boss';
import type { QueueEntry, QueueWorker } from './queue.ts';

/** A worker that stops beating for this long has died with its process; its entry is given to another. */
export const HEARTBEAT_SECONDS = 10;

/** Entries that come due by time alone, such as those that failed, are told of by nobody. */
const LOOK_EVERY = 2_000;

type Job = Pick<BossJob<QueueEntry['data']>, 'id' | 'data' | 'retryCount'>;

/** What takes entries from one queue. */
export interface Attendant {
  /** So many entries came in. */
  told(entries: number): void;
  /** Takes nothing new, and resolves once nothing is under way. */
  stop(): Promise<void>;
}

/**
 * Takes entries from a queue, one look at a time, and works on as many at once as the worker says. It looks for as many
 * as it was told of and no more; each look is a statement, and pg-boss's own workers all look at every word. Where it
 * found less, what it was told of waits for a key that is busy, here or elsewhere: it looks again whenever
 * one is done, and every two seconds in any case.
 *
 * One entry a look: a batch of pg-boss is in no order, within a key neither.
 */
export function attend(boss: PgBoss, { queue, concurrency, handle }: QueueWorker): Attendant {
  const active = new Map<string, Promise<void>>();
  /** How many entries to look for; and whether to look until there are none. */
  let due = 0;
  let sweeping = true;
  /** Something waits until an entry is done. */
  let waiting = false;
  let looking: Promise<void> | null = null;
  let stopped = false;

  const timer = setInterval(() => {
    sweeping = true;
    told(0);
  }, LOOK_EVERY);
  told(0);

  function told(entries: number): void {
    due += entries;
    if (stopped || looking) return;
    looking = look().finally(() => {
      looking = null;
    });
  }

  async function look(): Promise<void> {
    while ((due > 0 || sweeping) && !stopped) {
      if (active.size >= concurrency) {
        waiting = true;
        due = 0;
        sweeping = false;
        return;
      }
      const asked = due;
      const swept = sweeping;
      const [job] = await found();
      if (job) {
        due = Math.max(0, due - 1);
        begin(job);
        continue;
      }
      waiting = active.size > 0;
      // What was told of meanwhile was not looked for.
      due -= asked;
      if (swept) sweeping = false;
    }
  }

  /** A look that fails is one that finds nothing; the queue's `error` event has said why. */
  async function found(): Promise<Job[]> {
    try {
      return await boss.fetch<QueueEntry['data']>(queue);
    } catch (error) {
      boss.emit('error', error as Error);
      return [];
    }
  }

  function begin(job: Job): void {
    const beat = setInterval(
      () => {
        boss.touch(queue, attempt(job)).catch((error: Error) => boss.emit('error', error));
      },
      (HEARTBEAT_SECONDS * 1_000) / 2,
    );
    const work = run(job)
      .catch((error: Error) => boss.emit('error', error))
      .finally(() => {
        clearInterval(beat);
        active.delete(job.id);
        if (waiting) told(1);
      });
    active.set(
      job.id,
      work.then(() => {}),
    );
  }

  async function run(job: Job): Promise<void> {
    try {
      await handle(job.data, job.retryCount + 1);
    } catch (error) {
      await boss.fail(queue, attempt(job), error as object);
      return;
    }
    await boss.complete(queue, attempt(job));
  }

  return {
    told,
    async stop() {
      stopped = true;
      clearInterval(timer);
      await looking;
      await Promise.all(active.values());
    },
  };
}

/** An entry as it was taken: one that was given to somebody else meanwhile is theirs. */
const attempt = ({ id, retryCount }: Job) => ({ id, retryCount });
