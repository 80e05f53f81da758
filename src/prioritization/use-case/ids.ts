import { idsOf } from '../../forms/ids.ts';

/** What buttons, menus and forms of use cases are called in Slack: `room.noun.verb`. */
export const CANDIDATE_IDS = {
  ...idsOf('prioritization.candidate'),
  /** Opens the form of one; its value is the use case. */
  edit: 'prioritization.candidate.edit',
  sources: 'prioritization.candidate.sources',
} as const;
