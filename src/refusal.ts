import type { TextKey } from './texts/catalogue.ts';
import type { Params } from './texts/say.ts';

/**
 * The product says no. Every reason is a text of the catalogue, so that each is worded once per language,
 * says what to do next, and the union of reasons is closed.
 */
export class Refusal extends Error {
  readonly key: TextKey;
  readonly params: Params;
  /** The form field it is about (a `block_id`), where it is about one. */
  readonly field: string | undefined;

  constructor(key: TextKey, params: Params = {}, field?: string) {
    super(key);
    this.name = 'Refusal';
    this.key = key;
    this.params = params;
    this.field = field;
  }
}

/** Several fields at once: what a form shows after one submit. */
export class FieldRefusals extends Error {
  readonly refusals: readonly Refusal[];

  constructor(refusals: readonly Refusal[]) {
    super(refusals.map((refusal) => `${refusal.field}: ${refusal.key}`).join(', '));
    this.name = 'FieldRefusals';
    this.refusals = refusals;
  }
}
