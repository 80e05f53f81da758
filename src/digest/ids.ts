/** What this room's buttons and forms are called in Slack: `room.noun.verb`. */
export const IDS = {
  mine: 'digest.mine.change',
  mineOpen: 'digest.mine.open',
  channel: 'digest.channel.change',
  channelOpen: 'digest.channel.open',
  now: 'digest.now.show',
  /** All that changed: `<engagement> <milliseconds since 1970>`. */
  all: 'digest.changes.show',
  /** Time zones are suggested by the engagement room, for its forms and ours. */
  timeZone: 'engagement.start.time_zone',
} as const;

/** Subject kind of a digest: `digest.daily:<engagement id> <subscriber> <local date>`. */
export const DIGEST = 'digest.daily';

/** The subscriber that is the engagement's channel, wherever that is; others are user ids. */
export const CHANNEL = 'channel';
