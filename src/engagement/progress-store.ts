import { and, eq, gte } from 'drizzle-orm';
import type { Tx } from '../../db/database.ts';
import { engagement, engagementHoliday, phaseProgress } from '../../db/schema/engagement.ts';
import { type Calendar, dayOf, isWorkingDay } from './calendar.ts';
import type { Engagement, PhaseEntry } from './store.ts';

/** Keeps what is left on a day, unless that day has been kept already. @returns whether it was the first */
export async function keepProgress(
  tx: Tx,
  { workspaceId, engagementId, cycle, entry }: PhaseEntry,
  day: Temporal.PlainDate,
  workLeft: number,
): Promise<boolean> {
  const kept = await tx
    .insert(phaseProgress)
    .values({ workspaceId, engagementId, cycle, entry, day: day.toString(), workLeft })
    .onConflictDoNothing()
    .returning({ day: phaseProgress.day });
  return kept.length > 0;
}

/** Active engagements whose working day has begun and has not been kept yet. */
export async function unkeptToday(tx: Tx, workspaceId: string, now: Temporal.Instant): Promise<Engagement[]> {
  const active = await tx
    .select()
    .from(engagement)
    .where(and(eq(engagement.workspaceId, workspaceId), eq(engagement.state, 'active')));
  const holidays = await tx
    .select({ id: engagementHoliday.engagementId, day: engagementHoliday.day })
    .from(engagementHoliday)
    .where(eq(engagementHoliday.workspaceId, workspaceId));
  const offDays = Map.groupBy(holidays, (one) => one.id);
  // Today is at most a day away from today in UTC.
  const earliest = now.subtract({ hours: 48 }).toZonedDateTimeISO('UTC').toPlainDate().toString();
  const kept = await tx
    .select({ id: phaseProgress.engagementId, day: phaseProgress.day })
    .from(phaseProgress)
    .where(and(eq(phaseProgress.workspaceId, workspaceId), gte(phaseProgress.day, earliest)));
  const known = new Set(kept.map((one) => `${one.id} ${one.day}`));
  return active.filter((one) => {
    const calendar: Calendar = {
      workingDays: one.workingDays,
      timeZone: one.timeZone,
      holidays: new Set(offDays.get(one.id)?.map((off) => off.day)),
    };
    const today = dayOf(calendar, now);
    return isWorkingDay(calendar, today) && !known.has(`${one.id} ${today}`);
  });
}
