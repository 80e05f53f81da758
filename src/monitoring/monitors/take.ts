import type { World } from '../../world.ts';
import { askFeed } from '../feeds/ask.ts';
import { type FeedAnswer, FeedFault } from '../feeds/feed.ts';
import { NOTHING_PUSHED } from '../feeds/push/kind.ts';
import { shownText } from '../feeds/shown.ts';
import type { Feed } from '../feeds/store.ts';
import { judgeDrift } from '../references/judge.ts';
import { type Observed, observe } from '../references/observe.ts';
import { pushedObserved } from '../references/pushed-store.ts';
import type { Season } from '../references/season.ts';
import type { SealedReference } from '../references/store.ts';
import { atFault, type Found, inTime, judge, type Taken, type Target } from './rules.ts';
import type { Monitor } from './store.ts';

/** It was replaced by one without seasons, or never had some. */
const NO_REFERENCE =
  'the reference is not there, or was sealed without the seasons that the monitor compares';

/** What has to be known to check a monitor once; read before the feed is asked, in a transaction of its own. */
export interface Taking {
  monitor: Pick<Monitor, 'query' | 'rule' | 'minN' | 'maturity' | 'noDataAfter'>;
  /** Null while it is being made. */
  monitorId: string | null;
  feed: Feed;
  slot: Temporal.Instant;
  /** From when on it is asked: what was not looked at yet. */
  from: Temporal.Instant;
  target: Target | null;
  /** [M4] What a rule on drift holds the input against, in the season of the slot where it says so; null where there is none. */
  reference: (SealedReference & { season?: Season }) | null;
}

/**
 * [M2] [M8] Asks the feed of a monitor and judges the answer. Never throws for what the feed did: that is a finding, `error`.
 * Where labels take time, the feed is asked about the time that has them.
 * @param within milliseconds
 */
export async function take(
  world: World,
  { monitor, monitorId, feed, slot, from, ...against }: Taking,
  within: number,
): Promise<Taken> {
  const late = { hours: monitor.maturity ?? 0 };
  const question = { query: monitor.query, at: slot.subtract(late), from: from.subtract(late) };
  const nothingElse = { sampledAt: null, warnings: [], fault: null, alerts: null };
  try {
    if (monitor.rule.kind === 'drift' && feed.kind === 'push')
      return {
        ...(await pushed(world, feed, monitorId, { monitor, slot, from, ...against })),
        ...nothingElse,
      };
    const answer = await askFeed(world, feed, { ...question, monitorId, within });
    const warnings = answer.kind === 'nothing' ? [] : (answer.warnings ?? []);
    const alerts = answer.kind === 'alerts' ? answer.alerts : null;
    const counted = inTime(answer, question, monitor.noDataAfter);
    const sampledAt = ('sampledAt' in counted && counted.sampledAt) || null;
    return { ...(await judged(monitor, counted, against)), sampledAt, warnings, fault: null, alerts };
  } catch (error) {
    if (!(error instanceof FeedFault)) throw error;
    return { ...atFault(error.message), ...nothingElse, fault: error.words };
  }
}

async function judged(
  { rule, minN }: Taking['monitor'],
  answer: FeedAnswer,
  { target, reference }: Pick<Taking, 'target' | 'reference'>,
): Promise<Found> {
  if (rule.kind !== 'drift' || answer.kind !== 'columns') return judge(rule, minN, answer, target);
  if (!reference) return atFault(NO_REFERENCE);
  const observed = await observe(reference.content, answer.columns, answer.n);
  return drifted(reference, observed, { ...rule, minN });
}

async function drifted(
  reference: SealedReference & { season?: Season },
  observed: Observed,
  policy: { alpha: number; floor?: number | undefined; minN: number },
): Promise<Found> {
  const { shown, ...found } = await judgeDrift(reference, observed, policy);
  return { ...found, shown: shownText(shown) };
}

/** What a team's system pushed since the last slot stands folded beside the reference. */
async function pushed(
  { db }: World,
  { workspaceId }: Feed,
  monitorId: string | null,
  { monitor: { rule, minN }, reference, slot, from }: Pick<Taking, 'monitor' | 'reference' | 'slot' | 'from'>,
): Promise<Found> {
  if (!reference) return atFault(NO_REFERENCE);
  const observed =
    monitorId === null
      ? null
      : await db.inWorkspace(workspaceId, (tx) =>
          pushedObserved(tx, reference, { workspaceId, monitorId, from, at: slot }),
        );
  if (!observed) return judge(rule, minN, { kind: 'nothing', shown: NOTHING_PUSHED }, null);
  return rule.kind === 'drift'
    ? drifted(reference, observed, { ...rule, minN })
    : atFault('the rule is another one');
}
