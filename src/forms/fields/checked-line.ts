import { numberInput, textInput } from '@phasegate/block-kit/inputs.ts';
import { z } from 'zod';
import { unmistakable } from '../../record/number-typed.ts';
import type { Say } from '../../texts/say.ts';
import { asText, type Field, type FieldOptions, labelled, textField } from '../field.ts';

interface CheckedLineOptions<Value, Context> extends FieldOptions {
  max?: number;
  /** Typed into Slack's own input for numbers. */
  number?: true;
  /** The least that Slack takes there. */
  min?: string;
  required?: true;
  /** Shown in the empty field, where it needs no translation: `https://`. */
  placeholder?: string;
  /** What it is filled in with where nothing was typed yet. */
  initial?(context: Context): string;
  words?(value: NonNullable<Value>, say: Say): string;
  fromCell?(cell: string): unknown;
}

const asDecimal = (value: unknown): string => unmistakable(String(value ?? ''));

/** Any check of one line, such as an amount or an address: `schema` takes what was typed. */
export function checkedLine<Value extends string | number | null, Context = unknown>(
  schema: z.ZodType<Value>,
  { words, fromCell, ...options }: CheckedLineOptions<Value, Context> = {},
): Field<Value, Context> {
  return {
    ...textField,
    schema,
    ...(words && { words: (value, { say }) => words(value, say) }),
    ...(fromCell && { fromCell }),
    ...(options.number && {
      asTyped: asDecimal,
      toCell: asDecimal,
      sent: z.union([z.number(), z.string()]),
    }),
    draw: (at) => {
      const initial = asText(at.typed) || (options.initial?.(at.context) ?? '');
      const placeholder = options.example ? at.say(options.example) : options.placeholder;
      const element = options.number
        ? // Slack takes only a number as what such a field holds at first.
          numberInput(at.id, {
            tells: 'typing',
            decimal: true,
            initial: /^-?\d+(\.\d+)?$/.test(initial) ? initial : '',
            ...(options.min && { min: options.min }),
          })
        : textInput(at.id, {
            tells: 'typing',
            initial,
            ...(options.max && { max: options.max }),
            ...(placeholder && { placeholder }),
          });
      return [labelled(at, element, { hint: options.hint, optional: !options.required })];
    },
  };
}
