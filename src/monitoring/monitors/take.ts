import type { World } from '../../world.ts';
import { askFeed } from '../feeds/ask.ts';
import { FeedFault } from '../feeds/feed.ts';
import type { Feed } from '../feeds/store.ts';
import { atFault, judge, type Taken, type Target } from './rules.ts';
import type { Monitor } from './store.ts';

/** What has to be known to check a monitor once; read before the feed is asked, in a transaction of its own. */
export interface Taking {
  monitor: Pick<Monitor, 'query' | 'rule' | 'minN' | 'maturity'>;
  /** Null while it is being made. */
  monitorId: string | null;
  feed: Feed;
  slot: Temporal.Instant;
  /** From when on it is asked: what was not looked at yet. */
  from: Temporal.Instant;
  target: Target | null;
}

/**
 * [M2] [M8] Asks the feed of a monitor and judges the answer. Never throws for what the feed did: that is a finding, `error`.
 * Where labels take time, the feed is asked about the time that has them.
 * @param within milliseconds
 */
export async function take(
  world: World,
  { monitor, monitorId, feed, slot, from, target }: Taking,
  within: number,
): Promise<Taken> {
  const late = { hours: monitor.maturity ?? 0 };
  const question = { query: monitor.query, at: slot.subtract(late), from: from.subtract(late) };
  try {
    const answer = await askFeed(world, feed, { ...question, monitorId, within });
    const warnings = answer.kind === 'nothing' ? [] : (answer.warnings ?? []);
    return { ...judge(monitor.rule, monitor.minN, answer, target), warnings, fault: null };
  } catch (error) {
    if (!(error instanceof FeedFault)) throw error;
    return { ...atFault(error.message), warnings: [], fault: error.words };
  }
}
