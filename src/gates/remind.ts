import { addWorkingDays, isWorkingDay } from '../engagement/calendar.ts';
import type { Tick } from '../jobs/clock.ts';
import type { World } from '../world.ts';
import { remindersDue } from './remind-rules.ts';
import { showOverdue, showReminder } from './showings.ts';
import type { Situation } from './situation.ts';
import { openRequests } from './store.ts';
import { onRequest, type RequestActing, readSituation } from './verb.ts';

/**
 * [G9] Reminds those who are still asked, before the due date and on it, and tells the lead once it has
 * passed: each once. It only reminds; nothing is decided by it.
 */
export const remindTick: Tick<World> = {
  name: 'gates.request.remind',
  cron: '*/10 * * * *',
  async run(world, actor) {
    const open = await world.db.inWorkspace(actor.workspaceId, (tx) => openRequests(tx, actor.workspaceId));
    for (const { id } of open) {
      // One at a time: what is wrong with one request keeps no other from its reminder.
      await onRequest(world, actor, id, remind).catch((error: unknown) =>
        world.log.error({ err: error, workspaceId: actor.workspaceId, requestId: id }, 'no reminder'),
      );
    }
  },
};

async function remind(acting: RequestActing): Promise<void> {
  if (acting.engagement.state !== 'active' || acting.request.state !== 'open') return;
  const situation = await readSituation(acting);
  for (const which of dueNow(acting.now, situation)) {
    if (!(await acting.once(`gates.remind:${acting.request.id}:${which}`))) continue;
    if (which === 'overdue') showOverdue(acting, acting.request);
    else showReminder(acting, acting.request, which);
    acting.note({
      action: 'gates.request.remind',
      kind: 'gate',
      subject: acting.request.id,
      after: { which },
    });
  }
}

function dueNow(now: Temporal.Instant, { calendar, request }: Situation) {
  const local = now.toZonedDateTimeISO(calendar.timeZone);
  const due = Temporal.PlainDate.from(request.dueOn);
  return remindersDue({
    today: local.toPlainDate().toString(),
    hour: local.hour,
    isWorkingDay: isWorkingDay(calendar, local.toPlainDate()),
    dayBefore: addWorkingDays(calendar, due, -1).toString(),
    dueOn: request.dueOn,
  });
}
