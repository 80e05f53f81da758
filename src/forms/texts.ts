import type { TextKey } from '../texts/catalogue.ts';

/**
 * Holds a declaration to texts that are there: `Texts<'foundation', 'list.title'>` is `'foundation'`, as long as
 * the catalogue has `foundation.list.title`. Where it has not, the error names what is missing.
 */
export type Texts<Prefix extends string, Name extends string> =
  Exclude<`${Prefix}.${Name}`, TextKey> extends never
    ? Prefix
    : { missing: Exclude<`${Prefix}.${Name}`, TextKey> };

/** The text of a name that `Texts` has been asked for. */
export const textKey = (prefix: string, name: string): TextKey => `${prefix}.${name}` as TextKey;
