import type { Room } from '../room.ts';
import { linksHere, onEntityOpened, onLinkShared } from './handlers.ts';
import { linkPage } from './page.ts';

/** [H9] Links that unfold in Slack, to what each room contributes. */
export const links: Room = {
  name: 'links',
  slack: {
    commands: [
      {
        name: 'link',
        summary: 'links.command',
        help: 'links.command.help',
        about: 'engagement',
        run: linksHere,
      },
    ],
    events: { link_shared: onLinkShared, entity_details_requested: onEntityOpened },
  },
  routes: () => [linkPage],
};
