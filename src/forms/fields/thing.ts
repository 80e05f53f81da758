import { option } from '@phasegate/block-kit/blocks.ts';
import { escape } from '@phasegate/block-kit/escape.ts';
import { select } from '@phasegate/block-kit/inputs.ts';
import { LIMITS } from '@phasegate/block-kit/limits.ts';
import { z } from 'zod';
import { because } from '../../record/parse.ts';
import type { Say } from '../../texts/say.ts';
import { asText, type Field, labelled, textField } from '../field.ts';

/** Something to choose; a name that differs by language is told in the reader's. */
export interface Thing {
  id: string;
  name: string | ((say: Say) => string);
}

export const nameIn = (say: Say, name: Thing['name']): string =>
  typeof name === 'string' ? name : name(say);

/** One of a few things of the engagement, by id. The first is chosen until a person says otherwise. */
export const thing = <Context>(thingsIn: (context: Context) => readonly Thing[]): Field<string, Context> => ({
  ...textField,
  schema: z
    .unknown()
    .refine((id) => z.uuid().safeParse(id).success, because('refusal.choose'))
    .transform(String),
  draw: (at) => {
    const known = thingsIn(at.context);
    const options = known
      .slice(0, LIMITS.select.options)
      .map(({ id, name }) => option(nameIn(at.say, name), id));
    const element = select(at.id, options, { initial: asText(at.typed) || (known[0]?.id ?? '') });
    return [labelled(at, element, { optional: false })];
  },
  words: (id, { say, context }) =>
    escape(nameIn(say, thingsIn(context).find((known) => known.id === id)?.name ?? '–')),
});
