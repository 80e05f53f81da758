import { cleanedLine } from './clean-text.ts';

/** What no eye tells apart: joiners, variation selectors and the like. */
const IGNORED = /\p{Default_Ignorable_Code_Point}/gu;

/** [X10] Names that differ only in case, in spaces, in how their letters are encoded or in what nobody sees are one name, on every database. */
export const nameKey = (name: string): string =>
  // Cleaned last: a compatible form may begin with a space (¯ becomes a space and a macron).
  cleanedLine(name.normalize('NFKC').replace(IGNORED, '').toLowerCase().normalize('NFKC'));
