/** What buttons, menus and forms of scores, matrix and choice are called in Slack. */
export const SCORING_IDS = {
  /** Opens how a use case is scored: one's own score, or what came of it. Its value is the use case. */
  open: 'prioritization.score.open',
  /** A level was picked: the product follows. */
  pick: 'prioritization.score.pick',
  save: 'prioritization.score.save',
  /** Earlier rounds of the result. */
  resultPage: 'prioritization.score.rounds',
  /** Begins the next blind round; its value is the use case. */
  round: 'prioritization.score.round',
  /** What waits to be scored; its value is the engagement. */
  list: 'prioritization.score.list',
  listPage: 'prioritization.score.page',
  /** Opens the lead's form; its value is the use case. */
  settle: 'prioritization.settle.open',
  saveSettle: 'prioritization.settle.save',
  /** Opens the whole matrix; its value is the engagement. */
  matrix: 'prioritization.matrix.open',
  matrixPage: 'prioritization.matrix.page',
  /** Opens the choice of the cycle's use case; its value is the engagement. */
  choose: 'prioritization.choice.open',
  candidate: 'prioritization.choice.candidate',
  saveChoice: 'prioritization.choice.save',
} as const;
