/** Subject kinds: an alert's message, a line of its thread, and what the lead is told when nobody has acknowledged it. */
export const ALERT_CARD = 'monitoring.alert';
export const ALERT_NOTE = 'monitoring.alert_note';
export const ALERT_ESCALATED = 'monitoring.alert_escalated';

/** Buttons and forms of alerts. */
export const ALERT_IDS = {
  show: 'monitoring.alert.show',
  acknowledge: 'monitoring.alert.acknowledge',
  investigate: 'monitoring.alert.investigate',
  findings: 'monitoring.alert.findings',
  found: 'monitoring.alert.found',
  snooze: 'monitoring.alert.snooze',
  snoozed: 'monitoring.alert.snoozed',
  dismiss: 'monitoring.alert.dismiss',
  dismissed: 'monitoring.alert.dismissed',
  retrain: 'monitoring.alert.retrain',
  list: 'monitoring.alert.list',
  silence: 'monitoring.silence.open',
  silenced: 'monitoring.silence.save',
  unsilence: 'monitoring.silence.end',
} as const;
