import { option } from '@phasegate/block-kit/blocks.ts';
import { escape, mention } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import {
  multiSearchSelect,
  multiSelect,
  numberInput,
  radio,
  select,
  textInput,
  userSelect,
} from '@phasegate/block-kit/inputs.ts';
import { LIMITS } from '@phasegate/block-kit/limits.ts';
import { datePicker } from '@phasegate/block-kit/pickers.ts';
import { z } from 'zod';
import { inLanguage } from '../playbook/playbook.ts';
import type { Choice } from '../playbook/schema.ts';
import {
  because,
  line as lineOf,
  optional as maybe,
  paragraph as paragraphOf,
  userId,
} from '../record/parse.ts';
import type { TextKey } from '../texts/catalogue.ts';
import type { Say } from '../texts/say.ts';
import { drawn, type Field } from './field.ts';
import { dayText } from './words.ts';

/** The kinds of fields there are. Each says once how its value is asked for, checked, told, and written to a file. */

interface More {
  /** A sentence under the field, from the texts. */
  hint?: true;
  /** What could be typed, shown in the empty field, from the texts. */
  example?: true;
}
interface Maybe extends More {
  optional: true;
}

const text = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
const oneLine = (value: string, max = 200): string => fitText(value.replace(/\s+/g, ' ').trim(), max);

/** What is the same for most: a text in the view, in a file, and in words. */
const plain = (more: More & { optional?: true }) => ({
  read: (values: Parameters<Field<string>['read']>[0], name: string) =>
    values.has(name) ? values.text(name) : undefined,
  words: (value: unknown) => escape(oneLine(String(value))),
  fromCell: (cell: string): unknown => cell,
  toCell: (value: unknown) => String(value ?? ''),
  optional: more.optional ?? false,
  hint: more.hint ?? false,
  example: more.example ?? false,
});

/** Nothing typed is an empty text: “please fill this in”, rather than a fault of ours. */
const typed = <Out>(schema: z.ZodType<Out>) => z.preprocess((value) => value ?? '', schema);

/** One line of text. */
export function line(max: number, more: Maybe): Field<string | null>;
export function line(max: number, more?: More): Field<string>;
export function line(max: number, more: More & { optional?: true } = {}): Field<string | null> {
  return {
    ...plain(more),
    schema: () => (more.optional ? maybe(lineOf(max)) : typed(lineOf(max))),
    draw: (at) => [
      drawn(
        at,
        textInput(at.id, {
          tells: 'typing',
          initial: text(at.typed),
          max,
          ...(at.example && { placeholder: at.example }),
        }),
        more.optional ?? false,
      ),
    ],
  };
}

/** Text of several lines. `empty`: nothing typed is an empty text, rather than nothing. */
export function paragraph(max: number, more: More & { empty: '' }): Field<string>;
export function paragraph(max: number, more?: More): Field<string | null>;
export function paragraph(max: number, more: More & { empty?: '' } = {}): Field<string | null> {
  const shown = Math.min(max, LIMITS.plainTextInput.maxLength);
  return {
    ...plain({ ...more, optional: true }),
    read: (values, name) => (values.has(name) ? values.text(name) || null : undefined),
    fromCell: (cell) => cell || null,
    // Longer than the form can show, it was cut there; left as it was cut, it stays whole.
    whole: (typed, before) => (before && typed === fitText(before, shown).trim() ? before : typed),
    schema: () =>
      more.empty === undefined
        ? maybe(paragraphOf(max))
        : maybe(paragraphOf(max)).transform((text) => text ?? ''),
    draw: (at) => [
      drawn(
        at,
        textInput(at.id, { tells: 'typing', initial: text(at.typed), multiline: true, max: shown }),
        true,
      ),
    ],
  };
}

/** Any check of one line, such as an amount or an address: `schema` takes what was typed. */
export function typedAs<Value extends string | null, Around = unknown>(
  schema: (around: Around) => z.ZodType<Value>,
  more: More & {
    max?: number;
    number?: true;
    placeholder?: string;
    /** What it is filled in with where nothing was typed yet. */
    initial?: (around: Around) => string;
    words?: (value: string, say: Say) => string;
    fromCell?: (cell: string) => unknown;
  } = {},
): Field<Value, Around> {
  const { words, fromCell } = more;
  return {
    ...plain({ ...more, optional: true }),
    ...(words && { words: (value, { say }) => words(String(value), say) }),
    ...(fromCell && { fromCell }),
    schema,
    draw: (at) => {
      const initial = text(at.typed) || (more.initial?.(at.around) ?? '');
      const placeholder = at.example ?? more.placeholder;
      const element = more.number
        ? numberInput(at.id, { decimal: true, initial })
        : textInput(at.id, {
            tells: 'typing',
            initial,
            ...(more.max && { max: more.max }),
            ...(placeholder && { placeholder }),
          });
      return [drawn(at, element, true)];
    },
  };
}

/** Somebody of this Slack, or the name of somebody who is not in it. */
export function owner<Value extends string | null>(
  max: number,
  more: More & { user: string; nameLabel: TextKey; optional?: true },
): Field<Value> {
  return {
    ...plain(more),
    schema: () =>
      (more.optional ? maybe(lineOf(max)) : typed(lineOf(max))) as z.ZodType<unknown> as z.ZodType<Value>,
    draw: (at) => {
      const known = text(at.typed);
      const isUser = userId().safeParse(known).success;
      const { hint: _hint, ...user } = at;
      return [
        drawn({ ...user, name: more.user }, userSelect(at.id, isUser ? { initial: known } : {}), true),
        drawn(
          { ...at, label: at.say(more.nameLabel) },
          textInput(at.id, { tells: 'typing', initial: isUser ? '' : known, max }),
          true,
        ),
      ];
    },
    read: (values, name) => (values.has(name) ? values.text(more.user) || values.text(name) : undefined),
    words: (value) => mention(String(value)),
  };
}

const fold = (written: string): string =>
  written
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');

/** The name of a choice; a key the manifest no longer knows stands for itself. */
export const nameOf = (choices: readonly Choice[], key: string, say: Say): string => {
  const found = choices.find((choice) => choice.key === key);
  return found ? inLanguage(found.name, say) : key;
};

/** The key of what a person wrote: a key or a name, in any of our languages and any case. */
function keyOf(choices: readonly Choice[], written: string): string {
  const found = choices.find(({ key, name }) =>
    [key, ...Object.values(name)].some((one) => one !== undefined && fold(one) === fold(written)),
  );
  return found?.key ?? written.trim();
}

const options = (choices: readonly Choice[], say: Say) =>
  choices.map((choice) => option(inLanguage(choice.name, say), choice.key));

const unknown = (choices: readonly Choice[]) =>
  because('foundation.refusal.choice', { options: choices.map((one) => one.key).join(', ') });

/** Empty is “please fill this in”; anything but text is what `otherwise` says. */
const present = (otherwise: ReturnType<typeof because>) =>
  z
    .unknown()
    .transform((value) => (typeof value === 'string' ? value.trim() : value))
    .refine((value) => value !== undefined && value !== null && value !== '', {
      ...because('refusal.required'),
      abort: true,
    })
    .refine((value) => typeof value === 'string', otherwise)
    .pipe(z.string());

/** One of the playbook's choices. */
export const choice = <Around>(
  of: (around: Around) => readonly Choice[],
  choose: TextKey,
): Field<string, Around> => ({
  ...plain({}),
  schema: (around) => {
    const keys = of(around).map((one) => one.key);
    const fault = unknown(of(around));
    return present(fault).pipe(z.string().refine((key) => keys.includes(key), fault));
  },
  draw: (at) => [
    drawn(
      at,
      select(at.id, options(of(at.around), at.say), { initial: text(at.typed), placeholder: at.say(choose) }),
      false,
    ),
  ],
  words: (value, { say, around }) => escape(nameOf(of(around), value, say)),
  fromCell: (cell, around) => keyOf(of(around), cell),
});

/** One of a few words of our own, each with a text. */
export const word = <const Word extends string>(
  words: readonly Word[],
  texts: (word: Word) => TextKey,
  choose: TextKey,
  meant: (cell: string) => string = (cell) => cell,
): Field<Word | null> => ({
  ...plain({ optional: true }),
  schema: () => maybe(z.enum(words)) as z.ZodType<Word | null>,
  draw: (at) => [
    drawn(
      at,
      select(
        at.id,
        words.map((one) => option(at.say(texts(one)), one)),
        { initial: text(at.typed), placeholder: at.say(choose) },
      ),
      true,
    ),
  ],
  words: (value, { say }) => say(texts(value)),
  fromCell: meant,
});

const NONE = ['', 'none', 'no', 'keine', 'nein', '-', '–'];

/** Several of the playbook's choices; none is an answer too. */
export const choices = <Around>(of: (around: Around) => readonly Choice[]): Field<string[], Around> => ({
  ...plain({ optional: true, example: true }),
  schema: (around) => {
    const keys = of(around).map((one) => one.key);
    return (
      z
        .unknown()
        .refine(
          (value) => value == null || (Array.isArray(value) && value.every((one) => keys.includes(one))),
          unknown(of(around)),
        )
        // In the manifest's order and without doubles, so that the same kinds are always the same value.
        .transform((value) => keys.filter((key) => Array.isArray(value) && value.includes(key)))
        // A file may leave the column out.
        .prefault(null)
    );
  },
  draw: (at) => [
    drawn(
      at,
      multiSelect(at.id, options(of(at.around), at.say), {
        initial: list(at.typed),
        ...(at.example && { placeholder: at.example }),
      }),
      true,
    ),
  ],
  read: (values, name) => (values.has(name) ? values.list(name) : undefined),
  words: (value, { say, around }) => escape(value.map((key) => nameOf(of(around), key, say)).join(', ')),
  fromCell: (cell, around) =>
    NONE.includes(cell.trim().toLowerCase())
      ? []
      : cell
          .split(/[;|,]/)
          .filter((kind) => kind.trim() !== '')
          .map((kind) => keyOf(of(around), kind)),
  toCell: (value) => value.join('; '),
});

/** Things of the engagement, looked up while one types. `names`: what they are called, by id. */
export const things = <Around>(
  max: number,
  action: string,
  names: (around: Around) => ReadonlyMap<string, string>,
): Field<string[], Around> => ({
  ...plain({ optional: true, example: true }),
  schema: () =>
    z
      .array(z.string())
      .max(max, { error: 'too many' })
      .default([])
      .transform((ids) => [...new Set(ids)].sort()),
  draw: (at) => [
    drawn(
      at,
      multiSearchSelect(`${action}.${at.id.at(-1)}`, {
        initial: list(at.typed).map((id) => option(names(at.around).get(id) ?? '–', id)),
        max,
        ...(at.example && { placeholder: at.example }),
      }),
      true,
    ),
  ],
  read: (values, name) => (values.has(name) ? values.list(name) : undefined),
  words: (value, { around }) =>
    escape(oneLine(value.map((id) => names(around).get(id) ?? '–').join(', '), 300)),
  fromCell: (cell) =>
    cell
      .split(';')
      .map((name) => oneLine(name))
      .filter((name) => name !== ''),
});

const YES = ['yes', 'y', 'true', '1', 'x', 'ja', 'j', 'wahr'];
const NO = ['no', 'n', 'false', '0', 'nein', 'falsch'];

/** Yes or no; silence is neither. */
export const yesNo = (more: More = {}): Field<boolean> => ({
  ...plain(more),
  schema: () =>
    z
      .unknown()
      .refine((value) => value !== undefined && value !== null && value !== '', {
        ...because('refusal.required'),
        abort: true,
      })
      .refine((value) => typeof value === 'boolean', because('foundation.refusal.yes-no'))
      .transform((value) => value === true)
      .prefault(null),
  draw: (at) => {
    const answers = [option(at.say('common.yes'), 'yes'), option(at.say('common.no'), 'no')];
    const initial = typeof at.typed === 'boolean' ? { initial: at.typed ? 'yes' : 'no' } : {};
    return [drawn(at, radio(at.id, answers, initial), false)];
  },
  read: (values, name) => (values.text(name) ? values.text(name) === 'yes' : undefined),
  words: (value, { say }) => say(value ? 'common.yes' : 'common.no'),
  fromCell: (cell) => {
    const said = cell.trim().toLowerCase();
    return YES.includes(said) ? true : NO.includes(said) ? false : cell;
  },
  toCell: (value) => (value ? 'yes' : 'no'),
});

/** Somebody of this Slack. */
export const person = <Around>(initial?: (around: Around) => string): Field<string | null, Around> => ({
  ...plain({ optional: true }),
  schema: () =>
    present(because('foundation.refusal.user-id')).pipe(
      z.string().refine((id) => userId().safeParse(id).success, because('foundation.refusal.user-id')),
    ),
  draw: (at) => {
    const known = text(at.typed) || (initial?.(at.around) ?? '');
    return [drawn(at, userSelect(at.id, userId().safeParse(known).success ? { initial: known } : {}), false)];
  },
  words: (value) => mention(String(value)),
});

/** A calendar day. */
export const day = <Around>(initial?: (around: Around) => string): Field<string | null, Around> => ({
  ...plain({ optional: true }),
  schema: () => present(because('refusal.date')).pipe(z.iso.date()),
  draw: (at) => [
    drawn(at, datePicker(at.id, { initial: text(at.typed) || (initial?.(at.around) ?? '') }), false),
  ],
  words: (value, { say }) => dayText(String(value), say),
});
