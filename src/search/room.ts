import type { Room } from '../room.ts';
import { searchEndpoint } from './api.ts';
import { searchAgain, searchHere } from './handlers.ts';
import { SEARCH_IDS as IDS } from './ids.ts';

/** [H4] One search over what all rooms keep. */
export const search: Room = {
  name: 'search',
  slack: {
    commands: [
      {
        name: 'search',
        summary: 'search.command',
        help: 'search.command.help',
        anywhere: true,
        run: searchHere,
      },
    ],
    views: { [IDS.find]: searchAgain },
  },
  api: [searchEndpoint],
};
