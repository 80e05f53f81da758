/** What the buttons and forms of privacy are called in Slack. */
export const PRIVACY_IDS = {
  open: 'privacy.settings.open',
  retentionOpen: 'privacy.retention.open',
  retention: 'privacy.retention.save',
  holdOpen: 'privacy.hold.open',
  hold: 'privacy.hold.place',
  holdEngagement: 'privacy.hold.engagement',
  lift: 'privacy.hold.lift',
  eraseOpen: 'privacy.person.open',
  preview: 'privacy.person.preview',
  erase: 'privacy.person.erase',
} as const;

/** Subject kind of the message to whoever asked: `<erasure>`. */
export const ERASURE_NOTICE = 'privacy.erasure';
export const ERASE_QUEUE = 'privacy.erase';
