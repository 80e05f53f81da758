import { cleanedLine } from '../../record/clean-text.ts';

/** A label or a segment's value as it is compared: `1`, ` 1` and `1.0`, as some programs write it, are one. */
export function plainLabel(cell: string): string {
  const text = cleanedLine(cell);
  return text.includes('.') ? text.replace(/^(-?\d+)\.0+$/, '$1') : text;
}

/** A column’s name as it is compared: `SEX` and `sex` are one. */
export const columnKey = (name: string): string => cleanedLine(name).toLowerCase();
