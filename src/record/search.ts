import { nameKey } from './name-key.ts';

/**
 * What was typed, as texts that are searched are `folded`: a word that goes on has no final sigma, so there is none; and whoever looks for
 * İzmir types an i.
 */
export const searchKey = (typed: string): string =>
  nameKey(typed).replaceAll('ς', 'σ').replaceAll('i\u0307', 'i');

/** What a text that is `folded` is `like` where it contains what was typed. */
export const patternOf = (search: string): string => `%${searchKey(search).replace(/[\\%_]/g, '\\$&')}%`;
