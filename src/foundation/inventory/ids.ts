import { idsOf } from '../../forms/ids.ts';

/** What this room's buttons, menus and forms are called in Slack: `room.noun.verb`. */
export const IDS = {
  ...idsOf('foundation.source'),
  export: 'foundation.source.export',
  /** Opens one, wherever one is; its value is the engagement and the source. */
  show: 'foundation.source.show',
  gaps: 'foundation.gap.list',
  gapsPage: 'foundation.gap.page',
} as const;
