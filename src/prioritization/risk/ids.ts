/** What buttons and forms of the risk assessment are called in Slack. */
export const RISK_IDS = {
  /** Opens the assessment as it is, or the first question; its value is the engagement. */
  open: 'prioritization.risk.open',
  /** Begins anew; its value is the engagement. */
  again: 'prioritization.risk.again',
  answer: 'prioritization.risk.answer',
  /** From a question or the result to the question before. */
  back: 'prioritization.risk.back',
  save: 'prioritization.risk.save',
} as const;
