/** What a language model said, held against what it was given. Pure. */
import { catalogues, type Language } from '../../texts/catalogue.ts';
import { isOneOf, wordsOf } from '../words.ts';

/** A sentence or two. */
const LONGEST = 500;
const MOST_WORDS = 58;
/** A number as it is written, with its separators; none is read, each has to stand there. */
const NUMBER = /\d+(?:[.,:/–-]\d+)*/g;
/** What would lead somewhere, call somebody, or look like ours. */
const MARKUP = /[<>@`*_~|#]|https?:|www\.|\n/i;

/**
 * Whether each number and each word of it stands in the facts, or is one of those small words that say nothing by
 * themselves. “Not” and “no” are none of these.
 */
export function isFaithful(said: string, facts: string, language: Language): boolean {
  if (said === '' || said.length > LONGEST || MARKUP.test(said)) return false;
  const numbers = new Set(facts.match(NUMBER));
  if ((said.match(NUMBER) ?? []).some((number) => !numbers.has(number))) return false;
  const words = wordsOf(said);
  if (words.length === 0 || words.length > MOST_WORDS) return false;
  const given = new Set(facts.split('\n').flatMap((line) => wordsOf(line)));
  const small = catalogues[language]['questions.model.words'];
  return words.every((word) => given.has(word) || isOneOf(small, word));
}

/** One of the names that were offered, and nothing beside it. */
export function nameIn(said: string, names: readonly string[]): string | null {
  const name = said.trim().replace(/^["'`]|["'`.]$/g, '');
  return names.find((one) => one === name) ?? null;
}
