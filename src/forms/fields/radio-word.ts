import { option } from '@phasegate/block-kit/blocks.ts';
import { radio } from '@phasegate/block-kit/inputs.ts';
import { z } from 'zod';
import type { TextKey } from '../../texts/catalogue.ts';
import { asText, type Field, type FieldOptions, labelled, textField } from '../field.ts';

interface RadioWordOptions<Word, Context> extends Pick<FieldOptions, 'hint'> {
  /** What each is called beside its button, in a sentence. */
  name(word: Word): TextKey;
  /** And in a line of history, in a word. */
  inShort(word: Word): TextKey;
  /** Which it is until a person says otherwise. */
  initial?(context: Context): Word | null;
}

/** One of a few words of our own, all of them in sight; one has to be chosen. */
export const radioWord = <const Word extends string, Context = unknown>(
  words: readonly Word[],
  { name, inShort, initial, hint }: RadioWordOptions<Word, Context>,
): Field<Word, Context> => ({
  ...textField,
  schema: z.enum(words) as z.ZodType<Word>,
  draw: (at) => {
    const options = words.map((word) => option(at.say(name(word)), word));
    const chosen = asText(at.typed) || (initial?.(at.context) ?? '');
    return [labelled(at, radio(at.id, options, { initial: chosen }), { hint, optional: false })];
  },
  words: (value, { say }) => say(inShort(value)),
});
