import { type Block, input } from '@phasegate/block-kit/blocks.ts';
import { escape } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import type { FormValues } from '@phasegate/block-kit/form-values.ts';
import type { z } from 'zod';
import type { Vocabulary } from '../imports/columns/columns.ts';
import type { TextKey } from '../texts/catalogue.ts';
import type { Say } from '../texts/say.ts';

/** Where a field is drawn, and with what. */
export interface FieldAt<Context> {
  say: Say;
  context: Context;
  /** The field's name, which is its `block_id`. */
  name: string;
  label: string;
  /** The action id of its element. */
  id: string;
  /** What it holds: as typed, not yet checked; or the value, where it is filled in. */
  typed: unknown;
}

/** What a field may be declared with, whatever its kind. */
export interface FieldOptions {
  /** A sentence under the field. */
  hint?: TextKey;
  /** What could be typed, shown while the field is empty. */
  example?: TextKey;
}

/** One kind of field: all that is known of such a value, in one place. `Context`: what a form is filled in among. */
export interface Field<Value, Context = unknown> {
  /**
   * From what was typed to the value; every fault is a text for people. A function only where it depends on the
   * context: building a schema costs more than using it, and a file has thousands of rows.
   */
  schema: z.ZodType<Value> | ((context: Context) => z.ZodType<Value>);
  draw(at: FieldAt<Context>): Block[];
  /** What stands in a view, not yet checked; undefined where the view does not hold the field. */
  read(values: FormValues, name: string): unknown;
  /** A value in words: mrkdwn, one line. */
  words(value: NonNullable<Value>, at: { say: Say; context: Context }): string;
  /** How it stands in a file: what a cell says, as the form would hold it, and back. */
  fromCell(cell: string, context: Context): unknown;
  toCell(value: Value): string;
  /** A kept value as its field is filled in with it, where another way to write it would be read otherwise. */
  asTyped?(value: Value): unknown;
  /** What programs send for it, not yet checked; a text where nothing is said. */
  sent?: z.ZodType;
  /** Where it takes a few words only: which they are, for a file that has others. */
  vocabulary?(context: Context): Vocabulary;
  /** What was typed, where the form could show only part of what there is. */
  whole?(typed: unknown, before: Value): unknown;
}

/** What most kinds share: a text in the view, in a file, and in words. */
export const textField = {
  read: (values: FormValues, name: string): unknown => (values.has(name) ? values.text(name) : undefined),
  words: (value: unknown): string => escape(oneLine(String(value))),
  fromCell: (cell: string): unknown => cell,
  toCell: (value: unknown): string => String(value ?? ''),
};

/** An input block that tells what is filled in, for the draft: Slack says nothing of a form that is closed. */
export const labelled = <Context>(
  { say, name, label }: Pick<FieldAt<Context>, 'say' | 'name' | 'label'>,
  element: Parameters<typeof input>[2],
  { hint, optional }: { hint?: TextKey | undefined; optional: boolean },
): Block =>
  input(name, label, element, { ...(hint && { hint: say(hint) }), optional, dispatch_action: true });

/** What is typed, as a text input shows it. */
export const asText = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

export const asList = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

export const oneLine = (value: string, max = 200): string => fitText(value.replace(/\s+/g, ' ').trim(), max);

/** Two values of a field, seen as the same: nothing and an empty text are one, and what is chosen has no order. */
export function sameValue(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item) => other.includes(item));
  // A number that was typed is text, and the same number.
  return String(one ?? '') === String(other ?? '');
}
