import { isMissing } from '../../record/missing.ts';
import type { FaultRead } from './fault.ts';
import { shownJson, shownText } from './shown.ts';

/** A number in a program's notation. */
export const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
const NO_NUMBER = /^[+-]?(nan|inf|infinity)$/i;

/**
 * The one number that an answer is. Text is read as programs write numbers; a list of one is that one. Null: there is
 * none, as everywhere in the product; an empty text is not 0 (f10). NaN and infinities are a fault: nothing can be held
 * against a limit with them.
 */
export function figureOf(value: unknown): { number: number | null } | FaultRead {
  if (Array.isArray(value)) {
    if (value.length > 1)
      return {
        fault: 'ambiguous',
        key: 'feeds.fault.several-values',
        params: { count: value.length, said: shownJson(value).slice(0, 100) },
      };
    return figureOf(value[0]);
  }
  if (value === null || value === undefined) return { number: null };
  if (typeof value === 'number') return Number.isFinite(value) ? { number: value } : notFinite(String(value));
  if (typeof value === 'bigint') return { number: Number(value) };
  if (typeof value === 'string') return figureIn(value);
  return notANumber(shownJson(value));
}

function figureIn(text: string): ReturnType<typeof figureOf> {
  const written = text.trim();
  if (NO_NUMBER.test(written)) return notFinite(written);
  if (isMissing(written)) return { number: null };
  if (!NUMBER.test(written)) return notANumber(written);
  const number = Number(written);
  return Number.isFinite(number) ? { number } : notFinite(written);
}

const notFinite = (said: string): FaultRead => ({
  fault: 'not a number',
  key: 'feeds.fault.not-finite',
  params: { said: shownText(said).slice(0, 40) },
});
const notANumber = (said: string): FaultRead => ({
  fault: 'not a number',
  key: 'feeds.fault.not-a-number',
  params: { said: shownText(said).slice(0, 100) },
});
