import { turnMonths } from '../jobs/months.ts';
import { sweep } from '../jobs/sweep.ts';
import type { Room } from '../room.ts';
import { eraseWorker } from './erase.ts';
import {
  lift,
  openErase,
  openHold,
  openPrivacy,
  openRetention,
  submitErase,
  submitHold,
  submitPreview,
  submitRetention,
  suggestEngagements,
} from './handlers.ts';
import { ERASURE_NOTICE, PRIVACY_IDS as IDS } from './ids.ts';
import { renderErasure } from './notice.ts';

/** [A3] How long data stay, legal holds, erasing a person. */
export const privacy: Room = {
  name: 'privacy',
  slack: {
    commands: [
      {
        name: 'privacy',
        summary: 'privacy.command',
        help: 'privacy.command.help',
        anywhere: true,
        run: openPrivacy,
      },
    ],
    actions: {
      [IDS.open]: openPrivacy,
      [IDS.retentionOpen]: openRetention,
      [IDS.holdOpen]: openHold,
      [IDS.lift]: lift,
      [IDS.eraseOpen]: openErase,
    },
    suggestions: { [IDS.holdEngagement]: suggestEngagements },
    views: {
      [IDS.retention]: submitRetention,
      [IDS.hold]: submitHold,
      [IDS.preview]: submitPreview,
      [IDS.erase]: submitErase,
    },
  },
  cards: { [ERASURE_NOTICE]: renderErasure },
  workers: (backstage) => [eraseWorker(backstage)],
  ticks: [
    {
      name: 'privacy.months.turn',
      cron: '2 * * * *',
      once: true,
      run: turnMonths,
    },
    {
      name: 'privacy.rows.sweep',
      cron: '17 3 * * *',
      run: (world, actor) => sweep(world, actor.workspaceId),
    },
  ],
};
