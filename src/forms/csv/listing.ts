import type { ImportRemark } from '../../imports/kind.ts';
import type { Form } from '../form.ts';
import type { Column, Columns } from './headings.ts';

/** A thing as it is, to compare a file with. */
export interface Existing {
  id: string;
  nameKey: string;
  version: number;
  retiredAt: Temporal.Instant | null;
}

/** What a file is compared with, and filled in from where it says nothing. */
export interface ComparedWith<Kind, Context> {
  context: Context;
  /** All of the engagement, retired ones too. */
  existing: readonly Kind[];
}

/** How things of a kind stand in a file. */
export interface Listing<Fields extends { name: string }, Context extends object> {
  form: Form<Fields, Context>;
  /** One for each field: the headings are theirs, and the aliases. */
  columns: Columns & Readonly<Record<keyof Fields, Column>>;
  maxRows: number;
  /** What stands in for what the file leaves out. */
  fill?(input: Record<string, unknown>, before: Fields | undefined, context: Context): void;
  /** Said of rows that are marked as retired, and of names that a retired thing has. */
  retired: { rows: ImportRemark['key']; names: ImportRemark['key'] };
}

/** The column that says when a thing was retired. */
export const RETIRED = 'retiredOn';

/** What an import will do with one row. Unchanged ones are kept too: they must still be so at the confirm. */
export type PlannedRow<Fields> =
  | { kind: 'new'; id: string; fields: Fields }
  | { kind: 'changed'; id: string; version: number; fields: Fields }
  | { kind: 'unchanged'; id: string; version: number };
