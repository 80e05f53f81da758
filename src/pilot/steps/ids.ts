import { idsOf } from '../../forms/ids.ts';

/** The kind of task that a step of the build sequence is; its subject is the step's key. */
export const BUILD_TASK = 'pilot.build';

/** What the build sequence's buttons and forms are called in Slack. */
export const BUILD_IDS = {
  /** Opens the sequence; its value is the engagement. */
  list: 'pilot.build.list',
  /** The “…” of a step to be done: `<what> <task id>`; the button of one that is done. */
  menu: 'pilot.build.menu',
  again: 'pilot.build.again',
  /** Opens one step, to say that it is done; its value is the task. */
  open: 'pilot.build.open',
  plan: 'pilot.build.plan',
  finish: 'pilot.build.finish',
  reopen: 'pilot.build.reopen',
} as const;

/** What the staging runs' buttons and forms are called. */
export const STAGING_IDS = {
  ...idsOf('pilot.staging'),
  /** Opens the form; its value is the engagement. */
  record: 'pilot.staging.record',
} as const;
