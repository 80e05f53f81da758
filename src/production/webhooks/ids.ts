/** Subject kind of the message about decisions that a webhook did not take: `production.untold:<deployment>`. */
export const UNTOLD_CARD = 'production.untold';

export const WEBHOOK_IDS = {
  replay: 'production.webhook.replay',
  replayAll: 'production.webhook.replay_all',
} as const;
