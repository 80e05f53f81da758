import { escape } from '@phasegate/block-kit/escape.ts';
import { select } from '@phasegate/block-kit/inputs.ts';
import { z } from 'zod';
import type { Choice } from '../../playbook/schema.ts';
import type { TextKey } from '../../texts/catalogue.ts';
import { asText, type Field, labelled, textField } from '../field.ts';
import { keyOf, nameOf, optionsOf, unknownChoice } from '../manifest-choices.ts';
import { present } from '../schemas.ts';

/** One of the playbook's choices. `choose`: shown while none is chosen. */
export const choice = <Context>(
  choicesIn: (context: Context) => readonly Choice[],
  choose: TextKey,
): Field<string, Context> => ({
  ...textField,
  schema: (context) => {
    const keys = choicesIn(context).map((known) => known.key);
    const fault = unknownChoice(choicesIn(context));
    return present(fault).pipe(z.string().refine((key) => keys.includes(key), fault));
  },
  draw: (at) => {
    const element = select(at.id, optionsOf(choicesIn(at.context), at.say), {
      initial: asText(at.typed),
      placeholder: at.say(choose),
    });
    return [labelled(at, element, { optional: false })];
  },
  words: (value, { say, context }) => escape(nameOf(choicesIn(context), value, say)),
  fromCell: (cell, context) => keyOf(choicesIn(context), cell),
});
