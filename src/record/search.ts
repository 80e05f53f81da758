import { nameKey } from './name-key.ts';

/** What a text that is `folded` is `like` where it contains what was typed. A word that goes on has no final sigma, so there is none. */
export const patternOf = (search: string): string =>
  `%${nameKey(search)
    .replaceAll('ς', 'σ')
    .replace(/[\\%_]/g, '\\$&')}%`;
