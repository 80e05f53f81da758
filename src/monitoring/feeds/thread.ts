import { Worker } from 'node:worker_threads';
import { faulty } from './fault.ts';
import type { Outcome } from './outcome.ts';

/** What is read in a thread of its own, and what is asked of it: that kind's query. */
export interface Document {
  what: 'json' | 'evidently';
  text: string;
  query: object;
}

/** Milliseconds for one document, once it is its turn: parsing 16 MB takes a tenth of a second. */
const WITHIN = 5_000;
/** Megabytes: an expression can double what it was given, again and again. */
const HEAP = 512;

let thread: Worker | undefined;
let last: Promise<unknown> = Promise.resolve();

/**
 * Reads a document in a thread, in turn, so that neither its size nor its expression keeps anybody else waiting. The thread
 * keeps no process alive.
 * @throws FeedFault where it takes too long or too much, or nobody wants it any more
 */
export function inThread(document: Document, signal: AbortSignal): Promise<Outcome> {
  const { promise: given, reject } = Promise.withResolvers<never>();
  const giveUp = () => reject(faulty('timeout', 'feeds.fault.given-up'));
  if (signal.aborted) giveUp();
  else signal.addEventListener('abort', giveUp, { once: true });
  const turn = last.then(() => Promise.race([read(document, signal), given]));
  last = turn.catch(() => {});
  return Promise.race([turn, given]).finally(() => signal.removeEventListener('abort', giveUp));
}

/** Settles when the document is read, when the thread had to be ended, or never where it had: then somebody else gave up. */
async function read(document: Document, signal: AbortSignal): Promise<Outcome> {
  if (signal.aborted) throw faulty('timeout', 'feeds.fault.given-up');
  const reading = started();
  const { promise, resolve, reject } = Promise.withResolvers<Outcome>();
  const end = () => {
    if (thread === reading) thread = undefined;
    void reading.terminate();
  };
  const failed = (error: NodeJS.ErrnoException) => {
    end();
    reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? faulty('query', 'feeds.fault.takes-much') : error);
  };
  const timer = setTimeout(() => {
    end();
    reject(faulty('query', 'feeds.fault.takes-long', { seconds: WITHIN / 1_000 }));
  }, WITHIN);
  signal.addEventListener('abort', end, { once: true });
  reading.ref();
  reading.once('message', resolve);
  reading.once('error', failed);
  reading.postMessage(document);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
    reading.off('message', resolve);
    reading.off('error', failed);
    reading.unref();
  }
}

function started(): Worker {
  if (thread) return thread;
  const begun = new Worker(new URL('./reading-thread.ts', import.meta.url), {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: HEAP },
  });
  // Whoever waits has heard of it; the next one begins another.
  begun.on('error', () => {
    if (thread === begun) thread = undefined;
  });
  thread = begun;
  return begun;
}
