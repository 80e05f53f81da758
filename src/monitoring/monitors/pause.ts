import { z } from 'zod';
import { engagementVerb } from '../../engagement/verb.ts';
import { Refusal } from '../../refusal.ts';
import { KEEPERS } from './keeping.ts';
import { slotAfter } from './schedule.ts';
import { lockMonitor, updateMonitor } from './store.ts';

const input = z.object({ engagementId: z.uuid(), id: z.uuid() });

/** Stops or starts the checks of a monitor. Done twice it is done. */
const move = (how: 'pause' | 'resume') =>
  engagementVerb({
    input,
    may: KEEPERS,
    async run({ tx, actor, now, engagement, note, showCard }, { id }): Promise<void> {
      const found = await lockMonitor(tx, actor.workspaceId, id);
      if (found.engagementId !== engagement.id) throw new Refusal('refusal.not-found');
      if (found.retiredAt) throw new Refusal('monitoring.refusal.monitor-retired', { name: found.name });
      if ((found.pausedAt !== null) === (how === 'pause')) return;
      const set =
        how === 'pause'
          ? { pausedAt: now }
          : { pausedAt: null, nextAt: slotAfter(found.cron, found.zone, now) };
      const version = await updateMonitor(tx, found, set, now);
      note({
        action: `monitoring.monitor.${how}`,
        kind: 'monitor',
        subject: id,
        after: { about: found.name, version },
      });
      showCard();
    },
  });

/** [M2] While it is paused a monitor is not checked; what is open about it stays open. */
export const pauseMonitor = move('pause');
/** [M2] It is checked again from its next slot on. */
export const resumeMonitor = move('resume');
