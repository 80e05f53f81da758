import type { PgBoss } from 'pg-boss';
import { inTrace } from '../trace.ts';
import type { QueueEntry, QueueWorker } from './queue.ts';
import { beat, finish, freeLost, HEARTBEAT_SECONDS, type Taken, take } from './taking.ts';

/** Entries that come due by time alone, such as those that failed, are told of by nobody. */
const LOOK_EVERY = 2_000;

/** What takes entries from the queues. */
export interface Attendant {
  /** So many entries came into a queue. */
  told(queue: string, entries: number): void;
  /** Entries may have come into any queue. */
  sweep(): void;
  /** Takes nothing new, and resolves once nothing is under way. */
  stop(): Promise<void>;
}

/** One queue, as its worker is busy with it. */
interface Line {
  worker: QueueWorker;
  active: Map<string, { entry: Taken; done: Promise<void> }>;
  /** How many entries to look for; and whether to look until there are none. */
  due: number;
  sweeping: boolean;
  /** Something waits until an entry is done. */
  waiting: boolean;
  /** One was done while a look was under way, which may not have seen that: what waits for its key is free now. */
  freed: boolean;
}

/**
 * Takes entries from queues, one look at a time for all of them, and works on as many at once as each worker says. It
 * looks for as many as it was told of and no more. Where it found less, what it was told of waits for a key that is
 * busy, here or elsewhere: it looks again whenever one is done, and every two seconds in any case.
 *
 * One entry of a queue a look: two of one key must not be taken together.
 */
export function attend(boss: PgBoss, workers: readonly QueueWorker[]): Attendant {
  const lines = new Map<string, Line>(
    workers.map((worker) => [
      worker.queue,
      { worker, active: new Map(), due: 0, sweeping: true, waiting: false, freed: false },
    ]),
  );
  let looking: Promise<void> | null = null;
  let stopped = false;

  const sweeps = setInterval(sweep, LOOK_EVERY);
  const pulse = setInterval(live, (HEARTBEAT_SECONDS * 1_000) / 2);
  begin();

  function sweep(): void {
    for (const line of lines.values()) line.sweeping = true;
    begin();
  }

  function begin(): void {
    if (stopped || looking) return;
    looking = look().finally(() => {
      looking = null;
    });
  }

  async function look(): Promise<void> {
    for (let asked = wanting(); asked.length > 0 && !stopped; asked = wanting()) {
      const before = asked.map((line) => ({ line, due: line.due, sweeping: line.sweeping }));
      for (const line of asked) line.freed = false;
      const found = new Map((await taken(asked)).map((entry) => [entry.queue, entry]));
      for (const { line, due, sweeping } of before) {
        const entry = found.get(line.worker.queue);
        if (entry) {
          line.due = Math.max(0, line.due - 1);
          work(line, entry);
        } else if (!line.freed) {
          nothing(line, { due, sweeping });
        }
      }
    }
  }

  function nothing(line: Line, looked: Pick<Line, 'due' | 'sweeping'>): void {
    line.waiting = line.active.size > 0;
    // What was told of meanwhile was not looked for.
    line.due -= looked.due;
    if (looked.sweeping) line.sweeping = false;
  }

  /** Those to look for; one that is as busy as it may be looks when something is done. */
  function wanting(): Line[] {
    return [...lines.values()].filter((line) => {
      if (line.due === 0 && !line.sweeping) return false;
      if (line.active.size < line.worker.concurrency) return true;
      Object.assign(line, { waiting: true, due: 0, sweeping: false });
      return false;
    });
  }

  /** A look that fails is one that finds nothing; the queue's `error` event says why. */
  async function taken(asked: readonly Line[]): Promise<Taken[]> {
    try {
      return await take(
        boss,
        asked.map((line) => line.worker.queue),
      );
    } catch (error) {
      boss.emit('error', error as Error);
      return [];
    }
  }

  function work(line: Line, entry: Taken): void {
    const done = run(line.worker, entry)
      .catch((error: Error) => boss.emit('error', error))
      .then(() => {
        line.active.delete(entry.id);
        line.freed = true;
        if (line.waiting) told(line.worker.queue, 1);
      });
    line.active.set(entry.id, { entry, done });
  }

  async function run(worker: QueueWorker, entry: Taken): Promise<void> {
    try {
      const { trace, ...data } = entry.data;
      await inTrace(
        () => worker.handle(data as QueueEntry['data'], entry.retryCount + 1),
        typeof trace === 'string' ? trace : undefined,
      );
    } catch (error) {
      // One that was given to somebody else meanwhile is theirs.
      const attempt = { id: entry.id, retryCount: entry.retryCount };
      await boss.fail(entry.queue, attempt, error as object);
      return;
    }
    await finish(boss, entry);
  }

  /** Says that this process lives, and then gives back what those had that do not. */
  async function live(): Promise<void> {
    const mine = [...lines.values()].flatMap((line) => [...line.active.values()].map(({ entry }) => entry));
    try {
      if (mine.length > 0) await beat(boss, mine);
      await freeLost(boss, [...lines.keys()]);
    } catch (error) {
      boss.emit('error', error as Error);
    }
  }

  function told(queue: string, entries: number): void {
    const line = lines.get(queue);
    if (!line) return;
    line.due += entries;
    begin();
  }

  return {
    told,
    sweep,
    async stop() {
      stopped = true;
      clearInterval(sweeps);
      await looking;
      await Promise.all(
        [...lines.values()].flatMap((line) => [...line.active.values()].map(({ done }) => done)),
      );
      clearInterval(pulse);
    },
  };
}
