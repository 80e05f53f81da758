import { datePicker } from '@phasegate/block-kit/pickers.ts';
import { z } from 'zod';
import { because, optional as orNull } from '../../record/parse.ts';
import { dayText } from '../../texts/words.ts';
import { asText, type Field, type FieldOptions, labelled, textField } from '../field.ts';
import { present } from '../schemas.ts';

interface DayOptions<Context> extends Pick<FieldOptions, 'hint'> {
  /** Which it is where none was chosen yet. */
  initial?(context: Context): string;
  optional?: boolean;
}

/** A calendar day, in no zone. One that is not optional is null only in rows that are older than the field. */
export const day = <Context = unknown>({
  initial,
  hint,
  optional = false,
}: DayOptions<Context> = {}): Field<string | null, Context> => ({
  ...textField,
  schema: optional ? orNull(z.iso.date()) : present(because('refusal.date')).pipe(z.iso.date()),
  draw: (at) => {
    const element = datePicker(at.id, { initial: asText(at.typed) || (initial?.(at.context) ?? '') });
    return [labelled(at, element, { hint, optional })];
  },
  words: (value, { say }) => dayText(value, say),
});
