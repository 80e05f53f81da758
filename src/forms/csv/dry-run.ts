import { randomUUID } from 'node:crypto';
import { changing } from '../../imports/changing.ts';
import { columnOf, type TableColumn } from '../../imports/columns/columns.ts';
import type { DryRun, ImportContext, ImportFile } from '../../imports/kind.ts';
import type { GivenRow } from '../../imports/table/given.ts';
import { type Fault, type RowTaker, readTable } from '../../imports/table/read.ts';
import { nameKey } from '../../record/name-key.ts';
import { FieldRefusals } from '../../refusal.ts';
import { oneLine } from '../field.ts';
import type { Typed } from '../form.ts';
import { namesChanged } from './changes.ts';
import {
  type ComparedWith,
  columnsOfForm,
  type Existing,
  type Listing,
  type PlannedRow,
  RETIRED,
} from './listing.ts';

/** [F1.3] How an import reads a file of things: what importing it would do, row by row, and what is wrong with it. */
export const readList =
  <Fields extends { name: string }, Context extends object, Kind extends Existing & Fields>(
    listing: Listing<Fields, Context>,
    compareWith: (context: ImportContext) => Promise<ComparedWith<Kind, Context>>,
  ) =>
  async (context: ImportContext, file: ImportFile): Promise<DryRun> =>
    dryRun(context, file, listing, await compareWith(context));

/** The same, once it is known what the file is compared with. */
export const dryRun = <
  Fields extends { name: string },
  Context extends object,
  Kind extends Existing & Fields,
>(
  context: Pick<ImportContext, 'mapping' | 'remembered'>,
  file: ImportFile,
  listing: Listing<Fields, Context>,
  comparedWith: ComparedWith<Kind, Context>,
): Promise<DryRun> =>
  readTable(context, file, {
    columns: listingColumns(listing, comparedWith.context),
    names: comparedWith.names,
    maxRows: listing.maxRows,
    taker: () => new Planning(listing, comparedWith),
  });

/** What the columns of such a file may hold. */
export const listingColumns = <Fields extends { name: string }, Context extends object>(
  { form, must }: Pick<Listing<Fields, Context>, 'form' | 'must'>,
  context: Context,
): TableColumn[] => [...columnsOfForm(form, context, { must }), RETIRED_ON];

/** In an export with retired things: nobody is asked for it. */
const RETIRED_ON: TableColumn = {
  field: RETIRED,
  heading: columnOf(RETIRED),
  label: () => columnOf(RETIRED),
  hidden: true,
};

class Planning<Fields extends { name: string }, Context extends object, Kind extends Existing & Fields>
  implements RowTaker
{
  private readonly rows: PlannedRow<Fields>[] = [];
  private readonly lineOfName = new Map<string, number>();
  private readonly active: ReadonlyMap<string, Kind>;
  private readonly retired: ReadonlySet<string>;
  private readonly listing: Listing<Fields, Context>;
  private readonly context: Context;
  private retiredRows = 0;
  private retiredNames = 0;

  constructor(listing: Listing<Fields, Context>, { existing, context }: ComparedWith<Kind, Context>) {
    this.listing = listing;
    this.context = context;
    this.active = new Map(existing.filter((kept) => !kept.retiredAt).map((kept) => [kept.nameKey, kept]));
    this.retired = new Set(existing.filter((kept) => kept.retiredAt).map((kept) => kept.nameKey));
  }

  take({ line, cells }: GivenRow): Fault[] {
    if (cells.get(RETIRED)) {
      this.retiredRows += 1;
      return [];
    }
    const { form } = this.listing;
    const given = Object.fromEntries(
      [...cells]
        .filter(([field]) => field !== RETIRED)
        .map(([field, cell]) => [field, form.field(field)?.fromCell(cell, this.context)]),
    );
    return this.plan(line, given);
  }

  private plan(line: number, given: Typed): Fault[] {
    const { form } = this.listing;
    const key = nameKey(oneLine(String(given.name ?? ''), Number.MAX_SAFE_INTEGER));
    const sameName = key === '' ? undefined : this.lineOfName.get(key);
    this.lineOfName.set(key, sameName ?? line);
    const found = this.active.get(key);
    const before = found && form.of(found);
    const checked = this.check(given, before);
    const faults = 'faults' in checked ? checked.faults : [];
    if (sameName !== undefined)
      faults.unshift({ key: 'imports.fault.double-name', params: { line: sameName }, field: 'name' });
    if ('faults' in checked || faults.length > 0) return faults;
    const { fields } = checked;
    if (!found || !before) {
      if (this.retired.has(key)) this.retiredNames += 1;
      this.rows.push({ kind: 'new', id: randomUUID(), fields });
    } else if (form.changed(before, fields).length > 0)
      this.rows.push({ kind: 'changed', id: found.id, version: found.version, fields });
    else this.rows.push({ kind: 'unchanged', id: found.id, version: found.version });
    return faults;
  }

  /** The row as the form would hold it; what the file does not say stays as it is. */
  private check(given: Typed, before: Fields | undefined): { fields: Fields } | { faults: Fault[] } {
    const input: Record<string, unknown> = { ...(before && this.listing.form.asTyped(before)), ...given };
    this.listing.fill?.(input, before, this.context);
    try {
      return { fields: this.listing.form.check(input, this.context) };
    } catch (error) {
      if (!(error instanceof FieldRefusals)) throw error;
      return {
        faults: error.refusals.map(({ key, field, params }) => ({
          key,
          field,
          params: params as Fault['params'],
        })),
      };
    }
  }

  end(): ReturnType<RowTaker['end']> {
    const { retired } = this.listing;
    const counted = (kind: PlannedRow<Fields>['kind']) => this.rows.filter((row) => row.kind === kind).length;
    const remark = (key: typeof retired.rows, count: number) =>
      count > 0 ? [{ key, params: { count } }] : [];
    return {
      plan: this.rows,
      counts: { fresh: counted('new'), changed: counted('changed'), unchanged: counted('unchanged') },
      remarks: [...remark(retired.rows, this.retiredRows), ...remark(retired.names, this.retiredNames)],
      told: changing(namesChanged(this.rows)),
    };
  }
}
