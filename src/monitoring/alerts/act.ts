import { z } from 'zod';
import type { Role } from '../../engagement/roles.ts';
import { type EngagementActing, engagementVerb } from '../../engagement/verb.ts';
import { paragraph } from '../../record/parse.ts';
import { Refusal } from '../../refusal.ts';
import { lockMonitor, type Monitor } from '../monitors/store.ts';
import { lifeOf } from './life.ts';
import { acknowledged, dismissed, found, investigated, isOpen, isOver } from './rules.ts';
import { type Happening, settle } from './settle.ts';
import { type Alert, findAlert, lockAlert } from './store.ts';

/** Those who work on it or answer for it; stakeholders read along. */
export const HANDLERS = [
  'lead',
  'member',
  'reviewer',
  'data',
  'engineering',
  'business',
] as const satisfies readonly Role[];

export const TEXT_MAX = 1_000;
/** Longer than this nobody sleeps: what lasts longer is a threshold that is wrong. */
const SNOOZE_MAX = { hours: 24 * 14 };

const onAlert = z.object({ engagementId: z.uuid(), alertId: z.uuid() });

/** The alert with its monitor, both locked, in the order in which everybody takes them. */
export async function held(
  { tx, actor, engagement }: EngagementActing,
  alertId: string,
): Promise<{ monitor: Monitor; row: Alert }> {
  const known = await findAlert(tx, actor.workspaceId, alertId);
  if (known?.engagementId !== engagement.id) throw new Refusal('refusal.not-found');
  const monitor = await lockMonitor(tx, actor.workspaceId, known.monitorId);
  return { monitor, row: await lockAlert(tx, actor.workspaceId, engagement.id, alertId) };
}

/** Something that a person does to an alert. Null: it is so already. */
const alertVerb = <Schema extends typeof onAlert>(
  input: Schema,
  happen: (acting: EngagementActing, row: Alert, given: z.output<Schema>) => Happening | null,
) =>
  engagementVerb({
    input,
    may: HANDLERS,
    async run(acting, given): Promise<void> {
      const { monitor, row } = await held(acting, given.alertId);
      const happening = happen(acting, row, given as z.output<Schema>);
      if (happening) await settle(acting, monitor, row, happening);
    },
  });

/** @throws Refusal where it is over: there is nothing left to do about it */
function requireOpen(row: Alert): void {
  if (!isOpen(lifeOf(row))) throw new Refusal('alerts.refusal.over');
}

/** [M7] I have it. */
export const acknowledgeAlert = alertVerb(onAlert, ({ actor, now }, row) => {
  requireOpen(row);
  const life = acknowledged(lifeOf(row), actor.userId);
  if (row.acknowledgedBy !== null) return null;
  return { life, set: { acknowledgedAt: now }, note: { kind: 'acknowledged' } };
});

/** [M7] I look into it: from now on it is over only once it is said what was found. */
export const investigateAlert = alertVerb(onAlert, ({ actor, now }, row) => {
  const before = lifeOf(row);
  if (before.investigatedBy !== null) return null;
  if (before.stage === null || before.stage === 'pending' || isOver(before))
    throw new Refusal('alerts.refusal.over');
  const life = investigated(before, actor.userId);
  return {
    life,
    set: { acknowledgedAt: row.acknowledgedAt ?? now },
    note: { kind: 'investigated' },
  };
});

/** [M7] What was found. */
export const recordFindings = alertVerb(
  onAlert.extend({ findings: paragraph(TEXT_MAX) }),
  ({ actor }, row, { findings }) => {
    const before = lifeOf(row);
    if (before.investigatedBy === null) throw new Refusal('alerts.refusal.nobody-looks');
    if (row.findings === findings) return null;
    return {
      life: found(before, findings),
      set: { findingsBy: actor.userId },
      note: { kind: 'findings', text: findings },
    };
  },
);

/** [M7] No problem, and why. It fires again only after it has been clear. */
export const dismissAlert = alertVerb(
  onAlert.extend({ reason: paragraph(TEXT_MAX) }),
  ({ actor }, row, { reason }) => {
    if (row.dismissed) return null;
    requireOpen(row);
    return {
      life: dismissed(lifeOf(row)),
      set: { dismissedBy: actor.userId, dismissedReason: reason },
      note: { kind: 'dismissed', text: reason },
    };
  },
);

/** [M6] Nothing of it is told until then; what came meanwhile is told at the end. */
export const snoozeAlert = alertVerb(
  onAlert.extend({ until: z.instanceof(Temporal.Instant) }),
  ({ actor, now }, row, { until }) => {
    requireOpen(row);
    if (Temporal.Instant.compare(until, now) <= 0) throw new Refusal('alerts.refusal.past', {}, 'until');
    if (Temporal.Instant.compare(until, now.add(SNOOZE_MAX)) > 0)
      throw new Refusal('alerts.refusal.too-long', { days: SNOOZE_MAX.hours / 24 }, 'until');
    if (row.snoozedUntil && Temporal.Instant.compare(row.snoozedUntil, until) === 0) return null;
    return {
      life: lifeOf(row),
      set: { snoozedUntil: until, snoozedBy: actor.userId },
      note: { kind: 'snoozed', until },
    };
  },
);
