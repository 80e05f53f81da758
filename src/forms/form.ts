import type { Block } from '@phasegate/block-kit/blocks.ts';
import type { FormValues } from '@phasegate/block-kit/form-values.ts';
import { z } from 'zod';
import { parse } from '../record/parse.ts';
import { FieldRefusals, type Refusal } from '../refusal.ts';
import type { TextKey } from '../texts/catalogue.ts';
import type { Say } from '../texts/say.ts';
import { type Field, sameValue } from './field.ts';

// biome-ignore lint/suspicious/noExplicitAny: a form holds fields of every kind of value
type AnyField<Around> = Field<any, Around>;
type FieldSet<Around> = Readonly<Record<string, AnyField<Around>>>;
type ValueOf<One> = One extends { schema(around: never): z.ZodType<infer Value> } ? Value : never;
type Values<Set> = { -readonly [Name in keyof Set]: ValueOf<Set[Name]> };

/** What a form shows and keeps, by field: as typed, not yet checked. */
export type Typed = Readonly<Record<string, unknown>>;

/** What somebody else changed in a field meanwhile. */
export interface FieldChange {
  field: string;
  before: unknown;
  after: unknown;
}

interface Definition<Around, T extends string, Set extends FieldSet<Around>> {
  /** `<texts>.field.<name>` labels each field; `<texts>.hint.<name>` helps, where a field asks for it. */
  texts: T;
  /** In the order they are shown and exported. */
  fields: Set;
  /** Which are asked for together; five at most in each. */
  steps: readonly (readonly (keyof Set & string)[])[];
  /** What no single field shows. The fields may be those of one step. */
  contradictions?: (fields: Partial<Values<Set>>, around: Around) => Refusal[];
}

export interface Form<Fields extends object, Around> {
  /** The names of its fields, in the order they are asked for, shown and exported. */
  names: readonly (keyof Fields & string)[];
  steps: number;
  field(name: string): AnyField<Around> | undefined;
  label(name: string, say: Say): string;
  /** The step, from 1, on which a field is asked for; 1 where it is not one of the form's. */
  stepOf(name: string | undefined): number;
  /** @throws FieldRefusals every fault at its field */
  check(input: Typed, around: Around): Fields;
  /** Checks the fields of one step. @throws FieldRefusals */
  checkStep(step: number, input: Typed, around: Around): void;
  draw(step: number, typed: Typed, at: { say: Say; around: Around; id: string }): Block[];
  /** What stands in the fields of a view. Fields that it does not hold are left out. */
  read(values: FormValues): Record<string, unknown>;
  /** Its own fields of something that has more. */
  of(thing: Fields): Fields;
  changed(before: Fields, after: Fields): (keyof Fields & string)[];
  /** Only these fields, for the record. */
  only(fields: Fields, names: readonly string[]): Record<string, unknown>;
  /** A value in words: mrkdwn, one line. */
  words(name: string, value: unknown, at: { say: Say; around: Around }): string;
  /** What a save is about: as it is, and what was typed over it. */
  over(before: Fields, typed: Typed): Typed;
  /** Where a person had left a field alone, the newer value stands; what they changed stays theirs. */
  merge(typed: Typed, newer: readonly FieldChange[]): Record<string, unknown>;
  /** “• *Name*: before → after”, for the fields an event names. */
  lines(before: Typed, after: Typed, at: { say: Say; around: Around }): string[];
}

type Missing<T extends string, Set> = Exclude<`${T}.field.${keyof Set & string}`, TextKey>;

/** Declares a form once. `defineForm<Around>()({ … })`: what it is filled in among is said, its values are inferred. */
export const defineForm =
  <Around extends object>() =>
  <const T extends string, Set extends FieldSet<Around>>(
    definition: Definition<Around, T, Set> &
      ([Missing<T, Set>] extends [never] ? unknown : { texts: { missing: Missing<T, Set> } }),
  ): Form<Values<Set>, Around> => {
    type Fields = Values<Set>;
    const {
      texts,
      fields: all,
      steps,
      contradictions,
    } = definition as Definition<Around, T, Record<string, AnyField<Around>>> & Definition<Around, T, Set>;
    const names = Object.keys(all) as (keyof Fields & string)[];
    const asked = (step: number) =>
      (steps[step - 1] ?? []).flatMap((name) => (all[name] ? [[name, all[name]] as const] : []));
    const stepOf = (name: string | undefined) =>
      Math.max(1, steps.findIndex((fields) => (fields as readonly string[]).includes(name ?? '')) + 1);
    const schemas = new WeakMap<Around, z.ZodObject>();
    /** Building a schema costs more than using it; a file has thousands of rows. */
    const alone = {} as Around;
    const needsAround = names.some((name) => (all[name]?.schema.length ?? 0) > 0);
    const schemaIn = (around: Around) => {
      const key = needsAround ? around : alone;
      const made =
        schemas.get(key) ??
        z.object(Object.fromEntries(names.map((name) => [name, all[name]?.schema(around)])) as z.ZodRawShape);
      schemas.set(key, made);
      return made;
    };
    const held = (schema: z.ZodObject, input: Typed, around: Around): Partial<Fields> => {
      const fields = parse(schema, input) as Partial<Fields>;
      const faults = contradictions?.(fields, around) ?? [];
      if (faults.length > 0) throw new FieldRefusals(faults);
      return fields;
    };
    const words: Form<Fields, Around>['words'] = (name, value, at) => {
      const isNone =
        value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
      return isNone ? `_${at.say('common.none')}_` : (all[name]?.words(value, at) ?? String(value));
    };
    const label = (name: string, say: Say) => say(`${texts}.field.${name}` as TextKey);
    const only = (fields: object, wanted: readonly string[]) =>
      Object.fromEntries(wanted.map((name) => [name, (fields as Record<string, unknown>)[name]]));
    return {
      names,
      steps: steps.length,
      field: (name) => all[name],
      label,
      stepOf,
      check: (input, around) => held(schemaIn(around), input, around) as Fields,
      checkStep(step, input, around) {
        const mask = Object.fromEntries(asked(step).map(([name]) => [name, true as const]));
        held(schemaIn(around).pick(mask as Record<string, true>), input, around);
      },
      draw: (step, typed, { say, around, id }) =>
        asked(step).flatMap(([name, field]) => {
          const help = field.hint || field.example ? say(`${texts}.hint.${name}` as TextKey) : undefined;
          return field.draw({
            say,
            around,
            name,
            label: label(name, say),
            id,
            typed: typed[name],
            ...(field.hint && help && { hint: help }),
            ...(field.example && help && { example: help }),
          });
        }),
      read: (values) =>
        Object.fromEntries(
          names
            .map((name) => [name, all[name]?.read(values, name)])
            .filter(([, value]) => value !== undefined),
        ),
      of: (thing) => only(thing, names) as Fields,
      changed: (before, after) => names.filter((name) => !sameValue(before[name], after[name])),
      only,
      words,
      over: (before, typed) => ({
        ...before,
        ...Object.fromEntries(
          Object.entries(typed).map(([name, value]) => {
            const field = Object.hasOwn(all, name) ? all[name] : undefined;
            return [name, field?.whole?.(value, (before as Typed)[name]) ?? value];
          }),
        ),
      }),
      merge(typed, newer) {
        const merged: Record<string, unknown> = { ...typed };
        for (const { field, before, after } of newer)
          if (field in typed && sameValue(typed[field], before)) merged[field] = after;
        return merged;
      },
      lines: (before, after, at) =>
        names
          .filter((name) => name in after)
          .map((name) => {
            const now = words(name, after[name], at);
            return `• *${label(name, at.say)}*: ${name in before ? `${words(name, before[name], at)} → ${now}` : now}`;
          }),
    };
  };

/** The fields of a form. */
export type FieldsOf<F> = F extends Form<infer Fields, never> ? Fields : never;
