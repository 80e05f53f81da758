import { option } from '@phasegate/block-kit/blocks.ts';
import type { Vocabulary } from '../imports/columns/columns.ts';
import { inLanguage } from '../playbook/playbook.ts';
import type { Choice } from '../playbook/schema.ts';
import { because } from '../record/parse.ts';
import { wordKey } from '../record/word-key.ts';
import type { Say } from '../texts/say.ts';

/** The name of a choice; a key the manifest no longer knows stands for itself. */
export const nameOf = (choices: readonly Choice[], key: string, say: Say): string => {
  const found = choices.find((choice) => choice.key === key);
  return found ? inLanguage(found.name, say) : key;
};

/** What each word means, folded once for a list: a file has thousands of rows. */
const meanings = new WeakMap<readonly Choice[], ReadonlyMap<string, string>>();

function meaningsOf(choices: readonly Choice[]): ReadonlyMap<string, string> {
  const known = meanings.get(choices);
  if (known) return known;
  const words = choices.flatMap(({ key, name, aliases = [] }) =>
    [key, ...Object.values(name), ...aliases].flatMap((word) =>
      word === undefined ? [] : [[wordKey(word), key] as const],
    ),
  );
  // Of two that are called the same the first one counts, as in a list that is read from the top.
  const made = new Map(words.toReversed());
  meanings.set(choices, made);
  return made;
}

/** The key of what a person or a file wrote: a key, a name in any of our languages, or what others call it; undefined where it is none. */
function knownKey(choices: readonly Choice[], written: string): string | undefined {
  const known = meaningsOf(choices);
  const way = waysToRead(written).find((word) => known.has(word));
  return way === undefined ? undefined : known.get(way);
}

/** As it stands; of an address also its last part, of a media type also what stands before its parameters. */
function waysToRead(written: string): string[] {
  const [bare = ''] = written.split(';');
  const last = /^https?:\/\/\S+[/#]([^/#\s]+)$/i.exec(written.trim())?.[1];
  return [written, bare, ...(last ? [last] : [])].map(wordKey).filter((way) => way !== '');
}

/** The same; what is none of them stays as it was written, for the check to refuse. */
export const keyOf = (choices: readonly Choice[], written: string): string =>
  knownKey(choices, written) ?? written.trim();

/** The same as words of a file. */
export const vocabularyOf = (choices: readonly Choice[], isList = false): Vocabulary => ({
  choices: choices.map(({ key, name }) => ({ key, name: (say) => inLanguage(name, say) })),
  keyOf: (word) => knownKey(choices, word),
  isList,
});

export const optionsOf = (choices: readonly Choice[], say: Say) =>
  choices.map((choice) => option(inLanguage(choice.name, say), choice.key));

export const unknownChoice = (choices: readonly Choice[]) =>
  because('foundation.refusal.choice', { options: choices.map((choice) => choice.key).join(', ') });
