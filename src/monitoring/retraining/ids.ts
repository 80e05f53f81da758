/** Subject kind of an event's message: `monitoring.retraining:<event>`. */
export const RETRAINING_CARD = 'monitoring.retraining';

/** Buttons and forms of retraining. The button on an alert is the alert's. */
export const RETRAINING_IDS = {
  show: 'monitoring.retraining.show',
  triggered: 'monitoring.retraining.triggered',
  approve: 'monitoring.retraining.approve',
  abandon: 'monitoring.retraining.abandon',
  abandoned: 'monitoring.retraining.abandoned',
} as const;
