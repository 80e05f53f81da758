import { closest, distance } from 'fastest-levenshtein';
import type { ImportProblem } from '../../imports/kind.ts';
import { fault } from '../../imports/problem.ts';

/** What a column is called in a file. */
export interface Column {
  /** What people also call it. */
  aliases?: readonly string[];
  /** It has to be there. */
  must?: true;
}
export type Columns = Readonly<Record<string, Column>>;

/** What each column of a file means, by its place; null for one without a name. */
export interface Header {
  meanings: readonly (string | null)[];
}

/** `accessMethod` → `access_method`. */
export const columnOf = (field: string): string =>
  field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const fold = (heading: string): string =>
  heading
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, '_');

/** How the first row of a file is read: every column that is missing, unknown or there twice is told. */
export function headings(columns: Columns) {
  const fields = Object.keys(columns);
  const meanings = new Map(
    fields.flatMap((field) =>
      [columnOf(field), ...(columns[field]?.aliases ?? [])].map((name) => [fold(name), field] as const),
    ),
  );
  const meaningOf = (heading: string): string | undefined => meanings.get(fold(heading));

  function unknown(cell: string, line: number): ImportProblem {
    const written = fold(cell).slice(0, 60);
    const near = closest(written, [...meanings.keys()]);
    const isNear = distance(written, near) <= Math.max(2, Math.floor(near.length / 3));
    const meant = isNear ? columnOf(meanings.get(near) ?? '') : 'none';
    return fault('imports.fault.unknown', line, '', { column: cell.trim().slice(0, 60), near: meant });
  }

  return {
    meaningOf,
    read(cells: readonly string[], line: number): Header | ImportProblem[] {
      const seen = new Set<string>();
      const strange: ImportProblem[] = [];
      const found = cells.map((cell) => {
        if (cell.trim() === '') return null;
        const meaning = meaningOf(cell);
        if (!meaning) strange.push(unknown(cell, line));
        else if (seen.has(meaning))
          strange.push(fault('imports.fault.double-column', line, '', { column: cell.trim() }));
        else seen.add(meaning);
        return meaning ?? null;
      });
      const missing = fields
        .filter((field) => columns[field]?.must && !seen.has(field))
        .map((field) => fault('imports.fault.missing', line, '', { column: columnOf(field) }));
      // Where no column is ours, it is another list: what it has instead is of no interest.
      if (seen.size === 0) return missing;
      return missing.length + strange.length > 0 ? [...missing, ...strange] : { meanings: found };
    },
  };
}
