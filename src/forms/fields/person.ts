import { mention } from '@phasegate/block-kit/escape.ts';
import { userSelect } from '@phasegate/block-kit/inputs.ts';
import { z } from 'zod';
import { because, optional as orNull, userId } from '../../record/parse.ts';
import { asText, type Field, type FieldOptions, labelled, textField } from '../field.ts';
import { present } from '../schemas.ts';

const fault = because('foundation.refusal.user-id');
const known = z.string().refine((id) => userId().safeParse(id).success, fault);

interface PersonOptions<Context> extends Pick<FieldOptions, 'hint'> {
  /** Who it is where nobody was chosen yet. */
  initial?(context: Context): string;
  optional?: boolean;
}

/** Somebody of this Slack. One that is not optional is null only in rows that are older than the field. */
export const person = <Context = unknown>({
  initial,
  hint,
  optional = false,
}: PersonOptions<Context> = {}): Field<string | null, Context> => ({
  ...textField,
  schema: optional ? orNull(known) : present(fault).pipe(known),
  draw: (at) => {
    const chosen = asText(at.typed) || (initial?.(at.context) ?? '');
    const element = userSelect(at.id, userId().safeParse(chosen).success ? { initial: chosen } : {});
    return [labelled(at, element, { hint, optional })];
  },
  words: (value) => mention(value),
});
