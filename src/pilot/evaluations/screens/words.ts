import type { Say } from '../../../texts/say.ts';

/** A day in the language of who reads, where Slack shows plain text only. */
export const dayText = (at: Temporal.Instant, say: Say): string =>
  at.toZonedDateTimeISO('UTC').toPlainDate().toLocaleString(say.locale, { dateStyle: 'medium' });
