import { catalogues, type Language } from '../texts/catalogue.ts';

/**
 * Which of our languages a browser wants most, by its `Accept-Language` (RFC 9110, 12.5.4): the one of the highest weight, of
 * equals the first. English where it wants none of them, or whatever there is.
 */
export function wantedLanguage(accepted: string | undefined): Language {
  const wanted = (accepted ?? '')
    .slice(0, LONGEST)
    .split(',')
    .flatMap((range) => {
      const [, tag = '', weight = '1'] = RANGE.exec(range) ?? [];
      const language = LANGUAGES.find((one) => one === tag.toLowerCase());
      return language && Number(weight) > 0 ? [{ language, weight: Number(weight) }] : [];
    })
    .toSorted((a, b) => b.weight - a.weight);
  return wanted[0]?.language ?? 'en';
}

const LANGUAGES = Object.keys(catalogues) as Language[];
/** Nobody reads more languages than fit in it. */
const LONGEST = 1_000;
const RANGE = /^\s*([a-z]{1,8})(?:-[a-z0-9]{1,8})*\s*(?:;\s*q=([01](?:\.\d{0,3})?)\s*)?$/i;
