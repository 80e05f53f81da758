import type { Room } from '../room.ts';
import { renderDigest } from './card.ts';
import { openChannel, openMine, showAll, showNow, submitChannel, submitMine } from './handlers.ts';
import { DIGEST, IDS } from './ids.ts';
import { digestQuestions } from './questions.ts';
import { sendTick } from './send-due.ts';

/** What people read every day, made of what each room contributes. */
export const digest: Room = {
  name: 'digest',
  slack: {
    commands: [
      {
        name: 'digest',
        summary: 'digest.command',
        help: 'digest.command.help',
        about: 'engagement',
        run: (visit, { id }) => openMine(visit, id),
      },
    ],
    actions: {
      [IDS.mineOpen]: (visit) => openMine(visit, visit.value),
      [IDS.channelOpen]: openChannel,
      [IDS.now]: showNow,
      [IDS.all]: showAll,
    },
    views: { [IDS.mine]: submitMine, [IDS.channel]: submitChannel },
  },
  ticks: [sendTick],
  cards: { [DIGEST]: renderDigest },
  questions: digestQuestions,
  changes: {
    'digest.mine.change': null,
    'digest.channel.change': { text: 'digest.change.channel' },
  },
};
