import { option } from '@phasegate/block-kit/blocks.ts';
import { select } from '@phasegate/block-kit/inputs.ts';
import { z } from 'zod';
import { optional as orNull } from '../../record/parse.ts';
import type { TextKey } from '../../texts/catalogue.ts';
import { asText, type Field, labelled, textField } from '../field.ts';

interface WordOptions<Word> {
  /** What each is called. */
  name(word: Word): TextKey;
  /** Shown while none is chosen. */
  choose: TextKey;
  /** The word that a cell of a file means. */
  fromCell?(cell: string): string;
}

/** One of a few words of our own, or none. */
export const word = <const Word extends string>(
  words: readonly Word[],
  { name, choose, fromCell }: WordOptions<Word>,
): Field<Word | null> => ({
  ...textField,
  schema: orNull(z.enum(words)) as z.ZodType<Word | null>,
  draw: (at) => {
    const options = words.map((known) => option(at.say(name(known)), known));
    const element = select(at.id, options, { initial: asText(at.typed), placeholder: at.say(choose) });
    return [labelled(at, element, { optional: true })];
  },
  words: (value, { say }) => say(name(value)),
  ...(fromCell && { fromCell }),
  vocabulary: () => ({
    choices: words.map((known) => ({ key: known, name: (say) => say(name(known)) })),
    keyOf: (written) => words.find((known) => known === (fromCell?.(written) ?? written)),
    isList: false,
  }),
});
