/** Subject kind of an event's message: `monitoring.retraining:<event>`. */
export const RETRAINING_CARD = 'monitoring.retraining';

/** Buttons and forms of retraining. The button on an alert is the alert's. */
export const RETRAINING_IDS = {
  show: 'monitoring.retraining.show',
  list: 'monitoring.retraining.list',
  triggered: 'monitoring.retraining.triggered',
  approve: 'monitoring.retraining.approve',
  start: 'monitoring.retraining.start',
  name: 'monitoring.retraining.name',
  named: 'monitoring.retraining.named',
  promote: 'monitoring.retraining.promote',
  abandon: 'monitoring.retraining.abandon',
  abandoned: 'monitoring.retraining.abandoned',
  /** What is declared: the forms, and what they send. */
  change: 'monitoring.retraining.change',
  chooseChange: 'monitoring.retraining.choose_change',
  changed: 'monitoring.retraining.changed',
  incident: 'monitoring.retraining.incident',
  chooseIncident: 'monitoring.retraining.choose_incident',
  happened: 'monitoring.retraining.happened',
  pipeline: 'monitoring.retraining.pipeline',
  piped: 'monitoring.retraining.piped',
} as const;

/** [H5] Message shortcuts, as `slack-manifest.yml` has them. */
export const DECLARE_CHANGE = 'monitoring_declare_change';
export const DECLARE_INCIDENT = 'monitoring_declare_incident';

/** What is said in the thread of a message that a reason was declared from: `monitoring.retraining.recorded:<reason>`. */
export const REASON_RECORDED = 'monitoring.retraining.recorded';
