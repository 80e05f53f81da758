import { option } from '@phasegate/block-kit/blocks.ts';
import { escape } from '@phasegate/block-kit/escape.ts';
import { multiSearchSelect } from '@phasegate/block-kit/inputs.ts';
import { z } from 'zod';
import { asList, type Field, type FieldOptions, labelled, oneLine, textField } from '../field.ts';

interface ThingsOptions<Context> extends Pick<FieldOptions, 'example'> {
  max: number;
  /** The action that is asked for suggestions. */
  action: string;
  /** What the things are called, by id. */
  names(context: Context): ReadonlyMap<string, string>;
}

/** Things of the engagement, by id, looked up while one types. */
export const things = <Context>({
  max,
  action,
  names,
  example,
}: ThingsOptions<Context>): Field<string[], Context> => ({
  ...textField,
  schema: z
    .array(z.string())
    .max(max, { error: 'too many' })
    .default([])
    .transform((ids) => [...new Set(ids)].sort()),
  draw: (at) => {
    const element = multiSearchSelect(`${action}.${at.id.at(-1)}`, {
      initial: asList(at.typed).map((id) => option(names(at.context).get(id) ?? '–', id)),
      max,
      ...(example && { placeholder: at.say(example) }),
    });
    return [labelled(at, element, { optional: true })];
  },
  read: (values, name) => (values.has(name) ? values.list(name) : undefined),
  sent: z.array(z.uuid()),
  words: (value, { context }) =>
    escape(oneLine(value.map((id) => names(context).get(id) ?? '–').join(', '), 300)),
  fromCell: (cell) =>
    cell
      .split(';')
      .map((name) => oneLine(name))
      .filter((name) => name !== ''),
});
