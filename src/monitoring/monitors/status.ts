import { type Button, button } from '@phasegate/block-kit/blocks.ts';
import { findEngagement, peopleOf } from '../../engagement/store.ts';
import { approvalsWaiting } from '../../gates/duties.ts';
import type { DigestPart, NextStep } from '../../news.ts';
import type { CardContext, PhaseStatus } from '../../room.ts';
import type { Say } from '../../texts/say.ts';
import { feedsInUse } from '../feeds/list-store.ts';
import { FEED_IDS, MONITOR_IDS } from '../ids.ts';
import { type Coverage, coverageOf, LAYERS } from './coverage.ts';
import { newestReadings } from './list-store.ts';
import type { Verdict } from './readings.ts';
import { coverageText } from './screens/words.ts';

/** How monitoring stands in one engagement, as it is now. */
interface Standing {
  coverage: readonly Coverage[];
  feeds: number;
  monitors: number;
  /** What the newest readings of the monitors that are not paused say. */
  verdicts: ReadonlyMap<Verdict, number>;
}

async function standingOf(context: CardContext, engagementId: string): Promise<Standing | null> {
  const { tx, workspaceId } = context;
  const engagement = await findEngagement(tx, workspaceId, engagementId);
  if (!engagement) return null;
  const { coverage, monitors } = await coverageOf({ ...context, engagement });
  const feeds = await feedsInUse(tx, workspaceId, engagementId);
  const active = monitors.filter(({ pausedAt }) => pausedAt === null).map(({ id }) => id);
  const newest = await newestReadings(tx, workspaceId, active);
  const verdicts = new Map<Verdict, number>();
  for (const { verdict } of newest.values()) verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
  return { coverage, feeds: feeds.length, monitors: monitors.length, verdicts };
}

const countsOf = ({ monitors, verdicts }: Standing) => ({
  monitors,
  breach: verdicts.get('breach') ?? 0,
  error: verdicts.get('error') ?? 0,
  silent: verdicts.get('no data') ?? 0,
});

/** [M1] How phase 5 stands: which layers of which model are watched, and what the last readings say. */
export async function monitoringStatus(context: CardContext, engagementId: string): Promise<PhaseStatus> {
  const { say } = context;
  const standing = await standingOf(context, engagementId);
  if (!standing) throw new Error(`no engagement ${engagementId}`);
  const { coverage } = standing;
  const uncovered = coverage.reduce((sum, one) => sum + one.uncovered.length, 0);
  const total = coverage.length * LAYERS.length;
  const facts = [
    ...(coverage.length === 0
      ? [say('monitoring.status.no-model')]
      : coverage.map((one) => coverageText(say, one))),
    say('monitoring.status.monitors', countsOf(standing)),
  ].join(' · ');
  return {
    done: total - uncovered,
    total,
    facts,
    next: await nextStep(context, standing, engagementId),
    buttons: [
      button(say('monitoring.button.monitors'), MONITOR_IDS.list, { value: engagementId }),
      button(say('monitoring.button.add-monitor'), MONITOR_IDS.add, { value: engagementId }),
      button(say('monitoring.feeds.button.list'), FEED_IDS.list, { value: engagementId }),
    ],
    left: { work: uncovered, approvals: await approvalsWaiting(context, engagementId) },
  };
}

/** [E8] A feed first, then a monitor for the first layer that nothing watches; after that monitoring goes by itself. */
async function nextStep(
  context: CardContext,
  { coverage, feeds }: Standing,
  engagementId: string,
): Promise<NextStep | null> {
  const { say } = context;
  const bare = coverage.find(({ uncovered }) => uncovered.length > 0);
  if (!bare) return null;
  const step = feeds === 0 ? 'feed' : 'cover';
  return {
    what: say.md(`monitoring.next.${step}`, {
      model: bare.model,
      layer: say(`monitoring.layer.${bare.uncovered[0] ?? 'output'}`),
    }),
    why: say(`monitoring.next.${step}.why`),
    on: await whoFor(context, engagementId),
    since: null,
    due: null,
    button: stepButton(say, step, engagementId),
  };
}

const stepButton = (say: Say, step: 'feed' | 'cover', value: string): Button =>
  step === 'feed'
    ? button(say('monitoring.feeds.button.add'), FEED_IDS.add, { value, style: 'primary' })
    : button(say('monitoring.button.add-monitor'), MONITOR_IDS.add, { value, style: 'primary' });

/** Whoever answers for the system; else the lead. */
async function whoFor({ tx, workspaceId }: CardContext, engagementId: string): Promise<string[]> {
  const people = (await peopleOf(tx, workspaceId, engagementId)).filter((one) => !one.isDeactivated);
  const of = (role: string) => people.find((one) => one.role === role)?.userId;
  const who = of('engineering') ?? of('lead');
  return who ? [who] : [];
}

/** [D1] [M1] Layers that nothing watches, and feeds that cannot be asked. */
export async function monitoringDigest(context: CardContext, engagementId: string): Promise<DigestPart> {
  const { say } = context;
  const standing = await standingOf(context, engagementId);
  if (!standing || standing.monitors === 0) return { changed: [], waiting: [] };
  const on = await whoFor(context, engagementId);
  const bare = standing.coverage.filter(({ uncovered }) => uncovered.length > 0);
  const { error, silent } = countsOf(standing);
  const blind = say('monitoring.digest.blind', { error, silent });
  return {
    changed: [],
    waiting: [
      ...(error + silent > 0 ? [{ what: blind, on, since: null }] : []),
      ...bare.map((one) => ({ what: coverageText(say, one), on, since: null })),
    ],
  };
}
