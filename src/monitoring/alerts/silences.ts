import { z } from 'zod';
import { engagementVerb } from '../../engagement/verb.ts';
import { paragraph } from '../../record/parse.ts';
import { Refusal } from '../../refusal.ts';
import { findMonitor } from '../monitors/store.ts';
import { HANDLERS, TEXT_MAX } from './act.ts';
import { settleAll } from './look.ts';
import { endSilence, insertSilence } from './silence-store.ts';

/** A silence is a window of work, not a way to forget. */
const MOST = { hours: 24 * 31 };

/** [M6] Says that nothing of the engagement, or of one monitor, is told within a stretch of time. Sent twice it is one. */
export const silenceAlerts = engagementVerb({
  input: z.object({
    engagementId: z.uuid(),
    /** Made by the form. */
    id: z.uuid(),
    monitorId: z.uuid().nullable(),
    startsAt: z.instanceof(Temporal.Instant),
    endsAt: z.instanceof(Temporal.Instant),
    reason: paragraph(TEXT_MAX),
  }),
  may: HANDLERS,
  async run(acting, { id, monitorId, startsAt, endsAt, reason }): Promise<void> {
    const { tx, actor, now, engagement, note } = acting;
    const { workspaceId, userId } = actor;
    if (Temporal.Instant.compare(endsAt, startsAt) <= 0 || Temporal.Instant.compare(endsAt, now) <= 0)
      throw new Refusal('alerts.refusal.ends', {}, 'ends');
    if (Temporal.Instant.compare(endsAt, startsAt.add(MOST)) > 0)
      throw new Refusal('alerts.refusal.too-long', { days: MOST.hours / 24 }, 'ends');
    const monitor = monitorId && (await findMonitor(tx, workspaceId, monitorId));
    if (monitor && monitor.engagementId !== engagement.id) throw new Refusal('refusal.not-found');
    const row = { workspaceId, id, engagementId: engagement.id, monitorId, startsAt, endsAt, reason };
    await insertSilence(tx, { ...row, createdBy: userId, createdAt: now });
    note({
      action: 'monitoring.silence.add',
      kind: 'silence',
      subject: id,
      after: {
        about: monitor ? monitor.name : null,
        startsAt: startsAt.toString(),
        endsAt: endsAt.toString(),
        reason,
      },
    });
    await settleAll(acting);
  },
});

/** Ends one early: what it held back is told now. */
export const endSilenceNow = engagementVerb({
  input: z.object({ engagementId: z.uuid(), id: z.uuid() }),
  may: HANDLERS,
  async run(acting, { id }): Promise<void> {
    const { tx, actor, now, engagement, note } = acting;
    const at = { workspaceId: actor.workspaceId, engagementId: engagement.id, id };
    const ended = await endSilence(tx, at, now);
    if (!ended) return;
    note({ action: 'monitoring.silence.end', kind: 'silence', subject: id, after: { reason: ended.reason } });
    await settleAll(acting);
  },
});
