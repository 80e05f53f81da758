import type { Tx } from '../../../db/database.ts';
import { type Engagement, findEngagement } from '../../engagement/store.ts';
import { monitorNames } from '../monitors/names-store.ts';
import { lastReadings, type Reading } from '../monitors/readings.ts';
import { findMonitor, type Monitor } from '../monitors/store.ts';
import { brokenFeedAlert, membersOf } from './group-store.ts';
import { MOST_LIVING } from './incoming.ts';
import { countIncoming, findIncoming, type Incoming } from './incoming-store.ts';
import { alertName, lifeOf } from './life.ts';
import { type AgainstRetraining, againstRetraining } from './retraining-rules.ts';
import { silencedUntil } from './silence-store.ts';
import { type Alert, findAlert, isReasonToRetrain } from './store.ts';

/** So many readings are drawn. */
const DRAWN = 30;

/** All that an alert's message shows. */
export interface AlertView {
  alert: Alert;
  monitor: Monitor;
  engagement: Engagement;
  /** The oldest first. */
  readings: readonly Reading[];
  /** Others of the deployment that stand in its thread, with the names of their monitors. */
  members: readonly { alert: Alert; name: string }[];
  silencedUntil: Temporal.Instant | null;
  /** [M9] As Alertmanager has it, and how many of the monitor that are open there have no message; null where it is the monitor's own. */
  incoming: { alert: Incoming; untold: number } | null;
  /** The name of the monitor that tells of the broken feed for all of them; null where the feed works, or this one does. */
  brokenFeed: string | null;
  /** [M7] Why it cannot begin a retraining; null where it may. */
  againstRetraining: AgainstRetraining | null;
  /** It stands among the reasons of a retraining that is open. */
  isReason: boolean;
  now: Temporal.Instant;
}

export async function alertView(
  { tx, now }: { tx: Tx; now: Temporal.Instant },
  workspaceId: string,
  id: string,
): Promise<AlertView | null> {
  const found = await findAlert(tx, workspaceId, id);
  const engagement = found && (await findEngagement(tx, workspaceId, found.engagementId));
  if (!found || !engagement) return null;
  const monitor = await findMonitor(tx, workspaceId, found.monitorId);
  const incoming = await findIncoming(tx, found);
  const readings = await lastReadings(tx, monitor, DRAWN);
  const members = await membersOf(tx, found);
  const names = members.length > 0 ? await monitorNames(tx, workspaceId, engagement.id) : new Map();
  const broken = await brokenFeedAlert(tx, monitor);
  const speaker =
    broken && found.blindWhy === null && monitor.rule.kind === 'drift' ? broken.monitorId : null;
  const silenced = await silencedUntil(tx, found, now);
  // What nobody checks says nothing new.
  const hush = {
    snoozedUntil: found.snoozedUntil,
    silencedUntil: silenced,
    inhibited: monitor.pausedAt !== null,
  };
  return {
    alert: found,
    monitor,
    engagement,
    readings: readings.toReversed(),
    members: members.map((one) => ({
      alert: one,
      name: alertName(one, { name: names.get(one.monitorId)?.name ?? '–' }),
    })),
    incoming: incoming && {
      alert: incoming,
      untold: Math.max(0, (await countIncoming(tx, monitor)) - MOST_LIVING),
    },
    silencedUntil: silenced,
    brokenFeed: speaker && (await findMonitor(tx, workspaceId, speaker)).name,
    againstRetraining: againstRetraining(lifeOf(found), { hush, brokenFeed: broken !== null }, now),
    isReason: await isReasonToRetrain(tx, found),
    now,
  };
}
