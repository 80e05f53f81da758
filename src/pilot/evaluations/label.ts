/** A label or a segment's value as it is compared: `1`, ` 1` and `1.0`, as some programs write it, are one. */
export function plainLabel(cell: string): string {
  const text = cell.trim();
  return text.includes('.') ? text.replace(/^(-?\d+)\.0+$/, '$1') : text;
}

/** A column’s name as it is compared: `SEX` and `sex` are one. */
export const columnKey = (name: string): string => name.trim().toLowerCase();
