import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '../../db/database.ts';
import { cycle, engagementHoliday, phaseEntry, phaseProgress } from '../../db/schema/engagement.ts';
import { ofCycle, ofEngagement } from '../../db/scope.ts';
import { given, statement } from '../../db/statement.ts';
import type { Calendar } from './calendar.ts';
import type { Progress } from './forecast.ts';
import type { Cycle, Engagement, PhaseEntry } from './store.ts';

const days = z.array(z.string());
const history = z.array(z.object({ day: z.string(), workLeft: z.number() }));

/**
 * Where an engagement's cycle stands, its calendar, and what was left on earlier days of the phase, in one
 * look: cards and digests by the thousand are made of it.
 * @param from the earliest day of the history
 */
export async function readPhase(
  tx: Tx,
  workspaceId: string,
  engagement: Engagement,
  from: Temporal.PlainDate,
): Promise<{ entry: PhaseEntry; cycle: Pick<Cycle, 'reuse'>; calendar: Calendar; history: Progress[] }> {
  const { id, cycle: number } = engagement;
  const [row] = await standing(tx, { workspaceId, id, cycle: number, from: from.toString() });
  if (!row) throw new Error(`engagement ${engagement.id} stands in no phase`);
  const { workingDays, timeZone } = engagement;
  return {
    entry: row.entry,
    cycle: { reuse: row.reuse },
    calendar: { workingDays, timeZone, holidays: new Set(days.parse(row.holidays)) },
    history: history.parse(row.progress),
  };
}

const standing = statement((orm) => {
  const holidays = sql`(select coalesce(json_agg(${engagementHoliday.day}), '[]') from ${engagementHoliday}
    where ${engagementHoliday.workspaceId} = ${given('workspaceId')} and ${engagementHoliday.engagementId} = ${given('id')})`;
  const progress = sql`(select coalesce(json_agg(json_build_object('day', ${phaseProgress.day}, 'workLeft', ${phaseProgress.workLeft})), '[]')
    from ${phaseProgress}
    where ${phaseProgress.workspaceId} = ${phaseEntry.workspaceId} and ${phaseProgress.engagementId} = ${phaseEntry.engagementId}
      and ${phaseProgress.cycle} = ${phaseEntry.cycle} and ${phaseProgress.entry} = ${phaseEntry.entry}
      and ${phaseProgress.day} >= ${given('from')}::date)`;
  return orm
    .select({ entry: phaseEntry, reuse: cycle.reuse, holidays, progress })
    .from(cycle)
    .innerJoin(
      phaseEntry,
      and(
        ofCycle(phaseEntry, cycle.workspaceId, cycle.engagementId, cycle.number),
        sql`${phaseEntry.leftAt} is null`,
      ),
    )
    .where(and(ofEngagement(cycle, given('workspaceId'), given('id')), eq(cycle.number, given('cycle'))));
});
