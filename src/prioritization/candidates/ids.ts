/** What buttons, menus and forms of use cases are called in Slack: `room.noun.verb`. */
export const CANDIDATE_IDS = {
  /** Opens the list; its value is the engagement. */
  list: 'prioritization.candidate.list',
  search: 'prioritization.candidate.search',
  filter: 'prioritization.candidate.filter',
  page: 'prioritization.candidate.page',
  menu: 'prioritization.candidate.menu',
  back: 'prioritization.candidate.back',
  /** Opens the form for a new one; its value is the engagement. */
  add: 'prioritization.candidate.add',
  /** Opens the form of one; its value is the use case. */
  edit: 'prioritization.candidate.edit',
  save: 'prioritization.candidate.save',
  draft: 'prioritization.candidate.draft',
  step: 'prioritization.candidate.step',
  fresh: 'prioritization.candidate.fresh',
  sources: 'prioritization.candidate.sources',
  retire: 'prioritization.candidate.retire',
  historyPage: 'prioritization.candidate.history_page',
} as const;
