import type { Language } from './catalogue.ts';
import type { Say } from './say.ts';

const lists = new Map<Language, Intl.ListFormat>();
const days = new Map<string, Intl.DateTimeFormat>();

/** `A, B and C` in the reader's language. */
export function listIn(say: Say, items: readonly string[]): string {
  let format = lists.get(say.language);
  if (!format) {
    format = new Intl.ListFormat(say.language);
    lists.set(say.language, format);
  }
  return format.format(items);
}

/** `Fri, Dec 4`: a day of the calendar, which no time zone moves. Making a format costs more than using it. */
export function dayIn(say: Say, day: Temporal.PlainDate): string {
  let format = days.get(say.locale);
  if (!format) {
    format = new Intl.DateTimeFormat(say.locale, { weekday: 'short', day: 'numeric', month: 'short' });
    days.set(say.locale, format);
  }
  return format.format(day);
}
