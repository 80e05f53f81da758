import { randomUUID } from 'node:crypto';
import type { EngagementActing } from '../../engagement/verb.ts';
import type { HeardAlert } from '../feeds/feed.ts';
import type { Monitor } from '../monitors/store.ts';
import { afterHearing, afterMissing, type Known, MOST_LIVING } from './incoming.ts';
import { type Incoming, keepKnown, knownAlerts, livingAlerts, unheardOf } from './incoming-store.ts';
import { lifeOf } from './life.ts';
import { policyOf } from './policy.ts';
import { type AlertLife, type AlertPolicy, afterCheck, isOpen, UNBROKEN } from './rules.ts';
import { settle } from './settle.ts';
import { type Alert, insertAlert } from './store.ts';

const TITLE_MAX = 200;

/**
 * [M9] Takes what was heard of a monitor's alerts into our own: what is open there and not here fires, what is over there is
 * well. Heard again it changes nothing. The monitor is locked.
 * @param heard `isAll`: these are all that are open; what is missing was resolved
 */
export async function followAlerts(
  acting: EngagementActing,
  monitor: Monitor,
  heard: { alerts: readonly HeardAlert[]; isAll: boolean },
): Promise<void> {
  if (monitor.retiredAt) return;
  const changed = await learn(acting, monitor, heard);
  const policy = { ...policyOf(monitor), breachesToFire: 1, clearsToResolve: 1 };
  let living = 0;
  for (const { row, of } of await livingAlerts(acting.tx, monitor)) {
    const life = nowThat(acting, row, of, policy);
    if (life || changed.has(row.fingerprint))
      await settle(acting, monitor, row, { life: life ?? touched(acting, lifeOf(row)) });
    if (isOpen(life ?? lifeOf(row))) living += 1;
  }
  const room = Math.max(0, MOST_LIVING - living);
  for (const one of room > 0 ? await unheardOf(acting.tx, monitor, room) : []) {
    const row = await begin(acting, monitor, one);
    const check = { verdict: 'breach' as const, at: acting.now };
    await settle(acting, monitor, row, { life: afterCheck(UNBROKEN, check, policy) });
  }
}

/** Writes down what is news. @returns the fingerprints it is about */
async function learn(
  { tx, now }: EngagementActing,
  monitor: Monitor,
  { alerts, isAll }: { alerts: readonly HeardAlert[]; isAll: boolean },
): Promise<Set<string>> {
  const given = [...new Set(alerts.map(({ fingerprint }) => fingerprint))];
  const rows = await knownAlerts(tx, monitor, given, { isAll });
  const known = new Map<string, Known>(rows);
  const news = new Map<string, Known>();
  const note = (one: Known | null) => {
    if (!one) return;
    known.set(one.fingerprint, one);
    news.set(one.fingerprint, one);
  };
  for (const one of alerts) note(afterHearing(known.get(one.fingerprint), one));
  if (isAll) {
    const there = new Set(given);
    for (const [fingerprint, one] of rows)
      if (!there.has(fingerprint)) note(afterMissing(one, monitor.clearsToResolve, now));
  }
  await keepKnown(tx, monitor, [...news.values()], now);
  return new Set(news.keys());
}

/** What an alert has come to; null where it stands as it stood. One that nothing is known of any more is over. */
function nowThat(
  { now }: EngagementActing,
  row: Alert,
  of: Incoming | null,
  policy: AlertPolicy,
): AlertLife | null {
  const life = lifeOf(row);
  const at = later(life, now);
  if (!of || of.endsAt !== null)
    return isOpen(life) || life.dismissed ? afterCheck(life, { verdict: 'clear', at }, policy) : null;
  return life.stage === 'resolved' && !life.dismissed && !of.suppressed
    ? afterCheck(life, { verdict: 'breach', at }, policy)
    : null;
}

/** The same, and its message shows what is said of it now. */
const touched = ({ now }: EngagementActing, life: AlertLife): AlertLife => ({
  ...life,
  checkedAt: later(life, now),
});

/** What is heard comes when it comes: it is never taken for older than what was heard before. */
const later = ({ checkedAt }: AlertLife, now: Temporal.Instant): Temporal.Instant =>
  checkedAt && Temporal.Instant.compare(checkedAt, now) >= 0 ? checkedAt.add({ milliseconds: 1 }) : now;

const begin = (
  { tx, now, engagement }: EngagementActing,
  monitor: Monitor,
  { fingerprint, labels }: Incoming,
): Promise<Alert> =>
  insertAlert(tx, {
    workspaceId: monitor.workspaceId,
    id: randomUUID(),
    engagementId: engagement.id,
    deploymentId: monitor.deploymentId,
    monitorId: monitor.id,
    fingerprint,
    title: (labels.alertname || fingerprint).slice(0, TITLE_MAX),
    openedAt: now,
    told: 'nothing',
  });
