import type { Refusal } from '../refusal.ts';
import type { Field } from './field.ts';
import { type AnyField, Form, type Step } from './form.ts';
import { type Texts, textKey } from './texts.ts';

type FieldSet<Context> = Readonly<Record<string, AnyField<Context>>>;
type Values<Set> = {
  -readonly [Name in keyof Set]: Set[Name] extends Field<infer Value, never> ? Value : never;
};

interface Definition<Context, Labels extends string, Names extends string, Set> {
  /** `foundation.field`: the label of each field is `foundation.field.<name>`. */
  labels: Labels & Texts<Labels, keyof Set & string>;
  /** Where its labels are questions: what each is called in a line of history. */
  names?: Names & Texts<Names, keyof Set & string>;
  /** In the order they are shown and exported. */
  fields: Set;
  /** Five fields at most in each. */
  steps: readonly Step<keyof Set & string>[];
  /** What no single field shows. The fields may be those of one step. */
  contradictions?(fields: Partial<Values<Set>>, context: Context): Refusal[];
}

/**
 * Declares a form once: modal, checks, draft, conflict, history, columns of a file and schema of the API follow.
 * `defineForm<Context>()({ … })`: what it is filled in among is said, the types of its values are inferred.
 */
export const defineForm =
  <Context extends object>() =>
  <const Labels extends string, Set extends FieldSet<Context>, const Names extends string = Labels>({
    labels,
    names,
    ...parts
  }: Definition<Context, Labels, Names, Set>): Form<Values<Set>, Context> =>
    new Form<Values<Set>, Context>({
      ...parts,
      label: (name) => textKey(labels as string, name),
      inShort: (name) => textKey((names ?? labels) as string, name),
    });
