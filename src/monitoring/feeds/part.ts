import type { ChangeWording } from '../../news.ts';
import type { Part } from '../../parts.ts';
import { feedList, feedSlack } from './slack.ts';

const named: Pick<ChangeWording, 'what'> = {
  what: ({ after }) => {
    const name = after?.about ?? after?.name;
    return typeof name === 'string' ? name : null;
  },
};

/** [M3] Where readings come from. */
export const feeds: Part = {
  slack: {
    commands: [
      {
        name: 'feeds',
        summary: 'monitoring.command.feeds',
        help: 'monitoring.command.feeds.help',
        about: 'engagement',
        run: (visit, { id }) => feedList.open(visit, id, visit.text),
      },
    ],
    ...feedSlack,
  },
  changes: {
    'monitoring.feed.add': { text: 'monitoring.change.feed.add', ...named },
    'monitoring.feed.edit': { text: 'monitoring.change.feed.edit', ...named },
    'monitoring.feed.retire': { text: 'monitoring.change.feed.retire', ...named },
    'monitoring.feed.restore': { text: 'monitoring.change.feed.restore', ...named },
    'monitoring.feed.webhook': { text: 'monitoring.change.feed.webhook', ...named },
    'monitoring.feed.secrets': { text: 'monitoring.change.feed.secrets', ...named },
  },
};
