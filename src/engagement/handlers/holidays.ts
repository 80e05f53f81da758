import { z } from 'zod';
import type { ViewHandler, Visit } from '../../handlers.ts';
import { holidayLines } from '../holiday-lines.ts';
import { holidaysOf } from '../holiday-store.ts';
import { changeHolidays, markOf } from '../holidays.ts';
import { holidaysForm } from '../screens/holidays-form.ts';
import { viewEngagement } from '../view.ts';

const meta = z.object({ id: z.uuid(), mark: z.string() });

/** `/playbook holidays`: anyone who sees the engagement may look; saving is for its lead. */
export async function openHolidays({ world, actor, say, openModal }: Visit, id: string): Promise<void> {
  const { engagement, holidays } = await world.db.inWorkspace(actor.workspaceId, async (tx) => ({
    engagement: await viewEngagement(tx, actor, id),
    holidays: await holidaysOf(tx, actor.workspaceId, id),
  }));
  await openModal(holidaysForm(say, engagement, holidayLines(holidays), markOf(holidays)));
}

export const submitHolidays: ViewHandler = async ({ world, actor, view }) => {
  const { id, mark } = view.meta(meta);
  await changeHolidays(world, actor, { engagementId: id, mark, lines: view.values.text('lines') });
  return undefined;
};
