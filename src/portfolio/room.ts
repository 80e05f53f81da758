import type { Room } from '../room.ts';
import { renderPortfolio } from './card.ts';
import { openPortfolio, openSettings, submitSettings, turn } from './handlers.ts';
import { PORTFOLIO_IDS as IDS, PORTFOLIO_DIGEST } from './ids.ts';
import { sendTick } from './send-due.ts';

/** [D4] All engagements that a person may see, at a look and as a digest of their own. */
export const portfolio: Room = {
  name: 'portfolio',
  slack: {
    commands: [
      {
        name: 'portfolio',
        summary: 'portfolio.command',
        help: 'portfolio.command.help',
        anywhere: true,
        run: openPortfolio,
      },
    ],
    actions: { [IDS.open]: openPortfolio, [IDS.page]: turn, [IDS.settingsOpen]: openSettings },
    views: { [IDS.settings]: submitSettings },
  },
  ticks: [sendTick],
  cards: { [PORTFOLIO_DIGEST]: renderPortfolio },
};
