import { z } from 'zod';
import { type EngagementActing, engagementVerb } from '../../engagement/verb.ts';
import type { Tick } from '../../jobs/clock.ts';
import { Refusal } from '../../refusal.ts';
import type { World } from '../../world.ts';
import { lockMonitor } from '../monitors/store.ts';
import { lifeOf } from './life.ts';
import { closeRetired, settle } from './settle.ts';
import { currentAlerts, lockAlert } from './store.ts';

/** Looks at all alerts of an engagement that are not over: time alone may have made something of them worth telling. */
export async function settleAll(acting: EngagementActing): Promise<void> {
  const { tx, actor, engagement } = acting;
  // In the order of their monitors, as everybody takes them who takes several.
  const rows = await currentAlerts(tx, actor.workspaceId, engagement.id);
  for (const { id, monitorId } of rows.toSorted((a, b) => (a.monitorId < b.monitorId ? -1 : 1))) {
    const monitor = await lockMonitor(tx, actor.workspaceId, monitorId);
    const row = await lockAlert(tx, actor.workspaceId, engagement.id, id);
    if (row.closedAt) continue;
    if (monitor.retiredAt) await closeRetired(acting, monitor, row);
    else await settle(acting, monitor, row, { life: lifeOf(row) });
  }
}

const lookAtAlerts = engagementVerb({
  input: z.object({ engagementId: z.uuid() }),
  may: [],
  run: settleAll,
});

/** [M6] Every minute: silences and snoozes end, nobody acknowledges, nothing is seen for too long. */
export const alertTick: Tick<World> = {
  name: 'monitoring.alert.look',
  cron: '* * * * *',
  async run(world, actor) {
    const waiting = await world.db.inWorkspace(actor.workspaceId, (tx) =>
      currentAlerts(tx, actor.workspaceId),
    );
    for (const engagementId of new Set(waiting.map((row) => row.engagementId))) {
      try {
        await lookAtAlerts(world, actor, { engagementId });
      } catch (error) {
        // One that is paused or closed is told of nothing.
        if (!(error instanceof Refusal)) throw error;
      }
    }
  },
};
