import { fitText } from '@phasegate/block-kit/fit.ts';
import { textInput } from '@phasegate/block-kit/inputs.ts';
import { LIMITS } from '@phasegate/block-kit/limits.ts';
import { optional as orNull, paragraph as paragraphOf } from '../../record/parse.ts';
import { asText, type Field, type FieldOptions, labelled, textField } from '../field.ts';

/** Text of several lines, up to `max` UTF-16 units. `empty`: nothing typed is an empty text, rather than null. */
export function paragraph(max: number, options: FieldOptions & { empty: '' }): Field<string>;
export function paragraph(max: number, options?: FieldOptions): Field<string | null>;
export function paragraph(
  max: number,
  { empty, hint }: FieldOptions & { empty?: '' } = {},
): Field<string | null> {
  const shown = Math.min(max, LIMITS.plainTextInput.maxLength);
  const schema = orNull(paragraphOf(max));
  return {
    ...textField,
    schema: empty === undefined ? schema : schema.transform((text) => text ?? empty),
    read: (values, name) => (values.has(name) ? values.text(name) || null : undefined),
    fromCell: (cell) => cell || null,
    // Longer than the form can show, it was cut there; left as it was cut, it stays whole.
    whole: (typed, before) => (before && typed === fitText(before, shown).trim() ? before : typed),
    draw: (at) => {
      const element = textInput(at.id, {
        tells: 'typing',
        initial: asText(at.typed),
        multiline: true,
        max: shown,
      });
      return [labelled(at, element, { hint, optional: true })];
    },
  };
}
