/** What the list of keys and its forms are called in Slack. */
export const KEY_IDS = {
  page: 'api.key.page',
  add: 'api.key.add',
  /** The “…” of a key: `<what> <key id>`. */
  menu: 'api.key.menu',
  make: 'api.key.make',
  /** The menu in that form. */
  deployment: 'api.key.deployment',
  rotate: 'api.key.rotate',
  revoke: 'api.key.revoke',
  back: 'api.key.back',
} as const;
