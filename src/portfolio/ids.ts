/** What this room's buttons and forms are called in Slack: `room.noun.verb`; the list is turned by `<id>.previous` and `<id>.next`. */
export const PORTFOLIO_IDS = {
  open: 'portfolio.view.open',
  page: 'portfolio.view.page',
  settingsOpen: 'portfolio.digest.open',
  settings: 'portfolio.digest.change',
} as const;

/** Subject kind of a portfolio digest: `portfolio.daily:<user id> <local date>`. */
export const PORTFOLIO_DIGEST = 'portfolio.daily';
