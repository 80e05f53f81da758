import { Decimal } from 'decimal.js';
import { dateToSerial } from 'hucre';
import type { CellValue } from 'hucre/xlsx';
import { unmistakable } from '../../record/number-typed.ts';

/**
 * A cell of a workbook as a person would have typed it into a text file.
 * @param format the cell's number format, as ECMA-376 part 1, 18.8.31 writes them
 * @param from1904 whether the workbook counts its days from 1904
 */
export function cellText(value: CellValue, format: string, from1904: boolean): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  const codes = codesOf(format);
  if (value instanceof Date) return timeOf(value, codes, from1904);
  if (typeof value !== 'number') return String(value);
  return codes.includes('%')
    ? `${decimalOf(new Decimal(value).times(100))} %`
    : decimalOf(new Decimal(value));
}

/** A format without what stands in it as text, colours and money: `0" %"` puts a sign behind a number, `0 %` makes a share of it. */
const codesOf = (format: string): string =>
  format.replace(/"[^"]*"|[\\_*]./gu, '').replace(/\[(?![hms]+\])[^\]]*\]/giu, '');

/** Hours, minutes and seconds, and no day: `[h]:mm` counts all hours, `hh:mm` those of the day. */
const IS_CLOCK = /^(?!.*[dy])(?=.*(?:h|s|\[m+\])).*$/is;

/** Of a moment its day; of a time without one, hours and minutes, for the library reads 36:00 as a day of 1900. */
function timeOf(moment: Date, codes: string, from1904: boolean): string {
  if (Number.isNaN(moment.getTime())) return '';
  // What a sheet holds of a time is no place on earth.
  if (!IS_CLOCK.test(codes)) return moment.toISOString().slice(0, 10);
  const days = dateToSerial(moment, from1904);
  const all = Math.round((codes.includes('[') ? days : days - Math.floor(days)) * 86_400);
  const [hours, minutes, seconds] = [all / 3_600, (all / 60) % 60, all % 60].map(Math.floor);
  const two = (part = 0) => String(part).padStart(2, '0');
  return `${two(hours)}:${two(minutes)}${seconds ? `:${two(seconds)}` : ''}`;
}

/** What a sheet computed may have more places than anybody writes. */
const decimalOf = (value: Decimal): string => unmistakable(value.toDecimalPlaces(9).toFixed());
