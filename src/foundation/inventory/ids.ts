/** What this room's buttons, menus and forms are called in Slack: `room.noun.verb`. */
export const IDS = {
  add: 'foundation.source.add',
  save: 'foundation.source.save',
  draft: 'foundation.source.draft',
  step: 'foundation.source.step',
  fresh: 'foundation.source.fresh',
  list: 'foundation.source.list',
  search: 'foundation.source.search',
  filter: 'foundation.source.filter',
  page: 'foundation.source.page',
  menu: 'foundation.source.menu',
  backToList: 'foundation.source.back',
  historyPage: 'foundation.history.page',
  retire: 'foundation.source.retire',
  export: 'foundation.source.export',
  gaps: 'foundation.gap.list',
  gapsPage: 'foundation.gap.page',
} as const;

/** The queue of this room. */
export const FILE_QUEUE = 'foundation.file.send';
