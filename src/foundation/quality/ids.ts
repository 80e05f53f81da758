/** What buttons and forms of assessments are called in Slack. */
export const QUALITY_IDS = {
  /** Opens the form of one source; its value is the source. */
  open: 'foundation.quality.open',
  save: 'foundation.quality.save',
  step: 'foundation.quality.step',
  draft: 'foundation.quality.draft',
  /** Goes through the sources without an assessment; its value is the engagement. */
  next: 'foundation.quality.next',
  previous: 'foundation.quality.previous',
  skip: 'foundation.quality.skip',
  /** Sends a table of what is left to assess; its value is the engagement. */
  table: 'foundation.quality.table',
  /** Shows an assessment; its value is the assessment. */
  result: 'foundation.quality.result',
  history: 'foundation.quality.history',
  historyPage: 'foundation.quality.history_page',
  /** Opens a gap filled in: `<dimension> <assessment>`. */
  gap: 'foundation.quality.gap',
} as const;
