import { Refusal } from '../../refusal.ts';
import type { World } from '../../world.ts';
import { faulty } from './fault.ts';
import { type FeedAnswer, FeedFault } from './feed.ts';
import { isAhead } from './moment.ts';
import { feedKind } from './registry.ts';
import { openSecrets } from './secrets.ts';
import type { Feed } from './store.ts';

/** What is asked of a feed, and when. */
export interface Question {
  query: Record<string, unknown>;
  at: Temporal.Instant;
  from: Temporal.Instant;
  monitorId: string | null;
  /** Milliseconds until it is given up. */
  within: number;
}

/** Asks a feed once, outside any transaction. @throws FeedFault, in words, whatever it is that went wrong */
export const askFeed = (world: World, feed: Feed, { within, ...question }: Question): Promise<FeedAnswer> =>
  withinTime(within, async (signal) => {
    const { outside, db, vault, clock } = world;
    const { workspaceId, settings } = feed;
    const secrets = openSecrets(vault, feed);
    const on = { settings, secrets, signal, outside, db, workspaceId };
    const answer = await feedKind(feed.kind).read({ ...question, ...on });
    if (answer.kind === 'value' && answer.sampledAt && isAhead(answer.sampledAt, clock.now()))
      throw faulty('not understood', 'feeds.fault.ahead', {
        said: answer.sampledAt.toString({ smallestUnit: 'second' }),
      });
    return answer;
  });

/** Tries the connection alone. @returns what the feed said; null where its kind has nothing to try @throws FeedFault */
export async function probeFeed(world: World, feed: Feed, within: number): Promise<string | null> {
  const { outside, db, vault } = world;
  const kind = feedKind(feed.kind);
  if (!kind.probe) return null;
  const { workspaceId, settings } = feed;
  return withinTime(within, async (signal) => {
    const secrets = openSecrets(vault, feed);
    return (await kind.probe?.({ settings, secrets, signal, outside, db, workspaceId })) ?? '';
  });
}

/** [M8] The time-out is ours, whether or not a kind heeds its signal; what comes later is nobody's. */
async function withinTime<T>(within: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    const fault = faulty('timeout', 'feeds.fault.no-answer', { seconds: within / 1_000 });
    reject(fault);
    controller.abort(fault);
  }, within);
  try {
    const asked = work(controller.signal);
    asked.catch(() => {});
    return await Promise.race([asked, promise]);
  } catch (error) {
    throw inWords(error);
  } finally {
    clearTimeout(timer);
  }
}

function inWords(error: unknown): FeedFault {
  if (error instanceof FeedFault) return error;
  // Sealed under another key, say.
  if (error instanceof Refusal) return faulty('refused', error.key, error.params);
  const said = error instanceof Error ? error.message : String(error);
  return new FeedFault('not understood', { en: said, de: said });
}
