import type { Room } from '../room.ts';
import { changedWorker, homesFollow } from './changed.ts';
import { drawWorker } from './draw.ts';
import { chooseLanguage, onOpened, openDigest, openHelp, suggestEngagements, turn } from './handlers.ts';
import { HOME_IDS as IDS } from './ids.ts';

/** [H1] What a person sees of everything: their tasks, their engagements, the portfolio. */
export const home: Room = {
  name: 'home',
  slack: {
    events: { app_home_opened: onOpened },
    actions: {
      [IDS.tasks]: turn('tasks'),
      [IDS.mine]: turn('mine'),
      [IDS.portfolio]: turn('portfolio'),
      [IDS.digest]: openDigest,
      [IDS.help]: openHelp,
      [IDS.language]: chooseLanguage,
    },
    suggestions: { [IDS.digest]: suggestEngagements },
  },
  workers: (backstage) => [drawWorker(backstage), changedWorker(backstage)],
  changed: homesFollow,
};
