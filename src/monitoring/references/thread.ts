import { Worker } from 'node:worker_threads';
import type { DriftPolicy, FeatureDrift, FeaturePair } from '../../statistics/drift/verdict.ts';
import type { Comparison } from './drift-thread.ts';

interface Waiting {
  resolve: (found: FeatureDrift[]) => void;
  reject: (error: Error) => void;
}

let thread: Worker | undefined;
let lastId = 0;
const waiting = new Map<number, Waiting>();

/**
 * Compares the features of a window in a thread of its own, in turn: an exact p-value takes up to a hundred million steps.
 * The thread begins with the first comparison and keeps no process alive.
 * @throws Error where the thread ends
 */
export function compareInThread(pairs: readonly FeaturePair[], policy: DriftPolicy): Promise<FeatureDrift[]> {
  const { promise, resolve, reject } = Promise.withResolvers<FeatureDrift[]>();
  const id = ++lastId;
  waiting.set(id, { resolve, reject });
  const comparing = started();
  comparing.ref();
  comparing.postMessage({ id, pairs: [...pairs], policy } satisfies Comparison);
  return promise;
}

function started(): Worker {
  if (thread) return thread;
  const begun = new Worker(new URL('./drift-thread.ts', import.meta.url), {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });
  begun.on('message', ({ id, found }: { id: number; found: FeatureDrift[] }) => {
    const one = waiting.get(id);
    waiting.delete(id);
    if (waiting.size === 0) begun.unref();
    one?.resolve(found);
  });
  const gone = (error: Error) => {
    if (thread !== begun) return;
    thread = undefined;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  begun.on('error', (error) => gone(error instanceof Error ? error : new Error(String(error))));
  begun.on('exit', () => gone(new Error('the thread that compares windows ended')));
  thread = begun;
  return begun;
}
