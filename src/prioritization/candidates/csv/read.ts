import { randomUUID } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import { namesChanged } from '../../../forms/csv/changes.ts';
import type { PlannedRow as RowOf } from '../../../forms/csv/listing.ts';
import { changing } from '../../../imports/changing.ts';
import type { DryRun, ImportContext, ImportFile } from '../../../imports/kind.ts';
import type { GivenRow } from '../../../imports/table/given.ts';
import { type Fault, type RowTaker, readTable, type TableFile } from '../../../imports/table/read.ts';
import type { TableNames } from '../../../playbook/tables-schema.ts';
import { nameKey } from '../../../record/name-key.ts';
import { line as lineOf } from '../../../record/parse.ts';
import { FieldRefusals } from '../../../refusal.ts';
import type { DataSource } from '../../../room.ts';
import { type CandidateField, type CandidateFields, candidateForm } from '../../use-case/candidate.ts';
import { cut, fromCell, sourceNames } from './cells.ts';
import { CANDIDATE_COLUMNS } from './columns.ts';
import { distinctNames } from './names.ts';

export const MAX_ROWS = 10_000;

type PlannedRow = RowOf<CandidateFields>;

/** A use case as it is. */
export interface Existing {
  id: string;
  version: number;
  fields: CandidateFields;
}

/** What a file is compared with. */
export interface Ground {
  /** The engagement's use cases that are not retired. */
  existing: readonly Existing[];
  sources: readonly DataSource[];
}

/** [P1.1] Reads a file to the end and says what importing it would do, row by row, and what is wrong with it. */
export const dryRun = (
  context: Pick<ImportContext, 'mapping' | 'remembered'>,
  file: ImportFile,
  ground: Ground,
  names: TableNames,
): Promise<DryRun> =>
  readTable(context, file, {
    columns: CANDIDATE_COLUMNS,
    names,
    maxRows: MAX_ROWS,
    taker: (rows, table) => Planning.of(rows, table, ground),
  });

/** A row as the form would hold it, its texts fitted; not checked yet. */
interface Said {
  name: string;
  fields: ReadonlyMap<CandidateField, string>;
  /** Word for word what an earlier row says. */
  isTwin: boolean;
}

class Planning implements RowTaker {
  private readonly rows: PlannedRow[] = [];
  private readonly lines = new Map<string, number>();
  private readonly said = new Map<number, Said>();
  private readonly names = new Map<number, string>();
  private readonly table: TableFile;
  private readonly active: ReadonlyMap<string, Existing>;
  private readonly byName: ReadonlyMap<string, string>;
  private cuts = 0;
  private twins = 0;
  /** All use cases of an engagement are in one currency: theirs that the file leaves alone, else its first. */
  private currency: string | null = null;

  private constructor(table: TableFile, { existing, sources }: Ground) {
    this.table = table;
    this.active = new Map(existing.map((kept) => [nameKey(kept.fields.name), kept]));
    this.byName = new Map(sources.map(({ id, name }) => [nameKey(name), id]));
  }

  /** Has all rows first: what they are called depends on the others, and on theirs the currency. */
  static async of(rows: readonly GivenRow[], table: TableFile, ground: Ground): Promise<Planning> {
    const planning = new Planning(table, ground);
    const seen = new Set<string>();
    for (const [nth, { line, cells, whole }] of rows.entries()) {
      const all = JSON.stringify(whole);
      const isTwin = seen.has(all);
      const said = isTwin ? { name: '', fields: new Map() } : planning.fitted(cells);
      planning.said.set(line, { ...said, isTwin });
      seen.add(all);
      if (nth % 100 === 99) await breathe();
    }
    planning.nameThem();
    await breathe();
    const named = new Set([...planning.names.values()].map(nameKey));
    const others = ground.existing.filter((kept) => !named.has(nameKey(kept.fields.name)));
    planning.currency = others.find((kept) => kept.fields.currency !== null)?.fields.currency ?? null;
    return planning;
  }

  private fitted(cells: ReadonlyMap<string, string>): Omit<Said, 'isTwin'> {
    const fields = new Map<CandidateField, string>();
    for (const [name, cell] of cells) {
      const field = name as CandidateField;
      const written = fromCell(field, cell);
      const kept = cut(field, written);
      if (kept !== written) this.cuts += 1;
      fields.set(field, kept);
    }
    // As the check will clean it, so that names are compared as they will be kept.
    const name = ONE_LINE.safeParse(fields.get('name') ?? '');
    return { name: name.success ? name.data : '', fields };
  }

  /** Where several columns say whose each is, those of one name are told apart by it. */
  private nameThem(): void {
    const isWhose = (this.table.mapping.columns.processOwner ?? []).length > 1;
    const different = [...this.said].filter(([, { isTwin }]) => !isTwin);
    const called = different.map(([, { name, fields }]) => ({
      name,
      of: isWhose ? (fields.get('processOwner') ?? '') : '',
    }));
    for (const [at, name] of distinctNames(called).entries()) this.names.set(different[at]?.[0] ?? 0, name);
  }

  take({ line }: GivenRow): Fault[] {
    const said = this.said.get(line);
    if (!said || said.isTwin) {
      this.twins += 1;
      return [];
    }
    const name = this.names.get(line) ?? '';
    const key = nameKey(name);
    const double = key === '' ? undefined : this.lines.get(key);
    this.lines.set(key, double ?? line);
    const found = this.active.get(key);
    const { fields, faults } = this.check(said.fields, name, found?.fields);
    if (double !== undefined)
      faults.unshift({ key: 'imports.fault.double-name', params: { line: double }, field: 'name' });
    if (!fields || faults.length > 0) return faults;
    this.currency ??= fields.currency;
    if (!found) this.rows.push({ kind: 'new', id: randomUUID(), fields });
    else if (candidateForm.changed(found.fields, fields).length > 0)
      this.rows.push({ kind: 'changed', id: found.id, version: found.version, fields });
    else this.rows.push({ kind: 'unchanged', id: found.id, version: found.version });
    return faults;
  }

  /** The row as the form would hold it; what the file does not say stays as it is. */
  private check(
    said: ReadonlyMap<CandidateField, string>,
    name: string,
    before: CandidateFields | undefined,
  ): { fields: CandidateFields | null; faults: Fault[] } {
    const input: Record<string, unknown> = {
      ...(before && candidateForm.asTyped(before)),
      ...Object.fromEntries(said),
      name,
    };
    const { ids, faults } = this.sourcesOf(said.get('sources'));
    if (ids) input.sources = ids;
    // A source that was retired meanwhile stays named until somebody takes it out.
    const known = new Map([...this.byName.values(), ...(before?.sources ?? [])].map((id) => [id, id]));
    try {
      return { fields: candidateForm.check(input, { sources: known, currency: this.currency }), faults };
    } catch (error) {
      if (!(error instanceof FieldRefusals)) throw error;
      const refused = error.refusals.map(({ key, field, params }) => ({
        key,
        field,
        params: params as Fault['params'],
      }));
      return { fields: null, faults: [...faults, ...refused] };
    }
  }

  /** The ids of the sources that a cell names, and those nobody knows. No ids where the file has no such column. */
  private sourcesOf(cell: string | undefined): { ids?: string[]; faults: Fault[] } {
    if (cell === undefined) return { faults: [] };
    const named = sourceNames(cell).map((name) => ({ name, id: this.byName.get(nameKey(name)) }));
    return {
      ids: named.flatMap(({ id }) => (id === undefined ? [] : [id])),
      faults: named
        .filter(({ id }) => id === undefined)
        .map(({ name }) => ({ key: 'candidates.imports.source', params: { name }, field: 'sources' })),
    };
  }

  end(): ReturnType<RowTaker['end']> {
    const { rows, twins, cuts, table } = this;
    const of = (kind: PlannedRow['kind']) => rows.filter((row) => row.kind === kind).length;
    const renamed = [...this.names].filter(([line, name]) => name !== this.said.get(line)?.name).length;
    const remark = (key: 'twins' | 'cut' | 'renamed', count: number) =>
      count > 0 ? [{ key: `candidates.imports.${key}` as const, params: { count } }] : [];
    const told = { count: this.said.size, columns: table.header.headings.length };
    return {
      plan: rows,
      counts: { fresh: of('new'), changed: of('changed'), unchanged: of('unchanged') + twins },
      remarks: [...remark('twins', twins), ...remark('renamed', renamed), ...remark('cut', cuts)],
      told: [
        ...(table.isPublished ? [{ key: 'candidates.imports.inventory' as const, params: told }] : []),
        ...changing(namesChanged(rows)),
      ],
    };
  }
}

const ONE_LINE = lineOf(1_000_000);
