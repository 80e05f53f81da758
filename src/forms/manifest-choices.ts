import { option } from '@phasegate/block-kit/blocks.ts';
import { inLanguage } from '../playbook/playbook.ts';
import type { Choice } from '../playbook/schema.ts';
import { because } from '../record/parse.ts';
import type { Say } from '../texts/say.ts';

/** The name of a choice; a key the manifest no longer knows stands for itself. */
export const nameOf = (choices: readonly Choice[], key: string, say: Say): string => {
  const found = choices.find((choice) => choice.key === key);
  return found ? inLanguage(found.name, say) : key;
};

const fold = (written: string): string =>
  written
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');

/** The key of what a person wrote: a key or a name, in any of our languages and any case. */
export function keyOf(choices: readonly Choice[], written: string): string {
  const found = choices.find(({ key, name }) =>
    [key, ...Object.values(name)].some((known) => known !== undefined && fold(known) === fold(written)),
  );
  return found?.key ?? written.trim();
}

export const optionsOf = (choices: readonly Choice[], say: Say) =>
  choices.map((choice) => option(inLanguage(choice.name, say), choice.key));

export const unknownChoice = (choices: readonly Choice[]) =>
  because('foundation.refusal.choice', { options: choices.map((choice) => choice.key).join(', ') });
