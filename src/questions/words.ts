/** How people ask, held against what they typed. Pure. */
import { nameKey } from '../record/name-key.ts';

/** Nobody asks longer than this. */
const MOST_TYPED = 600;
const MOST_WORDS = 60;
/** Scripts that put no space between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** The words of a text, as names are compared. */
export const wordsOf = (text: string): string[] =>
  nameKey(text.slice(0, MOST_TYPED))
    .split(/[^\p{L}\p{M}\p{N}_]+/u)
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS);

/** A word that has to be there: any of these, the whole of it or its beginning. */
type Wanted = readonly { word: string; isBeginning: boolean }[];
/** Words that have to be there in this order, whatever stands between them. */
interface Phrase {
  wanted: readonly Wanted[];
  /** It counts where no other does: “what is open” asks for alerts where they are named. */
  isWeak: boolean;
}

const read = new Map<string, readonly Phrase[]>();

/**
 * `what block*; what is|are in the way; ~what is open`: phrases with `;` between, words that may be others with `|`,
 * beginnings with `*`, after `~` one that counts where no other does.
 */
function phrasesOf(text: string): readonly Phrase[] {
  let found = read.get(text);
  if (!found) {
    found = text.split(';').map((phrase) => ({
      isWeak: phrase.trim().startsWith('~'),
      wanted: phrase
        .replace('~', '')
        .trim()
        .split(/\s+/)
        .map((wanted) =>
          wanted
            .split('|')
            .map((word) => ({ word: nameKey(word.replace(/\*$/, '')), isBeginning: word.endsWith('*') })),
        ),
    }));
    read.set(text, found);
  }
  return found;
}

/** What stays of a word behind an apostrophe: “what’s”, “we’re”, “geht’s”. */
const SHORT = new Map<string, readonly string[]>([
  ['s', ['is', 'es']],
  ['re', ['are']],
]);

const isMeant = (wanted: Wanted, typed: string): boolean =>
  wanted.some(({ word, isBeginning }) =>
    isBeginning ? typed.startsWith(word) : typed === word || SHORT.get(typed)?.includes(word),
  );

/** “whats”, typed without its apostrophe, is two words. */
export const unglued = (word: string): readonly string[] => {
  const [, first] = /^(what|who|how|where|when|there)s$/.exec(word) ?? [];
  return first === undefined ? [word] : [first, 's'];
};

/** How well a phrase fits, and which of the words it took. */
export interface Match {
  /** The more words, and the more of them, the better. */
  weight: number;
  taken: readonly number[];
}

/** The longest weak phrase weighs less than one word that is not. */
const WEAK = 1 / (MOST_WORDS + 1);

function matchOf(phrase: Phrase, words: readonly string[]): Match | null {
  const taken: number[] = [];
  for (const wanted of phrase.wanted) {
    const from = (taken.at(-1) ?? -1) + 1;
    const at = words.findIndex((word, index) => index >= from && isMeant(wanted, word));
    if (at < 0) return null;
    taken.push(at);
  }
  return { weight: taken.length * (phrase.isWeak ? WEAK : 1), taken };
}

/** The phrase that fits best; null where none does. */
export function bestMatch(phrases: string, words: readonly string[]): Match | null {
  let best: Match | null = null;
  for (const phrase of phrasesOf(phrases)) {
    const match = matchOf(phrase, words);
    if (match && match.weight > (best?.weight ?? 0)) best = match;
  }
  return best;
}

/** Words to be looked up one by one: whole ones, and beginnings. */
interface Lexicon {
  whole: ReadonlySet<string>;
  beginnings: readonly string[];
}

const lexicons = new Map<string, { alone: Lexicon; all: Lexicon }>();

function lexiconOf(phrases: string) {
  let found = lexicons.get(phrases);
  if (!found) {
    const read = phrasesOf(phrases);
    found = { alone: lexicon(read.filter(({ wanted }) => wanted.length === 1)), all: lexicon(read) };
    lexicons.set(phrases, found);
  }
  return found;
}

function lexicon(phrases: readonly Phrase[]): Lexicon {
  const words = phrases.flatMap(({ wanted }) => wanted).flat();
  return {
    whole: new Set(words.filter(({ isBeginning }) => !isBeginning).map(({ word }) => word)),
    beginnings: words.filter(({ isBeginning }) => isBeginning).map(({ word }) => word),
  };
}

const isIn = ({ whole, beginnings }: Lexicon, word: string): boolean =>
  whole.has(word) || beginnings.some((beginning) => word.startsWith(beginning));

/** Whether one of these words is this one. */
export const isOneOf = (words: string, word: string): boolean => isIn(lexiconOf(words).alone, word);

/** Whether a word is one of what these phrases are made of. */
export const isWordOf = (phrases: string, word: string): boolean => isIn(lexiconOf(phrases).all, word);

/** Where a name stands in the words; the words of it, by their places. Empty where it does not. */
export function placeOfName(name: string, words: readonly string[]): readonly number[] {
  const wanted = wordsOf(name);
  const last = words.length - wanted.length;
  for (let from = 0; wanted.length > 0 && from <= last; from += 1)
    if (wanted.every((word, index) => words[from + index] === word))
      return wanted.map((_, index) => from + index);
  const [only, ...more] = wanted;
  if (only === undefined || more.length > 0 || !UNSPACED.test(only)) return [];
  const at = words.findIndex((word) => word.includes(only));
  return at < 0 ? [] : [at];
}
