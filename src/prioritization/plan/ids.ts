/** The forms of a plan; each has its button. */
export const PLAN_FORMS = [
  'roi',
  'requirement',
  'metric',
  'dropMetric',
  'bound',
  'dropBound',
  'none',
  'operations',
] as const;
export type PlanFormName = (typeof PLAN_FORMS)[number];

/** What buttons, menus and forms of the plan are called in Slack. */
export const PLAN_IDS = {
  /** Opens the overview; its value is the engagement and [R3] its cycle (`placeValue`), as of all that open something here. */
  open: 'prioritization.plan.open',
  /** [R3] Another cycle that goes on. */
  cycle: 'prioritization.plan.cycle',
  /** With the form's name after a dot: opens it. */
  form: 'prioritization.plan.form',
  save: 'prioritization.plan.save',
  fresh: 'prioritization.plan.fresh',
  back: 'prioritization.plan.back',
  /** Opens the list of the baseline's metrics. */
  baseline: 'prioritization.baseline.open',
  template: 'prioritization.baseline.template',
  /** The “…” of a metric: `<what> <key>`. */
  metric: 'prioritization.baseline.metric',
  fill: 'prioritization.baseline.fill',
  /** Opens the list of the fairness bounds. */
  fairness: 'prioritization.fairness.open',
  /** The “…” of a bound: `<what> <place>`. */
  bound: 'prioritization.fairness.bound',
  /** With the role after a dot: signs the bounds; its value goes on with the digest of what is shown. */
  sign: 'prioritization.fairness.sign',
} as const;

/** Subject kind of the ROI curve: `<engagement>.<cycle>`. */
export const ROI_CARD = 'prioritization.roi';
/** Subject kind of the bounds that are to be signed: `<engagement>.<cycle>`. */
export const BOUNDS_CARD = 'prioritization.bounds';
