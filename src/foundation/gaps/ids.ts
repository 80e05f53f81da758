import { IDS } from '../inventory/ids.ts';

/** What buttons, menus and forms of gaps are called in Slack. */
export const GAP_IDS = {
  /** Opens the list; its value is the engagement. */
  list: IDS.gaps,
  page: IDS.gapsPage,
  search: 'foundation.gap.search',
  filter: 'foundation.gap.filter',
  menu: 'foundation.gap.menu',
  back: 'foundation.gap.back',
  post: 'foundation.gap.post',
  add: 'foundation.gap.add',
  /** Opens one gap; its value is the gap. */
  show: 'foundation.gap.show',
  save: 'foundation.gap.save',
  step: 'foundation.gap.step',
  choose: 'foundation.gap.choose',
  resolve: 'foundation.gap.resolve',
  waive: 'foundation.gap.waive',
  reopen: 'foundation.gap.reopen',
  history: 'foundation.gap.history',
  historyPage: 'foundation.gap.history_page',
  draft: 'foundation.gap.draft',
  fresh: 'foundation.gap.fresh',
  /** Looks sources up while one types. */
  sources: 'foundation.gap.sources',
} as const;

/** The message shortcut “Record as gap”. */
export const RECORD_GAP = 'foundation_record_gap';

/** The subject kind of what is said in that message's thread: `foundation.gap.recorded:<gap>`. */
export const GAP_RECORDED = 'foundation.gap.recorded';

/** The subject kind of an engagement's gaps as a message. */
export const GAPS_CARD = 'foundation.gaps';
