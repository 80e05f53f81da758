/** Which engagement is meant. Pure. */
import { distance } from 'fastest-levenshtein';
import { placeOfName, wordsOf } from './words.ts';

/** An engagement that the person may see. */
export interface Named {
  id: string;
  name: string;
}

/** Shorter words are near to too many. */
const SHORTEST = 3;
/** So many are offered. */
const MOST_NEAR = 5;

/** The engagements whose whole name stands in what was typed, the longest name first; and the places of its words. */
export function wholeNames<One extends Named>(
  engagements: readonly One[],
  words: readonly string[],
): { among: readonly One[]; taken: readonly number[] } {
  let best: { among: One[]; taken: readonly number[] } = { among: [], taken: [] };
  for (const one of engagements) {
    const taken = placeOfName(one.name, words);
    if (taken.length === 0 || taken.length < best.taken.length) continue;
    best =
      taken.length > best.taken.length ? { among: [one], taken } : { ...best, among: [...best.among, one] };
  }
  return best;
}

/** Those whose name has all of these words in it, or their beginnings. */
export function partNames<One extends Named>(engagements: readonly One[], typed: readonly string[]): One[] {
  const [first] = typed;
  if (first === undefined || typed.join('').length < SHORTEST) return [];
  return engagements.filter(({ name }) => {
    const own = wordsOf(name);
    return typed.every((word) =>
      own.some((one) => one === word || (word.length >= SHORTEST && one.startsWith(word))),
    );
  });
}

/** Those that may be meant by a name with a slip in it, the nearest first. */
export function nearNames<One extends Named>(engagements: readonly One[], typed: readonly string[]): One[] {
  const written = typed.join(' ');
  if (written.length < SHORTEST) return [];
  const most = Math.max(1, Math.floor(written.length / 4));
  return engagements
    .map((one) => ({ one, far: farness(wordsOf(one.name), typed) }))
    .filter(({ far }) => far <= most)
    .toSorted((a, b) => a.far - b.far || (a.one.name < b.one.name ? -1 : 1))
    .slice(0, MOST_NEAR)
    .map(({ one }) => one);
}

/** To the name, or to as many of its words one after another as were typed. */
function farness(own: readonly string[], typed: readonly string[]): number {
  const written = typed.join(' ');
  const parts = own.map((_, at) => own.slice(at, at + typed.length).join(' '));
  return Math.min(...[own.join(' '), ...parts].map((part) => distance(part, written)));
}
