import { date, type Escaped, escape } from '@phasegate/block-kit/escape.ts';
import { IntlMessageFormat } from 'intl-messageformat';
import { catalogues, type Language, type TextKey } from './catalogue.ts';
import { unbroken } from './unbroken.ts';

/** A piece of Slack markup made by us (a mention, a date, a link), which `md` must not escape. */
export class Markup {
  readonly value: string;
  constructor(value: string) {
    this.value = value;
  }
}

export const markup = (value: string): Markup => new Markup(value);

/** A text that comes in every language, as those of the playbook do: it is said in the reader's. */
export interface InLanguages {
  readonly en: string;
  readonly de: string;
}

/**
 * A calendar day, as it is or YYYY-MM-DD, in no zone: it is written as its reader writes days. In `md` Slack writes it, as
 * the moments beside it, for each who reads there.
 */
export interface Day {
  readonly day: string | Temporal.PlainDate;
}

/** A moment; where Slack shows no dates of its own, at a field, say, by the clocks of a zone. `at` is an ISO instant. */
export interface ClockTime {
  readonly at: string;
  readonly timeZone: string;
}

export type Params = Readonly<
  Record<string, string | number | boolean | Markup | InLanguages | Day | ClockTime | null | undefined>
>;

/** Texts of one language. Plain for labels, buttons and fallbacks; `md` for mrkdwn. */
export interface Say {
  (key: TextKey, params?: Params): string;
  /** For mrkdwn: what people typed is escaped, our own markup is not. */
  md(key: TextKey, params?: Params): Escaped;
  language: Language;
  /** BCP 47, for numbers. */
  locale: string;
  /** The same, for days: months and weekdays are words, in the language of the text around them. */
  dates: string;
}

const formats = new Map<string, IntlMessageFormat>();

/** The texts for a reader, by Slack's locale (`de-DE`); English where there is no catalogue. */
export function sayIn(locale: string): Say {
  const language: Language = locale.toLowerCase().startsWith('de') ? 'de' : 'en';
  const dates = /^(de|en)\b/i.test(locale) ? locale : 'en-GB';
  const format = (key: TextKey, params: Params, isMrkdwn = false) => {
    const id = `${language}/${key}`;
    let found = formats.get(id);
    if (!found) {
      found = new IntlMessageFormat(unbroken(catalogues[language][key]), language, undefined, {
        ignoreTag: true,
      });
      formats.set(id, found);
    }
    const value = isMrkdwn ? mrkdwnValue : plainValue;
    const values = Object.entries(params).map(([name, one]) => [name, value(inWords(one, isMrkdwn))]);
    return String(found.format(Object.fromEntries(values)));
  };
  const inWords = (one: Params[string], isMrkdwn: boolean): Value => {
    if (typeof one !== 'object' || one === null || one instanceof Markup) return one;
    if ('day' in one) return isMrkdwn ? dayMark(dates, one.day) : dayIn(dates, one.day);
    if ('at' in one) return isMrkdwn ? clockMark(dates, one) : clockTimeIn(dates, one);
    return one[language];
  };
  const say = (key: TextKey, params: Params = {}) => format(key, params);
  return Object.assign(say, {
    md: (key: TextKey, params: Params = {}) => format(key, params, true) as Escaped,
    language,
    locale,
    dates,
  });
}

type Value = Exclude<Params[string], InLanguages | Day | ClockTime>;

/** As Slack writes days: one day on a screen looks the same, whoever wrote it. */
export const DAY = { year: 'numeric', month: 'short', day: 'numeric' } as const;

/** `29 Nov 2026` */
export const dayIn = (locale: string, day: string | Temporal.PlainDate): string =>
  Temporal.PlainDate.from(day).toLocaleString(locale, DAY);

/**
 * The same, written by Slack, which has the reader's language but knows moments only. At this hour of UTC it is the same day
 * from Hawaii to New Zealand's summer and Tonga.
 */
const HOUR_OF_ONE_DAY = 10;

function dayMark(locale: string, day: string | Temporal.PlainDate): Markup {
  const at = Temporal.PlainDate.from(day).toZonedDateTime({
    timeZone: 'UTC',
    plainTime: { hour: HOUR_OF_ONE_DAY },
  });
  return markup(date(at.epochMilliseconds / 1_000, '{date_short}', dayIn(locale, day)));
}

const clockTimeIn = (locale: string, { at, timeZone }: ClockTime): string =>
  Temporal.Instant.from(at).toLocaleString(locale, { ...DAY, hour: 'numeric', minute: '2-digit', timeZone });

/** By its reader's clocks; always by its day, since “on today” is no English. */
function clockMark(locale: string, moment: ClockTime): Markup {
  const seconds = Math.floor(Temporal.Instant.from(moment.at).epochMilliseconds / 1_000);
  return markup(date(seconds, '{date_short} {time}', clockTimeIn(locale, moment)));
}

const plainValue = (one: Value) => (one instanceof Markup ? one.value : (one ?? ''));
const mrkdwnValue = (one: Value) =>
  one instanceof Markup ? one.value : typeof one === 'string' ? escape(one) : (one ?? '');

/** A text of ours that is made before its reader is known. */
export const inEveryLanguage = (words: (say: Say) => string): InLanguages => ({
  en: words(sayIn('en')),
  de: words(sayIn('de')),
});
