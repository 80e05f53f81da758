import type { Tick } from '../jobs/clock.ts';
import { type Acting, act } from '../record/act.ts';
import type { CardContext } from '../room.ts';
import { sayIn } from '../texts/say.ts';
import type { World } from '../world.ts';
import { phaseStatus } from './card.ts';
import { cardOf } from './card-subject.ts';
import { keepProgress, unkeptToday } from './progress-store.ts';
import { currentPhase, type Engagement, lockEngagement } from './store.ts';

/**
 * [E4] Once on each working day of an engagement, where it is: its card shows the new day and how it stands,
 * and what is left is kept for the forecast's pace. Hourly, since days begin at every hour somewhere.
 */
export const newDay: Tick<World> = {
  name: 'engagement.day.begin',
  cron: '7 * * * *',
  async run(world, actor) {
    const now = world.clock.now();
    const begun = await world.db.inWorkspace(actor.workspaceId, (tx) =>
      unkeptToday(tx, actor.workspaceId, now),
    );
    for (const { id } of begun) {
      // One at a time: what is wrong with one engagement keeps no other from its day.
      await act(world, actor, (acting) => begin(world, acting, id)).catch((error: unknown) =>
        world.log.error({ err: error, workspaceId: actor.workspaceId, engagementId: id }, 'no new day'),
      );
    }
  },
};

async function begin(world: World, acting: Acting, id: string): Promise<void> {
  const { tx, actor, now, show } = acting;
  const found = await lockEngagement(tx, actor.workspaceId, id);
  if (found?.state !== 'active') return;
  const { entry } = await currentPhase(tx, actor.workspaceId, found);
  const today = now.toZonedDateTimeISO(found.timeZone).toPlainDate();
  const isFirst = await keepProgress(tx, entry, today, await workLeft(world, acting, found, entry.phase));
  if (isFirst && found.channelId) show(cardOf(found.id, found.channelId));
}

async function workLeft(world: World, acting: Acting, { id }: Engagement, phase: number): Promise<number> {
  const { tx, actor, now } = acting;
  const context: CardContext = { tx, world, now, workspaceId: actor.workspaceId, say: sayIn('en') };
  const status = await phaseStatus(context, phase, id);
  return status ? (status.left?.work ?? Math.max(0, status.total - status.done)) : 0;
}
