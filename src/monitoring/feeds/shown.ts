import { fitText } from '@phasegate/block-kit/fit.ts';
import { cleanedLine } from '../../record/clean-text.ts';

const LONGEST = 300;
/** So much of a text is looked at: cleaning all of an answer of megabytes would be for nothing. */
const LOOKED_AT = 4 * LONGEST;

/** What a feed really said, as people are shown it: one line of at most 300 characters, without the feed's secrets. */
export function shownText(said: string, secrets: Readonly<Record<string, string>> = {}): string {
  const secret = Object.values(secrets).filter((text) => text.length > 0);
  const masked = secret.reduce((text, one) => text.replaceAll(one, '•••'), said.slice(0, LOOKED_AT + 200));
  return fitText(cleanedLine(masked.slice(0, LOOKED_AT)), LONGEST);
}

/** The same of what is no text: as JSON, NaN and infinities by their names. */
export const shownJson = (value: unknown): string =>
  shownText(
    JSON.stringify(value, (_, one) =>
      typeof one === 'number' && !Number.isFinite(one) ? String(one) : one,
    ) ?? 'null',
  );
