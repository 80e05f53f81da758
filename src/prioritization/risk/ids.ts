/** What buttons and forms of the risk assessment are called in Slack. */
export const RISK_IDS = {
  /** Opens the assessment as it is, or the first question; its value is the engagement and [R3] its cycle (`placeValue`). */
  open: 'prioritization.risk.open',
  /** Begins anew; its value is the same. */
  again: 'prioritization.risk.again',
  answer: 'prioritization.risk.answer',
  /** From a question or the result to the question before. */
  back: 'prioritization.risk.back',
  save: 'prioritization.risk.save',
} as const;
