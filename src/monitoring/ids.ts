import { idsOf } from '../forms/ids.ts';

/** What buttons, menus and forms of feeds are called in Slack: `monitoring.noun.verb`. */
export const FEED_IDS = {
  ...idsOf('monitoring.feed'),
  /** A family: which kind of feed is added. */
  kind: 'monitoring.feed.kind',
  secrets: 'monitoring.feed.secrets',
  sealed: 'monitoring.feed.sealed',
  probe: 'monitoring.feed.probe',
  /** A new token for the webhook. */
  token: 'monitoring.feed.token',
} as const;

/** And those of monitors. */
export const MONITOR_IDS = {
  ...idsOf('monitoring.monitor'),
  /** Chosen before the form: the feed and the rule. */
  chosen: 'monitoring.monitor.chosen',
  /** The test run, and what follows it. */
  trial: 'monitoring.monitor.trial',
  keep: 'monitoring.monitor.keep',
  reopen: 'monitoring.monitor.reopen',
} as const;

/** And those of references. */
export const REFERENCE_IDS = {
  ...idsOf('monitoring.reference'),
  /** What a new one, or a new version, is made of. */
  chosen: 'monitoring.reference.chosen',
  /** The feed is asked, and what it answered is sealed. */
  ask: 'monitoring.reference.ask',
  seal: 'monitoring.reference.seal',
  reopen: 'monitoring.reference.reopen',
  /** Pushed values become a new version. */
  pushed: 'monitoring.reference.pushed',
} as const;
