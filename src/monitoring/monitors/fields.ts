import { option } from '@phasegate/block-kit/blocks.ts';
import { escape } from '@phasegate/block-kit/escape.ts';
import { select } from '@phasegate/block-kit/inputs.ts';
import { LIMITS } from '@phasegate/block-kit/limits.ts';
import { z } from 'zod';
import { asText, type Field, type FieldOptions, labelled, textField } from '../../forms/field.ts';
import { checkedLine } from '../../forms/fields/checked-line.ts';
import { nameIn, type Thing } from '../../forms/fields/thing.ts';
import { cleanedLine } from '../../record/clean-text.ts';
import { numberTyped, wholeTyped } from '../../record/number-typed.ts';
import { because, optional } from '../../record/parse.ts';
import { numberText } from '../../texts/words.ts';
import type { MonitorContext } from './context.ts';
import { cronFault } from './schedule.ts';

const MOST = 1_000_000_000;

/** A number in the unit of the feed, as a person types it. */
export const figureTyped = (options: FieldOptions): Field<number, MonitorContext> =>
  checkedLine<number, MonitorContext>(numberTyped(because('monitoring.refusal.figure')).transform(Number), {
    ...options,
    number: true,
    required: true,
    words: numberText,
  });

/** A share between 0 and 1, neither of them, filled in with the playbook's default. */
export const shareTyped = (
  options: FieldOptions,
  initial: (context: MonitorContext) => number,
): Field<number, MonitorContext> =>
  checkedLine<number, MonitorContext>(
    numberTyped(because('monitoring.refusal.share'))
      .transform(Number)
      .refine((value) => value > 0 && value < 1, because('monitoring.refusal.share')),
    {
      ...options,
      number: true,
      required: true,
      words: numberText,
      initial: (context) => String(initial(context)),
    },
  );

/** A whole number, filled in with the playbook's default. */
export const wholeNumber = (
  { min, max = MOST }: { min: number; max?: number },
  options: FieldOptions,
  initial: (context: MonitorContext) => number,
): Field<number, MonitorContext> =>
  checkedLine<number, MonitorContext>(wholeTyped('monitoring.refusal.whole', { min, max }), {
    ...options,
    number: true,
    min: String(min),
    required: true,
    words: numberText,
    initial: (context) => String(initial(context)),
  });

/** The same, or nothing. */
export const perhapsWhole = (
  { min, max }: { min: number; max: number },
  options: FieldOptions,
): Field<number | null, MonitorContext> =>
  checkedLine<number | null, MonitorContext>(
    optional(wholeTyped('monitoring.refusal.whole', { min, max })) as z.ZodType<number | null>,
    { ...options, number: true, min: String(min), words: numberText },
  );

/** [M2] Five fields of cron. */
export const schedule = (options: FieldOptions): Field<string, MonitorContext> =>
  checkedLine<string, MonitorContext>(
    z.unknown().transform((typed, issues) => {
      const text = cleanedLine(String(typed ?? ''));
      const fault = cronFault(text);
      if (!fault) return text.replace(/\s+/g, ' ');
      issues.addIssue({ code: 'custom', ...because(fault.key, fault.params) });
      return z.NEVER;
    }),
    { ...options, max: 100, required: true, initial: ({ defaults }) => defaults.cron },
  );

/** An IANA time zone, by the name the runtime has for it. */
export const timeZone = (options: FieldOptions): Field<string, MonitorContext> =>
  checkedLine<string, MonitorContext>(
    z.unknown().transform((typed, issues) => {
      const text = cleanedLine(String(typed ?? ''));
      try {
        return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
      } catch {
        issues.addIssue({ code: 'custom', ...because('monitoring.refusal.zone', { typed: text }) });
        return z.NEVER;
      }
    }),
    { ...options, max: 60, required: true, initial: (context) => context.timeZone },
  );

/** One of the things of the engagement, or none where there is none to choose. */
export const oneOf = (
  from: (context: MonitorContext) => readonly Thing[],
): Field<string | null, MonitorContext> => ({
  ...textField,
  schema: (context) => {
    const ids = from(context).map(({ id }) => id);
    const known = z
      .unknown()
      .refine((id) => ids.includes(String(id)), because('refusal.choose'))
      .transform(String);
    return ids.length === 0 ? z.unknown().transform(() => null) : known;
  },
  draw: (at) => {
    const known = from(at.context);
    if (known.length === 0) return [];
    const options = known
      .slice(0, LIMITS.select.options)
      .map(({ id, name }) => option(nameIn(at.say, name), id));
    const initial = asText(at.typed) || (known[0]?.id ?? '');
    return [labelled(at, select(at.id, options, { initial }), { optional: false })];
  },
  words: (id, { say, context }) => {
    const found = from(context).find((known) => known.id === id);
    return found ? escape(nameIn(say, found.name)) : '–';
  },
});
