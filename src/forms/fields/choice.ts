import { escape } from '@phasegate/block-kit/escape.ts';
import { select } from '@phasegate/block-kit/inputs.ts';
import { z } from 'zod';
import type { Choice } from '../../playbook/schema.ts';
import { optional as orNull } from '../../record/parse.ts';
import type { TextKey } from '../../texts/catalogue.ts';
import { asText, type Field, labelled, textField } from '../field.ts';
import { keyOf, nameOf, optionsOf, unknownChoice, vocabularyOf } from '../manifest-choices.ts';
import { present } from '../schemas.ts';

/** One of the playbook's choices. `choose`: shown while none is chosen. */
export function choice<Context>(
  choicesIn: (context: Context) => readonly Choice[],
  choose: TextKey,
  options: { optional: true },
): Field<string | null, Context>;
export function choice<Context>(
  choicesIn: (context: Context) => readonly Choice[],
  choose: TextKey,
): Field<string, Context>;
export function choice<Context>(
  choicesIn: (context: Context) => readonly Choice[],
  choose: TextKey,
  { optional = false }: { optional?: boolean } = {},
): Field<string | null, Context> {
  return {
    ...textField,
    schema: (context) => {
      const keys = choicesIn(context).map((known) => known.key);
      const fault = unknownChoice(choicesIn(context));
      const known = present(fault).pipe(z.string().refine((key) => keys.includes(key), fault));
      return optional ? orNull(known) : known;
    },
    draw: (at) => {
      const element = select(at.id, optionsOf(choicesIn(at.context), at.say), {
        initial: asText(at.typed),
        placeholder: at.say(choose),
      });
      return [labelled(at, element, { optional })];
    },
    words: (value, { say, context }) => escape(nameOf(choicesIn(context), value, say)),
    fromCell: (cell, context) => keyOf(choicesIn(context), cell),
    vocabulary: (context) => vocabularyOf(choicesIn(context)),
  };
}
