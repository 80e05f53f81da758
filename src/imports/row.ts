/** A row of a table, whatever kind of file it is in. */
export interface Row {
  /** The line of a text or the row of a sheet that it begins on, from 1. */
  line: number;
  cells: string[];
}

/** So many rows are looked at for the one that names the columns. */
export const HEAD_ROWS = 30;
