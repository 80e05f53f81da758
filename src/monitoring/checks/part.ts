import type { Part } from '../../parts.ts';
import { claimDue } from './claim.ts';
import { checkWorker } from './worker.ts';

/** [M8] Monitors that are due are checked. */
export const checks: Part = {
  ticks: [
    {
      name: 'monitoring.monitor.due',
      cron: '* * * * *',
      run: async (world, actor) => {
        await claimDue(world, actor);
      },
    },
  ],
  workers: (backstage) => [checkWorker(backstage)],
};
