import { date } from '@phasegate/block-kit/escape.ts';
import { type Markup, markup, type Say } from '../texts/say.ts';

/** A calendar day, in no zone: the same day for every reader. */
export const dayText = (day: string, say: Say): string =>
  Temporal.PlainDate.from(day).toLocaleString(say.language, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });

/** A moment, in the reader's zone. */
export function moment(at: Temporal.Instant, say: Say): Markup {
  const fallback = at.toZonedDateTimeISO('UTC').toLocaleString(say.language, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  });
  return markup(date(Math.floor(at.epochMilliseconds / 1000), '{date_short_pretty} {time}', fallback));
}
