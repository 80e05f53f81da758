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
  importOpen: 'foundation.import.open',
  importFile: 'foundation.import.file',
  importCheck: 'foundation.import.check',
  importDiscard: 'foundation.import.discard',
  importConfirm: 'foundation.import.confirm',
  importShow: 'foundation.import.show',
  importProblems: 'foundation.import.problems',
  importProblemsPage: 'foundation.import.problems_page',
  importProblemsFile: 'foundation.import.problems_file',
} as const;

/** Subject kinds of this room's messages. */
export const IMPORT_CARD = 'foundation.import';
/** Stands for a file that a person dropped, so that our answer finds its thread. Never rendered. */
export const UPLOAD_ANCHOR = 'foundation.upload';

/** Queues of this room. */
export const READ_QUEUE = 'foundation.import.read';
export const FILE_QUEUE = 'foundation.file.send';
