import { z } from 'zod';
import { type EngagementActing, engagementVerb } from '../../engagement/verb.ts';
import type { Tick } from '../../jobs/clock.ts';
import { Refusal } from '../../refusal.ts';
import type { World } from '../../world.ts';
import { liveDeployments } from '../monitors/deployments.ts';
import { lockMonitor } from '../monitors/store.ts';
import { lifeOf } from './life.ts';
import { closeUnseen, settle } from './settle.ts';
import { currentAlerts, lockAlert } from './store.ts';

/** Looks at all alerts of an engagement that are not over: time alone may have made something of them worth telling. */
export async function settleAll(acting: EngagementActing): Promise<void> {
  const { tx, actor, engagement } = acting;
  // In the order of their monitors, as everybody takes them who takes several.
  const { workspaceId } = actor;
  const rows = await currentAlerts(tx, workspaceId, engagement.id);
  if (rows.length === 0) return;
  const atWork = new Set((await liveDeployments({ ...acting, workspaceId })).map(({ id }) => id));
  for (const { id, monitorId } of rows.toSorted((a, b) => (a.monitorId < b.monitorId ? -1 : 1))) {
    const monitor = await lockMonitor(tx, workspaceId, monitorId);
    const row = await lockAlert(tx, workspaceId, engagement.id, id);
    if (row.closedAt) continue;
    if (monitor.retiredAt) await closeUnseen(acting, monitor, row, 'retired');
    else if (monitor.deploymentId && !atWork.has(monitor.deploymentId))
      await closeUnseen(acting, monitor, row, 'ended');
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
