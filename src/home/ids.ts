/** What Home's buttons are called in Slack: `room.noun.verb`; a list is turned by `<id>.previous` and `<id>.next`. */
export const HOME_IDS = {
  tasks: 'home.tasks.page',
  mine: 'home.mine.page',
  portfolio: 'home.portfolio.page',
  digest: 'home.digest.open',
  help: 'home.help.open',
  language: 'home.language.set',
  /** [A3] Of the room of privacy. */
  privacy: 'privacy.settings.open',
} as const;

/** Draws one person's Home. */
export const DRAW_QUEUE = 'home.draw';
/** Finds out whose Home is to show what changed in an engagement. */
export const CHANGED_QUEUE = 'home.changed';
