/** Buttons and forms of a deployment: `room.noun.verb`. */
export const DEPLOYMENT_IDS = {
  start: 'production.deployment.start',
  show: 'production.deployment.show',
  save: 'production.deployment.save',
  settings: 'production.deployment.settings',
  change: 'production.deployment.change',
  connect: 'production.deployment.connect',
  /** The way into its review queue. */
  review: 'production.review.open',
  end: 'production.deployment.end',
  ended: 'production.deployment.ended',
  back: 'production.stage.back',
  rolled: 'production.stage.rolled',
  pause: 'production.stage.pause',
  paused: 'production.stage.paused',
  resume: 'production.stage.resume',
  resumed: 'production.stage.resumed',
  errors: 'production.error.list',
  error: 'production.error.open',
  closed: 'production.error.close',
} as const;

export const RETRAINING_IDS = {
  open: 'production.retraining.open',
  save: 'production.retraining.save',
} as const;
