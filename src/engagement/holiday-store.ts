import { and, asc, eq } from 'drizzle-orm';
import type { Tx } from '../../db/database.ts';
import { engagementHoliday } from '../../db/schema/engagement.ts';
import type { Calendar } from './calendar.ts';
import type { Engagement } from './store.ts';

export interface Holiday {
  /** YYYY-MM-DD */
  day: string;
  name: string;
}

/** The days off of an engagement, earliest first. */
export async function holidaysOf(tx: Tx, workspaceId: string, engagementId: string): Promise<Holiday[]> {
  return tx
    .select({ day: engagementHoliday.day, name: engagementHoliday.name })
    .from(engagementHoliday)
    .where(
      and(eq(engagementHoliday.workspaceId, workspaceId), eq(engagementHoliday.engagementId, engagementId)),
    )
    .orderBy(asc(engagementHoliday.day));
}

/** The engagement's working days, its holidays left out. */
export async function calendarOf(
  tx: Tx,
  workspaceId: string,
  engagement: Pick<Engagement, 'id' | 'workingDays' | 'timeZone'>,
): Promise<Calendar> {
  const holidays = await holidaysOf(tx, workspaceId, engagement.id);
  return {
    workingDays: engagement.workingDays,
    timeZone: engagement.timeZone,
    holidays: new Set(holidays.map((one) => one.day)),
  };
}
