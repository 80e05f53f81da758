/** Moments, days, numbers, money and shares as people read them: one way of writing each, by the reader's locale. */
import { date } from '@phasegate/block-kit/escape.ts';
import { DAY, dayIn, type Markup, markup, type Say } from './say.ts';
import { NO_BREAK } from './unbroken.ts';

/** A moment in the reader's zone; where Slack shows none, in UTC. mrkdwn. */
export function moment(at: Temporal.Instant, say: Say): Markup {
  const format = dateFormat(say.dates, { ...DAY, hour: 'numeric', minute: '2-digit', timeZone: 'UTC' });
  const fallback = `${format.format(at)} UTC`;
  return markup(date(Math.floor(at.epochMilliseconds / 1_000), '{date_short_pretty} {time}', fallback));
}

/** `29 Nov 2026`: a calendar day, in no zone; the same day for every reader. */
export const dayText = (day: string | Temporal.PlainDate, say: Say): string => dayIn(say.dates, day);

const numberFormats = new Map<string, Intl.NumberFormat>();
const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** `Fri, Dec 4`: the day that a heading is about, for which no year is needed. Plain text: elsewhere days are `{ day }`. */
export function weekdayText(day: string | Temporal.PlainDate, say: Say): string {
  const format = dateFormat(say.dates, { weekday: 'short', day: 'numeric', month: 'short' });
  return format.format(Temporal.PlainDate.from(day));
}

/** Making a format costs more than using it. */
function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const id = `${locale} ${JSON.stringify(options)}`;
  const format = dateFormats.get(id) ?? new Intl.DateTimeFormat(locale, options);
  dateFormats.set(id, format);
  return format;
}

/** As `dateFormat`. */
function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const id = `${locale} ${JSON.stringify(options)}`;
  const format = numberFormats.get(id) ?? new Intl.NumberFormat(locale, options);
  numberFormats.set(id, format);
  return format;
}

/** Intl reads a decimal string as it is: no digit goes through a binary float. */
const exact = (decimal: string | number) => String(decimal) as Intl.StringNumericLiteral;

/** `1,204.5`: a number, or a decimal string with all its places; nothing of it is rounded. */
export const numberText = (decimal: string | number, say: Say): string =>
  numberFormat(say.locale, { maximumFractionDigits: 20 }).format(exact(decimal));

/** What is worth something: a decimal string, and the currency's code. */
export interface Money {
  amount: string;
  currency: string;
}

/** What a transaction costs may be parts of a cent. */
const MOST_OF_A_UNIT = 4;

/** `€410,000`, `€0.42`, `€0.0125`: an amount, without cents where it has none. */
export function moneyText({ amount, currency }: Money, say: Say, places = MOST_OF_A_UNIT): string {
  const options = { maximumFractionDigits: places, trailingZeroDisplay: 'stripIfInteger' } as const;
  return numberFormat(say.locale, { style: 'currency', currency, ...options }).format(exact(amount));
}

/** The same of an estimate: from a thousand on it is in whole units. */
export const estimateText = (money: Money, say: Say): string =>
  moneyText(money, say, Math.abs(Number(money.amount)) >= 1_000 ? 0 : 2);

/** `12.5 %`: what is in percent already, with all its places. */
export const percentText = (percent: string | number, say: Say): string =>
  `${numberText(percent, say)}${NO_BREAK}%`;

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
  return `${percent(share, decimals, say.locale)}${NO_BREAK}%`;
}

const percent = (share: number, decimals: number, locale: string): string =>
  numberFormat(locale, { style: 'percent', maximumFractionDigits: decimals })
    .formatToParts(share)
    .filter(({ type }) => type !== 'percentSign' && type !== 'literal')
    .map(({ value }) => value)
    .join('');
