import { z } from 'zod';
import type { ViewHandler, Visit } from '../../handlers.ts';
import { holidayLines } from '../holiday-lines.ts';
import { holidaysOf } from '../holiday-store.ts';
import { changeHolidays, HOLIDAYS, markOf } from '../holidays.ts';
import { rightsOf } from '../rights.ts';
import { holidaysForm, holidaysModal } from '../screens/holidays-form.ts';
import { viewEngagement } from '../view.ts';

const meta = z.object({ id: z.uuid(), mark: z.string() });

/** `/playbook holidays`: whoever sees the engagement may look; the form is for those who may save it. */
export async function openHolidays({ world, actor, say, openModal }: Visit, id: string): Promise<void> {
  const { engagement, holidays, mayChange } = await world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const may = await rightsOf(tx, actor, id, HOLIDAYS.during);
    return {
      engagement: await viewEngagement(tx, actor, id),
      holidays: await holidaysOf(tx, actor.workspaceId, id),
      mayChange: may(HOLIDAYS.may, HOLIDAYS.admins),
    };
  });
  await openModal(
    mayChange
      ? holidaysForm(say, engagement, holidayLines(holidays), markOf(holidays))
      : holidaysModal(say, engagement, holidays),
  );
}

export const submitHolidays: ViewHandler = async ({ world, actor, view }) => {
  const { id, mark } = view.meta(meta);
  await changeHolidays(world, actor, { engagementId: id, mark, lines: view.values.text('lines') });
  return undefined;
};
