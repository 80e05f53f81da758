import type { Logger } from 'pino';
import type { QueueWorker } from './queue.ts';

/** How a piece of work went: `again` where it failed and is tried again, `gave-up` where it is not. */
export type JobOutcome = 'ok' | 'again' | 'gave-up';

interface Watching {
  observe(queue: string, outcome: JobOutcome, seconds: number): void;
  /** Whether it says that the database is away: what fails for that reason fails for no reason of its own. */
  isAway(error: unknown): boolean;
  log: Logger;
}

/**
 * A worker whose work ends: after so many tries as it says an entry is given up, which the log and the metrics tell,
 * and whoever waits for it, where the worker has a word for them.
 */
export function withTries(worker: QueueWorker, { observe, isAway, log }: Watching): QueueWorker {
  const { queue, tries } = worker;

  async function attempt(data: Parameters<QueueWorker['handle']>[0], count: number): Promise<JobOutcome> {
    const about = { queue, workspaceId: data.workspaceId, attempt: count };
    // It was not even told how the last try ended: the process died of it.
    if (count <= tries) {
      try {
        await worker.handle(data, count);
        return 'ok';
      } catch (error) {
        if (count < tries || isAway(error)) {
          log.warn({ err: error, ...about }, 'a piece of work failed; it is tried again');
          throw error;
        }
        log.error({ err: error, ...about }, 'a piece of work failed again and again; it was given up');
      }
    } else log.error(about, 'a piece of work ended the process again and again; it was given up');
    await worker.givenUp?.(data);
    return 'gave-up';
  }

  return {
    ...worker,
    handle: async (data, count) => {
      const started = performance.now();
      let outcome: JobOutcome = 'again';
      try {
        outcome = await attempt(data, count);
      } finally {
        observe(queue, outcome, (performance.now() - started) / 1_000);
      }
    },
  };
}
