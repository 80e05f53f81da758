import type { World } from '../../world.ts';
import { decidedChannel, decidedPayload } from '../decided.ts';
import type { OfDeployment } from './store.ts';

/** Who waits for decisions in this process. */
interface Waiting {
  /** Resolves when the case is said to be decided, when nothing may have been heard for a while, or at the latest then. */
  on(of: OfDeployment, caseId: string, milliseconds: number, signal: AbortSignal): Promise<void>;
}

/** By the queue, of which a process has one. */
const opened = new WeakMap<World['queue'], Waiting>();

export function waitingOf(world: World): Waiting {
  const found = opened.get(world.queue) ?? openWaiting(world);
  opened.set(world.queue, found);
  return found;
}

/** What was said while the listener's connection was lost is not heard: who waits looks again after this long. */
const LOOK_EVERY = 5_000;

function openWaiting({ db }: World): Waiting {
  const waiting = new Map<string, Set<() => void>>();
  const wake = (name: string) => {
    for (const go of waiting.get(name) ?? []) go();
  };
  db.listen(decidedChannel, wake, () => {
    for (const name of waiting.keys()) wake(name);
  });
  return {
    async on({ workspaceId, deploymentId }, caseId, milliseconds, signal) {
      const name = decidedPayload({ workspaceId, id: deploymentId }, caseId);
      const { promise, resolve } = Promise.withResolvers<void>();
      const mine = waiting.get(name) ?? new Set();
      waiting.set(name, mine.add(resolve));
      const timer = setTimeout(resolve, Math.min(milliseconds, LOOK_EVERY));
      signal.addEventListener('abort', () => resolve(), { once: true });
      if (signal.aborted) resolve();
      try {
        await promise;
      } finally {
        clearTimeout(timer);
        mine.delete(resolve);
        if (mine.size === 0) waiting.delete(name);
      }
    },
  };
}
