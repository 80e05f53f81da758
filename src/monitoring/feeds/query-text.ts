import { textInput } from '@phasegate/block-kit/inputs.ts';
import type { z } from 'zod';
import { asText, type Field, type FieldOptions, labelled, textField } from '../../forms/field.ts';
import { present } from '../../forms/schemas.ts';
import { because, optional as orNull, paragraph } from '../../record/parse.ts';

/**
 * A question in a language of its own (PromQL, SQL, JMESPath), up to `max` UTF-16 units: of several lines, and spaces stay
 * as they are. `check`: what else it has to be.
 */
export function queryText(max: number, options: QueryTextOptions & { optional: true }): Field<string | null>;
export function queryText(max: number, options?: QueryTextOptions): Field<string>;
export function queryText(
  max: number,
  {
    optional = false,
    hint,
    example,
    check = (schema) => schema,
  }: QueryTextOptions & { optional?: boolean } = {},
): Field<string | null> {
  const schema = check(paragraph(max));
  return {
    ...textField,
    schema: optional ? orNull(schema) : present(because('refusal.required')).pipe(schema),
    draw: (at) => {
      const element = textInput(at.id, {
        tells: 'typing',
        initial: asText(at.typed),
        multiline: true,
        max,
        ...(example && { placeholder: at.say(example) }),
      });
      return [labelled(at, element, { hint, optional })];
    },
  };
}

interface QueryTextOptions extends FieldOptions {
  check?(schema: z.ZodType<string, string>): z.ZodType<string, string>;
}
