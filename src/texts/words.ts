/** Moments, days and shares as people read them: one way of writing each, by the reader's locale. */
import { date } from '@phasegate/block-kit/escape.ts';
import { type Markup, markup, type Say } from './say.ts';

/** A moment in the reader's zone; where Slack shows none, in UTC. mrkdwn. */
export function moment(at: Temporal.Instant, say: Say): Markup {
  const style = { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' } as const;
  const fallback = `${at.toLocaleString(say.locale, style)} UTC`;
  return markup(date(Math.floor(at.epochMilliseconds / 1_000), '{date_short_pretty} {time}', fallback));
}

/** `29 Nov 2026`: a calendar day, in no zone; the same day for every reader. */
export const dayText = (day: string | Temporal.PlainDate, say: Say): string =>
  Temporal.PlainDate.from(day).toLocaleString(say.locale, { dateStyle: 'medium' });

const weekdays = new Map<string, Intl.DateTimeFormat>();

/** `Fri, Dec 4`: a day soon, for which no year is needed. Making a format costs more than using it. */
export function weekdayText(day: string | Temporal.PlainDate, say: Say): string {
  let format = weekdays.get(say.locale);
  if (!format) {
    format = new Intl.DateTimeFormat(say.locale, { weekday: 'short', day: 'numeric', month: 'short' });
    weekdays.set(say.locale, format);
  }
  return format.format(Temporal.PlainDate.from(day));
}

/** So many decimals tell any two shares apart that people measure. */
const MOST_DECIMALS = 6;

/**
 * A share of 1 in percent, rounded to one decimal: 0.9519 → `95.2 %`. Beside a limit that it does not reach, or is over,
 * it has as many decimals as show so: 0.9497 under 0.95 → `94.97 %`.
 */
export function shareText(share: number, say: Say, limit?: number): string {
  let decimals = 1;
  const rounded = (value: number) => percent(value, decimals, 'en');
  while (
    limit !== undefined &&
    share !== limit &&
    decimals < MOST_DECIMALS &&
    rounded(share) === rounded(limit)
  )
    decimals += 1;
  return `${percent(share, decimals, say.locale)} %`;
}

const percent = (share: number, decimals: number, locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: decimals })
    .formatToParts(share)
    .filter(({ type }) => type !== 'percentSign' && type !== 'literal')
    .map(({ value }) => value)
    .join('');
