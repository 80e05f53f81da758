import { asc } from 'drizzle-orm';
import type { Tx } from '../../db/database.ts';
import { engagementHoliday } from '../../db/schema/engagement.ts';
import { ofEngagement } from '../../db/scope.ts';
import { given, statement } from '../../db/statement.ts';
import type { Calendar } from './calendar.ts';
import type { Engagement } from './store.ts';

export interface Holiday {
  /** YYYY-MM-DD */
  day: string;
  name: string;
}

/** The days off of an engagement, earliest first. */
export async function holidaysOf(tx: Tx, workspaceId: string, engagementId: string): Promise<Holiday[]> {
  return daysOff(tx, { workspaceId, engagementId });
}

const daysOff = statement((orm) =>
  orm
    .select({ day: engagementHoliday.day, name: engagementHoliday.name })
    .from(engagementHoliday)
    .where(ofEngagement(engagementHoliday, given('workspaceId'), given('engagementId')))
    .orderBy(asc(engagementHoliday.day)),
);

/** The engagement's working days, its holidays left out. */
export async function calendarOf(
  tx: Tx,
  workspaceId: string,
  engagement: Pick<Engagement, 'id' | 'workingDays' | 'timeZone'>,
): Promise<Calendar> {
  return calendarWith(engagement, await holidaysOf(tx, workspaceId, engagement.id));
}

export const calendarWith = (
  { workingDays, timeZone }: Pick<Engagement, 'workingDays' | 'timeZone'>,
  holidays: readonly Holiday[],
): Calendar => ({ workingDays, timeZone, holidays: new Set(holidays.map((one) => one.day)) });
