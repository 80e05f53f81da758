import { dateTimePicker } from '@phasegate/block-kit/pickers.ts';
import { z } from 'zod';
import { because } from '../../record/parse.ts';
import { moment as momentText } from '../../texts/words.ts';
import { type Field, labelled, textField } from '../field.ts';

/** Slack's picker knows whole minutes. */
const toTheMinute = (at: Temporal.Instant): number => Math.floor(at.epochMilliseconds / 60_000) * 60;

/** A moment that was picked, in seconds since 1970. `initial`: which it is until a person says otherwise. */
export const moment = <Context>(
  initial: (context: Context) => Temporal.Instant,
): Field<Temporal.Instant, Context> => ({
  ...textField,
  schema: z
    .unknown()
    .refine((value) => Number(value ?? 0) > 0, because('refusal.required'))
    .transform((value) => Temporal.Instant.fromEpochMilliseconds(Math.trunc(Number(value)) * 1_000)),
  draw: (at) => {
    const picked = Number(at.typed) || toTheMinute(initial(at.context));
    return [labelled(at, dateTimePicker(at.id, { initial: picked }), { optional: false })];
  },
  read: (values, name) => (values.has(name) ? values.moment(name) : undefined),
  words: (value, { say }) => String(momentText(value, say)),
});
