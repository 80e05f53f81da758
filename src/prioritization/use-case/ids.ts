import { idsOf } from '../../forms/ids.ts';

/** What buttons, menus and forms of use cases are called in Slack: `room.noun.verb`. */
export const CANDIDATE_IDS = {
  ...idsOf('prioritization.candidate'),
  /** Opens the list at one of them; its value is the use case. The name is that of messages that have been posted. */
  show: 'prioritization.candidate.edit',
  sources: 'prioritization.candidate.sources',
} as const;
