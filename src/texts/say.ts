import { type Escaped, escape } from '@phasegate/block-kit/escape.ts';
import { IntlMessageFormat } from 'intl-messageformat';
import { catalogues, type Language, type TextKey } from './catalogue.ts';

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

/** A calendar day, YYYY-MM-DD, in no zone: it is written as its reader writes days. */
export interface Day {
  readonly day: string;
}

/** A moment by the clocks of a zone, for where Slack shows no dates of its own: at a field, say. `at` is an ISO instant. */
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
  const format = (key: TextKey, params: Params, value: (one: Value) => string | number | boolean | null) => {
    const id = `${language}/${key}`;
    let found = formats.get(id);
    if (!found) {
      found = new IntlMessageFormat(catalogues[language][key], language, undefined, { ignoreTag: true });
      formats.set(id, found);
    }
    const values = Object.entries(params).map(([name, one]) => [name, value(inWords(one))]);
    return String(found.format(Object.fromEntries(values)));
  };
  const inWords = (one: Params[string]): Value => {
    if (typeof one !== 'object' || one === null || one instanceof Markup) return one;
    if ('day' in one) return dayIn(dates, one.day);
    return 'at' in one ? clockTimeIn(dates, one) : one[language];
  };
  const say = (key: TextKey, params: Params = {}) => format(key, params, plainValue);
  return Object.assign(say, {
    md: (key: TextKey, params: Params = {}) => format(key, params, mrkdwnValue) as Escaped,
    language,
    locale,
    dates,
  });
}

type Value = Exclude<Params[string], InLanguages | Day | ClockTime>;

/** `29 Nov 2026` */
export const dayIn = (locale: string, day: string | Temporal.PlainDate): string =>
  Temporal.PlainDate.from(day).toLocaleString(locale, { dateStyle: 'medium' });

const clockTimeIn = (locale: string, { at, timeZone }: ClockTime): string =>
  Temporal.Instant.from(at).toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });

const plainValue = (one: Value) => (one instanceof Markup ? one.value : (one ?? ''));
const mrkdwnValue = (one: Value) =>
  one instanceof Markup ? one.value : typeof one === 'string' ? escape(one) : (one ?? '');

/** A text of ours that is made before its reader is known. */
export const inEveryLanguage = (words: (say: Say) => string): InLanguages => ({
  en: words(sayIn('en')),
  de: words(sayIn('de')),
});
