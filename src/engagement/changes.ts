import { fitText } from '@phasegate/block-kit/fit.ts';
import type { ChangeWordings, Told } from '../news.ts';

const text = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number' ? fitText(String(value), 120) : null;

const added = ({ after }: Told) => text(after?.userId);
const removed = ({ before }: Told) => text(before?.userId);
const phase = ({ after }: Told) => text(after?.phase);
const reason = ({ after }: Told) => text(after?.reason);

/** Back to phase 1 (why). */
const phaseAndReason = (event: Told) => {
  const why = reason(event);
  return why === null ? phase(event) : `${phase(event)} (${why})`;
};

/** How this room's audit events are told in the digest. */
export const changes: ChangeWordings = {
  'engagement.start': { text: 'engagement.change.start' },
  'engagement.person.add': { text: 'engagement.change.person.add', what: added },
  'engagement.person.remove': { text: 'engagement.change.person.remove', what: removed },
  'engagement.person.deactivated': { text: 'engagement.change.person.deactivated', what: added },
  'engagement.details.change': { text: 'engagement.change.details' },
  'engagement.channel.change': { text: 'engagement.change.channel' },
  'engagement.channel.made': { text: 'engagement.change.channel.made' },
  'engagement.channel.refused': { text: 'engagement.change.channel.refused' },
  'engagement.phase.advance': { text: 'engagement.change.phase.advance', means: 'decision', what: phase },
  'engagement.phase.back': { text: 'engagement.change.phase.back', means: 'decision', what: phaseAndReason },
  'engagement.cycle.begin': {
    text: 'cycle.change.begin',
    means: 'decision',
    what: ({ after }) => text(after?.cycle),
  },
  'engagement.pause': { text: 'engagement.change.pause', means: 'decision', what: reason },
  'engagement.resume': { text: 'engagement.change.resume' },
  'engagement.close': { text: 'engagement.change.close', means: 'decision', what: reason },
  'engagement.reopen': { text: 'engagement.change.reopen', what: reason },
  'engagement.archive': { text: 'engagement.change.archive' },
  'engagement.restore': { text: 'engagement.change.restore' },
  'engagement.holidays.change': { text: 'engagement.change.holidays' },
};
