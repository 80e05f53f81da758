import { de } from './de.ts';
import { en } from './en.ts';

/** The name of a text. English has them all; the type holds every other language to the same set. */
export type TextKey = keyof typeof en;
export type Language = 'en' | 'de';

export const catalogues: Record<Language, Record<TextKey, string>> = { en, de };
