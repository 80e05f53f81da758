import type { PlainTextOption } from '@slack/web-api';
import { inLanguage, type Playbook } from '../../playbook/playbook.ts';
import type { Choice } from '../../playbook/schema.ts';
import { option } from '../../slack/blocks.ts';
import type { Say } from '../../texts/say.ts';

/** What the data inventory offers to choose from. */
export type Inventory = Playbook['inventory'];

/** The fields of a source that hold one or more choices of the manifest. */
export const CHOICES = {
  accessMethod: 'access_methods',
  updateFrequency: 'update_frequencies',
  format: 'formats',
  personalData: 'personal_data',
} as const satisfies Record<string, keyof Inventory>;
export type ChoiceField = keyof typeof CHOICES;

export const choicesOf = (inventory: Inventory, field: ChoiceField): readonly Choice[] =>
  inventory[CHOICES[field]];

export const options = (inventory: Inventory, field: ChoiceField, say: Say): PlainTextOption[] =>
  choicesOf(inventory, field).map((choice) => option(inLanguage(choice.name, say), choice.key));

/** The name of a choice in the reader's language; a key the manifest no longer knows stands for itself. */
export function label(inventory: Inventory, field: ChoiceField, key: string, say: Say): string {
  const found = choicesOf(inventory, field).find((choice) => choice.key === key);
  return found ? inLanguage(found.name, say) : key;
}

/** The key of what a person wrote: a key or a name, in any of our languages and any case. */
export function keyOf(inventory: Inventory, field: ChoiceField, written: string): string {
  const wanted = fold(written);
  const found = choicesOf(inventory, field).find(({ key, name }) =>
    [key, ...Object.values(name)].some((one) => one !== undefined && fold(one) === wanted),
  );
  return found?.key ?? written.trim();
}

const fold = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');
