import { type Block, input } from '@phasegate/block-kit/blocks.ts';
import type { FormValues } from '@phasegate/block-kit/form-values.ts';
import type { z } from 'zod';
import type { Say } from '../texts/say.ts';

/** Where a field is drawn, and with what. */
export interface FieldAt<Around> {
  say: Say;
  around: Around;
  /** The field's name, which is its `block_id`. */
  name: string;
  label: string;
  hint?: string;
  /** What could be typed, shown while the field is empty. */
  example?: string;
  /** The action id of its element. */
  id: string;
  /** What it holds: as typed, not yet checked; or the value, where it is filled in. */
  typed: unknown;
}

/** One kind of field: all that is known of such a value, in one place. `Around`: what a form is filled in among. */
export interface Field<Value, Around = unknown> {
  /** From what was typed to the value. Every fault is a text for people. */
  schema(around: Around): z.ZodType<Value>;
  draw(at: FieldAt<Around>): Block[];
  /** What stands in a view, not yet checked; undefined where the view does not hold the field. */
  read(values: FormValues, name: string): unknown;
  /** A value in words: mrkdwn, one line. */
  words(value: NonNullable<Value>, at: { say: Say; around: Around }): string;
  /** How it stands in a file: what a cell says, as the form would hold it, and back. */
  fromCell(cell: string, around: Around): unknown;
  toCell(value: Value): string;
  /** What was typed, where the form could show only part of what there is. */
  whole?(typed: unknown, before: Value): unknown;
  optional: boolean;
  hint: boolean;
  example: boolean;
}

/** An input block that tells what is filled in, for the draft: Slack says nothing of a form that is closed. */
export const drawn = <Around>(
  { name, label, hint }: FieldAt<Around>,
  element: Parameters<typeof input>[2],
  optional: boolean,
): Block => input(name, label, element, { ...(hint && { hint }), optional, dispatch_action: true });

/** Two values of a field, seen as the same: nothing and an empty text are one, and what is chosen has no order. */
export function sameValue(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item) => other.includes(item));
  return (one ?? '') === (other ?? '');
}
