import { mention } from '@phasegate/block-kit/escape.ts';
import { userSelect } from '@phasegate/block-kit/inputs.ts';
import { z } from 'zod';
import { because, userId } from '../../record/parse.ts';
import { asText, type Field, labelled, textField } from '../field.ts';
import { present } from '../schemas.ts';

const fault = because('foundation.refusal.user-id');

/** Somebody of this Slack. Null only in rows that are older than the field. */
export const person = <Context>(initial?: (context: Context) => string): Field<string | null, Context> => ({
  ...textField,
  schema: present(fault).pipe(z.string().refine((id) => userId().safeParse(id).success, fault)),
  draw: (at) => {
    const known = asText(at.typed) || (initial?.(at.context) ?? '');
    const element = userSelect(at.id, userId().safeParse(known).success ? { initial: known } : {});
    return [labelled(at, element, { optional: false })];
  },
  words: (value) => mention(value),
});
