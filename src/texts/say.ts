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

export type Params = Readonly<
  Record<string, string | number | boolean | Markup | InLanguages | null | undefined>
>;

/** Texts of one language. Plain for labels, buttons and fallbacks; `md` for mrkdwn. */
export interface Say {
  (key: TextKey, params?: Params): string;
  /** For mrkdwn: what people typed is escaped, our own markup is not. */
  md(key: TextKey, params?: Params): Escaped;
  language: Language;
  /** BCP 47, for numbers and dates. */
  locale: string;
}

const formats = new Map<string, IntlMessageFormat>();

/** The texts for a reader, by Slack's locale (`de-DE`); English where there is no catalogue. */
export function sayIn(locale: string): Say {
  const language: Language = locale.toLowerCase().startsWith('de') ? 'de' : 'en';
  const format = (key: TextKey, params: Params, value: (one: Value) => string | number | boolean | null) => {
    const id = `${language}/${key}`;
    let found = formats.get(id);
    if (!found) {
      found = new IntlMessageFormat(catalogues[language][key], language, undefined, { ignoreTag: true });
      formats.set(id, found);
    }
    const values = Object.fromEntries(
      Object.entries(params).map(([name, one]) => [name, value(isInLanguages(one) ? one[language] : one)]),
    );
    return String(found.format(values));
  };
  const say = (key: TextKey, params: Params = {}) => format(key, params, plainValue);
  return Object.assign(say, {
    md: (key: TextKey, params: Params = {}) => format(key, params, mrkdwnValue) as Escaped,
    language,
    locale,
  });
}

type Value = Exclude<Params[string], InLanguages>;

const isInLanguages = (value: Params[string]): value is InLanguages =>
  typeof value === 'object' && value !== null && !(value instanceof Markup);
const plainValue = (one: Value) => (one instanceof Markup ? one.value : (one ?? ''));
const mrkdwnValue = (one: Value) =>
  one instanceof Markup ? one.value : typeof one === 'string' ? escape(one) : (one ?? '');

/** A text of ours that is made before its reader is known. */
export const inEveryLanguage = (words: (say: Say) => string): InLanguages => ({
  en: words(sayIn('en')),
  de: words(sayIn('de')),
});
