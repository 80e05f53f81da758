import type { Language } from './catalogue.ts';
import type { Say } from './say.ts';

const lists = new Map<Language, Intl.ListFormat>();

/** `A, B and C` in the reader's language. */
export function listIn(say: Say, items: readonly string[]): string {
  let format = lists.get(say.language);
  if (!format) {
    format = new Intl.ListFormat(say.language);
    lists.set(say.language, format);
  }
  return format.format(items);
}
