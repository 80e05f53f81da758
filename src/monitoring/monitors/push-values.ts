import { setImmediate as breathe } from 'node:timers/promises';
import { z } from 'zod';
import { WORKERS } from '../../engagement/roles.ts';
import { engagementVerb } from '../../engagement/verb.ts';
import { viewEngagement } from '../../engagement/view.ts';
import type { Actor } from '../../record/act.ts';
import { Refusal } from '../../refusal.ts';
import type { World } from '../../world.ts';
import { isAhead } from '../feeds/moment.ts';
import { findFeed } from '../feeds/store.ts';
import { type Folded, Folding, type PushedValue } from '../references/fold.ts';
import { addCounts } from '../references/pushed-store.ts';
import { findReference } from '../references/store.ts';
import { slotAfter } from './schedule.ts';
import { findMonitor } from './store.ts';

/** Values of features, or how often each was seen. */
export type PushedFeatures = Readonly<
  Record<string, { values: readonly PushedValue[] } | { counts: Readonly<Record<string, number>> }>
>;

interface Pushed {
  monitorId: string;
  features: PushedFeatures;
  /** When they were measured; null: now. */
  measuredAt: Temporal.Instant | null;
  /** [X5] The same call again changes nothing. */
  key: string | null;
}

const keep = engagementVerb({
  input: z.object({
    engagementId: z.uuid(),
    monitorId: z.uuid(),
    referenceId: z.uuid(),
    version: z.int(),
    measuredAt: z.instanceof(Temporal.Instant).nullable(),
    key: z.string().nullable(),
    folded: z.custom<ReadonlyMap<string, Folded>>(),
  }),
  may: WORKERS,
  programs: true,
  async run({ tx, actor, now, engagement, once }, { monitorId, folded, key, measuredAt, ...of }) {
    const { workspaceId } = actor;
    const found = await findMonitor(tx, workspaceId, monitorId);
    if (found.retiredAt) throw new Refusal('monitoring.refusal.monitor-retired', { name: found.name });
    const feed = await findFeed(tx, workspaceId, engagement.id, found.feedId);
    if (feed.kind !== 'push') throw new Refusal('monitoring.refusal.not-pushed', { name: found.name });
    const at = measuredAt ?? now;
    if (isAhead(at, now)) throw new Refusal('monitoring.refusal.ahead', {}, 'measured_at');
    if (key !== null && !(await once(`push-values:${monitorId}:${key}`))) return { fresh: false };
    // What belongs to a slot that was judged already is judged with the next one.
    const own = slotAfter(found.cron, found.zone, at.subtract({ seconds: 1 }));
    const slot = Temporal.Instant.compare(own, found.nextAt) < 0 ? found.nextAt : own;
    const { referenceId, version } = of;
    await addCounts(
      tx,
      [...folded].map(([feature, counts]) => ({
        workspaceId,
        monitorId,
        slot,
        referenceId,
        version,
        feature,
        ...counts,
      })),
    );
    return { fresh: true };
  },
});

/**
 * [M3] [M4] Folds values into the fixed bins of the monitor’s reference, for its next check. The values themselves are not kept.
 * @returns whether they were new, how many were counted, and features that the reference does not know
 * @throws Refusal where the monitor is not there, is not pushed to, or is not held against a reference
 */
export async function pushValues(world: World, actor: Actor, { features, monitorId, ...pushed }: Pushed) {
  const { workspaceId } = actor;
  const { monitor, reference } = await world.db.inWorkspace(workspaceId, async (tx) => {
    const found = await findMonitor(tx, workspaceId, monitorId);
    await viewEngagement(tx, actor, found.engagementId);
    if (found.rule.kind !== 'drift')
      throw new Refusal('monitoring.refusal.no-features', { name: found.name });
    const against = await findReference(tx, workspaceId, found.engagementId, found.rule.referenceId);
    if (!against) throw new Refusal('monitoring.refusal.no-features', { name: found.name });
    return { monitor: found, reference: against };
  });
  const sealed = new Map(reference.content.features.map((feature) => [feature.name, feature]));
  const folded = new Map<string, Folded>();
  let counted = 0;
  for (const [name, given] of Object.entries(features)) {
    const feature = sealed.get(name);
    if (!feature) continue;
    const folding = new Folding(feature);
    if ('values' in given) {
      for (const value of given.values) folding.add(value);
      counted += given.values.length;
    } else
      for (const [value, times] of Object.entries(given.counts)) {
        folding.add(value, times);
        counted += times;
      }
    folded.set(name, folding.result());
    await breathe();
  }
  const { engagementId } = monitor;
  const of = { engagementId, monitorId, referenceId: reference.id, version: reference.version };
  const { fresh } = await keep(world, actor, { ...of, ...pushed, folded });
  return { fresh, counted, unknown: Object.keys(features).filter((name) => !sealed.has(name)) };
}
