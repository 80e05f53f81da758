import { datePicker } from '@phasegate/block-kit/pickers.ts';
import { z } from 'zod';
import { because } from '../../record/parse.ts';
import { asText, type Field, labelled, textField } from '../field.ts';
import { present } from '../schemas.ts';
import { dayText } from '../words.ts';

/** A calendar day, in no zone. Null only in rows that are older than the field. */
export const day = <Context>(initial?: (context: Context) => string): Field<string | null, Context> => ({
  ...textField,
  schema: present(because('refusal.date')).pipe(z.iso.date()),
  draw: (at) => {
    const element = datePicker(at.id, { initial: asText(at.typed) || (initial?.(at.context) ?? '') });
    return [labelled(at, element, { optional: false })];
  },
  words: (value, { say }) => dayText(value, say),
});
