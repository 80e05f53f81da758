import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** Milliseconds that one answer may take. */
const PATIENCE = 120_000;

/**
 * A thread for one piece of work, ended with it: asked and answered in turn.
 * @param work what to ask; it ends when that does
 */
export async function withThread<Ask, Result>(
  file: URL,
  work: (ask: <Answer>(question: Ask) => Promise<Answer>) => Promise<Result>,
): Promise<Result> {
  const thread = new Worker(file, { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: 1_024 } });
  try {
    return await work(async <Answer>(question: Ask) => {
      thread.postMessage(question);
      // Also an error that ends the thread is heard by `once`.
      const [said] = await once(thread, 'message', { signal: AbortSignal.timeout(PATIENCE) });
      if ('failed' in said) throw new Error(said.failed);
      return said.done as Answer;
    });
  } finally {
    await thread.terminate();
  }
}

let last: Promise<unknown> = Promise.resolve();

/** One at a time in this process: each takes a core and some hundred megabytes. */
export function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  const mine = last.then(work);
  last = mine.catch(() => {});
  return mine;
}
