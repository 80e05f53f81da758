import { asc } from 'drizzle-orm';
import type { Tx } from '../../db/database.ts';
import { phaseEntry } from '../../db/schema/engagement.ts';
import { ofCycle } from '../../db/scope.ts';
import { given, statement } from '../../db/statement.ts';
import { type Calendar, dayOf, workingDay } from './calendar.ts';
import { phaseStart } from './rules.ts';
import type { Engagement } from './store.ts';

/** Working days that each phase of the current cycle took, or takes so far, by phase; all of its entries together. */
export async function phaseDays(
  tx: Tx,
  engagement: Engagement,
  calendar: Calendar,
  now: Temporal.Instant,
): Promise<Map<number, number>> {
  const { workspaceId, id, cycle } = engagement;
  const days = new Map<number, number>();
  for (const entry of await entriesOf(tx, { workspaceId, id, cycle })) {
    const end = dayOf(calendar, entry.leftAt ?? now);
    const took = Math.max(1, workingDay(calendar, phaseStart(entry, engagement), end));
    days.set(entry.phase, (days.get(entry.phase) ?? 0) + took);
  }
  return days;
}

const entriesOf = statement((orm) =>
  orm
    .select()
    .from(phaseEntry)
    .where(ofCycle(phaseEntry, given('workspaceId'), given('id'), given('cycle')))
    .orderBy(asc(phaseEntry.entry)),
);
