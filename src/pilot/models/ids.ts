/** Buttons and forms of evaluations. */
export const EVALUATION_IDS = {
  list: 'pilot.evaluation.list',
  page: 'pilot.evaluation.page',
  cycle: 'pilot.evaluation.cycle',
  show: 'pilot.evaluation.show',
  segments: 'pilot.evaluation.segments',
  choose: 'pilot.evaluation.choose',
  metric: 'pilot.evaluation.metric',
  record: 'pilot.evaluation.record',
  back: 'pilot.evaluation.back',
  save: 'pilot.evaluation.save',
} as const;

/** Subject kind of an evaluation's card: `pilot.evaluation:<id>`. */
export const EVALUATION_CARD = 'pilot.evaluation';
