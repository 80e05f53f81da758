/** What this room's buttons, menus and forms are called in Slack: `room.noun.verb`. */
export const IDS = {
  startOpen: 'engagement.start.open',
  startWhat: 'engagement.start.what',
  startDraft: 'engagement.start.draft',
  startWhen: 'engagement.start.when',
  timeZone: 'engagement.start.time_zone',
  startShortcut: 'engagement_start',
  choose: 'engagement.here.choose',
  more: 'engagement.card.more',
  overviewMore: 'engagement.overview.more',
  teamOpen: 'engagement.people.team',
  approversOpen: 'engagement.people.approvers',
  people: 'engagement.people.change',
  detailsOpen: 'engagement.details.open',
  details: 'engagement.details.change',
  channelOpen: 'engagement.channel.open',
  channel: 'engagement.channel.change',
  phasesOpen: 'engagement.phases.open',
  holidays: 'engagement.holidays.change',
  backOpen: 'engagement.phase.back_open',
  back: 'engagement.phase.back',
  stateOpen: 'engagement.state.open',
  state: 'engagement.state.change',
  cycleOpen: 'engagement.cycle.open',
  cycle: 'engagement.cycle.begin',
  retryDelivery: 'engagement.delivery.retry',
} as const;

/** A person's message that something was recorded from: its anchor in the thread, and until then what it says. */
export const RECORDED_MESSAGE = 'engagement.message';

/** The queue that makes channels which were asked for by name. */
export const CHANNEL_QUEUE = 'engagement.channel';

/** Why there is no channel, where Slack never said why; else the reason is Slack's own code. */
export const NO_ANSWER = 'no_answer';

/** Subject kinds of the direct messages to an engagement's lead. */
export const CHANNEL_NOTICE = 'engagement.channel';
export const TROUBLE_NOTICE = 'engagement.trouble';
export const DEPARTURE_NOTICE = 'engagement.departure';

/** Subject kinds of the messages to the channel. */
export const STATE_NOTICE = 'engagement.state';
export const BACK_NOTICE = 'engagement.back';
export const CYCLE_NOTICE = 'engagement.cycle';

/** What posts the roadmap; its value is the engagement. Phase 2, which knows the use cases, answers it. */
export const ROADMAP = 'prioritization.roadmap.post';
