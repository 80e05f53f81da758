import { escape } from '@phasegate/block-kit/escape.ts';
import { multiSelect } from '@phasegate/block-kit/inputs.ts';
import { z } from 'zod';
import type { Choice } from '../../playbook/schema.ts';
import { asList, type Field, type FieldOptions, labelled, textField } from '../field.ts';
import { keyOf, nameOf, optionsOf, unknownChoice, vocabularyOf } from '../manifest-choices.ts';

const NONE_OF_THEM = 'none';
const NONE = ['', NONE_OF_THEM, 'no', 'n/a', 'false', 'keine', 'nein', 'falsch', '-', '–'];
const isNone = (cell: string): boolean => NONE.includes(cell.trim().toLowerCase());

/** Several of the playbook's choices; none is an answer too. */
export const choices = <Context>(
  choicesIn: (context: Context) => readonly Choice[],
  { example }: Pick<FieldOptions, 'example'> = {},
): Field<string[], Context> => ({
  ...textField,
  schema: (context) => {
    const keys = choicesIn(context).map((known) => known.key);
    return (
      z
        .unknown()
        .refine(
          (value) => value == null || (Array.isArray(value) && value.every((key) => keys.includes(key))),
          unknownChoice(choicesIn(context)),
        )
        // In the manifest's order and without doubles, so that the same kinds are always the same value.
        .transform((value) => keys.filter((key) => Array.isArray(value) && value.includes(key)))
        // A file may leave the column out.
        .prefault(null)
    );
  },
  draw: (at) => {
    const element = multiSelect(at.id, optionsOf(choicesIn(at.context), at.say), {
      initial: asList(at.typed),
      ...(example && { placeholder: at.say(example) }),
    });
    return [labelled(at, element, { optional: true })];
  },
  read: (values, name) => (values.has(name) ? values.list(name) : undefined),
  sent: z.array(z.string()),
  words: (value, { say, context }) =>
    escape(value.map((key) => nameOf(choicesIn(context), key, say)).join(', ')),
  fromCell: (cell, context) =>
    isNone(cell)
      ? []
      : cell
          .split(/[;|,]/)
          .filter((written) => written.trim() !== '')
          .map((written) => keyOf(choicesIn(context), written)),
  toCell: (value) => value.join('; '),
  vocabulary: (context) => {
    const words = vocabularyOf(choicesIn(context), true);
    return { ...words, keyOf: (word) => (isNone(word) ? NONE_OF_THEM : words.keyOf(word)) };
  },
});
