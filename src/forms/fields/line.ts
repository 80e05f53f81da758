import { textInput } from '@phasegate/block-kit/inputs.ts';
import { line as lineOf, optional as orNull } from '../../record/parse.ts';
import { asText, type Field, type FieldOptions, labelled, textField } from '../field.ts';
import { required } from '../schemas.ts';

/** One line of text, 1 to `max` UTF-16 units. */
export function line(max: number, options: FieldOptions & { optional: true }): Field<string | null>;
export function line(max: number, options?: FieldOptions): Field<string>;
export function line(
  max: number,
  { optional = false, hint, example }: FieldOptions & { optional?: boolean } = {},
): Field<string | null> {
  return {
    ...textField,
    schema: optional ? orNull(lineOf(max)) : required(lineOf(max)),
    draw: (at) => {
      const element = textInput(at.id, {
        tells: 'typing',
        initial: asText(at.typed),
        max,
        ...(example && { placeholder: at.say(example) }),
      });
      return [labelled(at, element, { hint, optional })];
    },
  };
}
