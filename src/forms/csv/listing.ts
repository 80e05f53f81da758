import { columnOf, type TableColumn } from '../../imports/columns/columns.ts';
import type { ImportRemark } from '../../imports/kind.ts';
import type { TableNames } from '../../playbook/tables-schema.ts';
import type { Form } from '../form.ts';

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
  /** What others call its columns. */
  names: TableNames;
}

/** How things of a kind stand in a file. */
export interface Listing<Fields extends { name: string }, Context extends object> {
  form: Form<Fields, Context>;
  /** Those that each row has to say. */
  must: readonly (keyof Fields & string)[];
  maxRows: number;
  /** What stands in for what the file leaves out. */
  fill?(input: Record<string, unknown>, before: Fields | undefined, context: Context): void;
  /** Said of rows that are marked as retired, and of names that a retired thing has. */
  retired: { rows: ImportRemark['key']; names: ImportRemark['key'] };
}

/** The column that says when a thing was retired. */
export const RETIRED = 'retiredOn';

/** What the columns of a file may hold: the fields of a form. */
export const columnsOfForm = <Fields extends object, Context extends object>(
  form: Form<Fields, Context>,
  context: Context,
  { must, heading = columnOf }: { must: readonly string[]; heading?: (field: string) => string },
): TableColumn[] =>
  form.names.map((field) => {
    const vocabulary = form.field(field)?.vocabulary?.(context);
    return {
      field,
      label: (say) => form.inShort(field, say),
      heading: heading(field),
      ...(must.includes(field) && { must: true as const }),
      ...(field === 'name' && { tells: true as const }),
      ...(vocabulary && { vocabulary }),
    };
  });

/** What an import will do with one row. Unchanged ones are kept too: they must still be so at the confirm. */
export type PlannedRow<Fields> =
  | { kind: 'new'; id: string; fields: Fields }
  | { kind: 'changed'; id: string; version: number; fields: Fields }
  | { kind: 'unchanged'; id: string; version: number };
