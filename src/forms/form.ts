import type { Block } from '@phasegate/block-kit/blocks.ts';
import type { FormValues } from '@phasegate/block-kit/form-values.ts';
import { z } from 'zod';
import { parse } from '../record/parse.ts';
import { FieldRefusals, type Refusal } from '../refusal.ts';
import type { TextKey } from '../texts/catalogue.ts';
import { type Say, sayIn } from '../texts/say.ts';
import { type Field, sameValue } from './field.ts';

// biome-ignore lint/suspicious/noExplicitAny: a form holds fields of every kind of value
export type AnyField<Context> = Field<any, Context>;

const english = sayIn('en');

/** What a form shows and keeps, by field: as typed, not yet checked. */
export type Typed = Readonly<Record<string, unknown>>;

/** What somebody else changed in a field meanwhile. */
export interface FieldChange {
  field: string;
  before: unknown;
  after: unknown;
}

/** Some of the fields that are asked for together. */
export interface Step<Name extends string> {
  title: TextKey;
  /** Why they are asked for. */
  why: TextKey;
  fields: readonly Name[];
}

export interface FormParts<Fields extends object, Context> {
  fields: Readonly<Record<string, AnyField<Context>>>;
  label(name: string): TextKey;
  /** What a field is called in a line of history. */
  inShort(name: string): TextKey;
  steps: readonly Step<string>[];
  contradictions?(fields: Partial<Fields>, context: Context): Refusal[];
}

/** A declared form (`define-form.ts`): how its fields are drawn, read, checked, compared and told. No I/O. */
export class Form<Fields extends object, Context extends object> {
  /** In the order they are asked for, shown and exported. */
  readonly names: readonly (keyof Fields & string)[];
  readonly steps: readonly Step<string>[];
  private readonly parts: FormParts<Fields, Context>;
  private readonly schemas = new WeakMap<object, z.ZodObject>();

  constructor(parts: FormParts<Fields, Context>) {
    this.parts = parts;
    this.steps = parts.steps;
    this.names = Object.keys(parts.fields) as (keyof Fields & string)[];
  }

  /** One form of this one and another, their fields side by side and asked for on these steps. */
  with<Others extends object, More extends object>(
    other: Form<Others, More>,
    steps: readonly Step<string>[],
  ): Form<Fields & Others, Context & More> {
    const twice = this.names.find((name) => other.field(name));
    if (twice) throw new Error(`two forms put together both have a field “${twice}”`);
    const of = (name: string) => (Object.hasOwn(this.parts.fields, name) ? this.parts : other.parts);
    return new Form<Fields & Others, Context & More>({
      fields: { ...this.parts.fields, ...other.parts.fields },
      label: (name) => of(name).label(name),
      inShort: (name) => of(name).inShort(name),
      steps,
      contradictions: (fields, context) => [
        ...(this.parts.contradictions?.(fields, context) ?? []),
        ...(other.parts.contradictions?.(fields, context) ?? []),
      ],
    });
  }

  field(name: string): AnyField<Context> | undefined {
    return Object.hasOwn(this.parts.fields, name) ? this.parts.fields[name] : undefined;
  }

  label(name: string, say: Say): string {
    return say(this.parts.label(name));
  }

  inShort(name: string, say: Say): string {
    return say(this.parts.inShort(name));
  }

  /** The step, from 1, on which a field is asked for; 1 where it is not one of the form's. */
  stepOf(name: string | undefined): number {
    return Math.max(1, this.steps.findIndex(({ fields }) => fields.includes(name ?? '')) + 1);
  }

  /** @throws FieldRefusals every fault at its field */
  check(input: Typed, context: Context): Fields {
    return this.hold(this.schema(context), input, context) as Fields;
  }

  /** Checks the fields of one step. @returns them. @throws FieldRefusals */
  checkStep(step: number, input: Typed, context: Context): Partial<Fields> {
    const asked = this.steps[step - 1]?.fields ?? [];
    const mask = Object.fromEntries(asked.map((name) => [name, true as const]));
    return this.hold(this.schema(context).pick(mask as Record<string, true>), input, context);
  }

  draw(
    step: number,
    typed: Typed,
    { say, context, id }: { say: Say; context: Context; id: string },
  ): Block[] {
    return (this.steps[step - 1]?.fields ?? []).flatMap((name) => {
      const at = { say, context, name, id, label: this.label(name, say), typed: typed[name] };
      return this.field(name)?.draw(at) ?? [];
    });
  }

  /** What stands in the fields of a view. Fields that it does not hold are left out. */
  read(values: FormValues): Record<string, unknown> {
    const read = this.names.map((name) => [name, this.field(name)?.read(values, name)] as const);
    return Object.fromEntries(read.filter(([, value]) => value !== undefined));
  }

  /** What programs send to fill it in, by field; what it comes to is checked as what people type is. */
  sent(): Record<string, z.ZodType> {
    return Object.fromEntries(
      Object.entries(this.parts.fields).map(([name, { sent = z.string() }]) => [
        name,
        sent.nullish().describe(this.label(name, english)),
      ]),
    );
  }

  /** Its own fields of something that has more. */
  of(thing: Fields): Fields {
    return this.only(thing, this.names) as Fields;
  }

  /** Only these fields, for the record. */
  only(fields: Fields, names: readonly string[]): Record<string, unknown> {
    return Object.fromEntries(names.map((name) => [name, (fields as Typed)[name]]));
  }

  changed(before: Fields, after: Fields): (keyof Fields & string)[] {
    return this.names.filter((name) => !sameValue(before[name], after[name]));
  }

  /** A value in words: mrkdwn, one line. */
  words(name: string, value: unknown, at: { say: Say; context: Context }): string {
    const isEmpty = value === null || value === undefined || value === '';
    if (isEmpty || (Array.isArray(value) && value.length === 0)) return `_${at.say('common.none')}_`;
    return this.field(name)?.words(value, at) ?? String(value);
  }

  /** “• *Name*: before → after”, for the fields an event names. */
  lines(before: Typed, after: Typed, at: { say: Say; context: Context }): string[] {
    return this.changes(before, after, at).map((change) => `• ${change}`);
  }

  /** “*Name*: before → after”, for the fields an event names. */
  changes(before: Typed, after: Typed, at: { say: Say; context: Context }): string[] {
    return this.names
      .filter((name) => name in after)
      .map((name) => {
        const now = this.words(name, after[name], at);
        const change = name in before ? `${this.words(name, before[name], at)} → ${now}` : now;
        return `*${this.inShort(name, at.say)}*: ${change}`;
      });
  }

  /** What a save is about: as it is, and what was typed over it. */
  over(before: Fields, typed: Typed): Typed {
    const kept = this.asTyped(before);
    const whole = Object.entries(typed).map(([name, value]) => {
      const was = (before as Typed)[name];
      if (value === was) return [name, kept[name]] as const;
      return [name, this.field(name)?.whole?.(value, was) ?? value] as const;
    });
    return { ...kept, ...Object.fromEntries(whole) };
  }

  /** A thing as its form would hold it if somebody had typed it. */
  asTyped(before: Fields): Typed {
    return Object.fromEntries(
      Object.entries(before).map(([name, value]) => {
        const field = value === null || value === undefined ? undefined : this.field(name);
        return [name, field?.asTyped?.(value) ?? value];
      }),
    );
  }

  /** Where a person had left a field alone, the newer value stands; what they changed stays theirs. */
  merge(typed: Typed, newer: readonly FieldChange[]): Record<string, unknown> {
    const merged: Record<string, unknown> = { ...typed };
    for (const { field, before, after } of newer)
      if (field in typed && sameValue(typed[field], before)) merged[field] = after;
    return merged;
  }

  private schema(context: Context): z.ZodObject {
    const fields = Object.entries(this.parts.fields);
    const isFixed = fields.every(([, { schema }]) => typeof schema !== 'function');
    const key = isFixed ? this : context;
    const known = this.schemas.get(key);
    if (known) return known;
    const made = z.object(
      Object.fromEntries(
        fields.map(([name, { schema }]) => [name, typeof schema === 'function' ? schema(context) : schema]),
      ),
    );
    this.schemas.set(key, made);
    return made;
  }

  private hold(schema: z.ZodObject, input: Typed, context: Context): Partial<Fields> {
    const fields = parse(schema, input) as Partial<Fields>;
    const faults = this.parts.contradictions?.(fields, context) ?? [];
    if (faults.length > 0) throw new FieldRefusals(faults);
    return fields;
  }
}

/** The fields of a form. */
export type FieldsOf<F> = F extends Form<infer Fields, never> ? Fields : never;
