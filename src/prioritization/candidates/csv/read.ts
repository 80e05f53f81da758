import { randomUUID } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import type { PlannedRow as RowOf } from '../../../forms/csv/listing.ts';
import type { DryRun, ImportProblem } from '../../../imports/kind.ts';
import { broken, fault } from '../../../imports/problem.ts';
import { nameKey } from '../../../record/name-key.ts';
import { FieldRefusals } from '../../../refusal.ts';
import type { DataSource } from '../../../room.ts';
import { type CandidateField, type CandidateFields, candidateForm } from '../candidate.ts';
import { sourceNames } from './cells.ts';
import { COLUMNS } from './columns.ts';
import { distinctNames } from './names.ts';
import { readRows, type Said, type Table } from './rows.ts';

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
export async function dryRun(
  bytes: Uint8Array,
  ground: Ground,
): Promise<DryRun & { plan: PlannedRow[] | null }> {
  const table = await readRows(bytes);
  if (table.isBroken) return { ...broken(table.problems), plan: null };
  const planning = new Planning(table, ground);
  for (const [at, row] of table.rows.entries()) {
    planning.take(row, at);
    if (at % 100 === 99) await breathe();
  }
  return planning.end();
}

class Planning {
  private readonly problems: ImportProblem[];
  private readonly rows: PlannedRow[] = [];
  private readonly lines = new Map<string, number>();
  private readonly table: Table;
  private readonly names: readonly string[];
  private readonly active: ReadonlyMap<string, Existing>;
  private readonly byName: ReadonlyMap<string, string>;
  /** All use cases of an engagement are in one currency: theirs that the file leaves alone, else its first. */
  private currency: string | null;

  constructor(table: Table, { existing, sources }: Ground) {
    this.table = table;
    this.problems = [...table.problems];
    const isInventory = table.header?.isInventory ?? false;
    this.names = distinctNames(
      table.rows.map(({ name, fields }) => ({
        name,
        of: isInventory ? (fields.get('processOwner') ?? '') : '',
      })),
    );
    this.active = new Map(existing.map((one) => [nameKey(one.fields.name), one]));
    this.byName = new Map(sources.map(({ id, name }) => [nameKey(name), id]));
    const named = new Set(this.names.map(nameKey));
    const others = existing.filter((one) => !named.has(nameKey(one.fields.name)));
    this.currency = others.find((one) => one.fields.currency !== null)?.fields.currency ?? null;
  }

  take({ line, fields: said }: Said, at: number): void {
    const name = this.names[at] ?? '';
    const key = nameKey(name);
    const double = key === '' ? undefined : this.lines.get(key);
    if (double !== undefined) {
      this.problems.push(fault('imports.fault.double-name', line, this.column('name'), { line: double }));
    }
    this.lines.set(key, double ?? line);
    const found = this.active.get(key);
    const fields = this.check(line, said, name, found?.fields);
    if (!fields || double !== undefined) return;
    this.currency ??= fields.currency;
    if (!found) this.rows.push({ kind: 'new', id: randomUUID(), fields });
    else if (candidateForm.changed(found.fields, fields).length > 0)
      this.rows.push({ kind: 'changed', id: found.id, version: found.version, fields });
    else this.rows.push({ kind: 'unchanged', id: found.id, version: found.version });
  }

  /** The row as the form would hold it; what the file does not say stays as it is. */
  private check(
    line: number,
    said: ReadonlyMap<CandidateField, string>,
    name: string,
    before: CandidateFields | undefined,
  ): CandidateFields | null {
    const input: Record<string, unknown> = {
      ...(before && candidateForm.asTyped(before)),
      ...Object.fromEntries(said),
      name,
    };
    const sources = this.sourcesOf(line, said.get('sources'));
    if (sources) input.sources = sources;
    // A source that was retired meanwhile stays named until somebody takes it out.
    const known = new Map([...this.byName.values(), ...(before?.sources ?? [])].map((id) => [id, id]));
    try {
      return candidateForm.check(input, { sources: known, currency: this.currency });
    } catch (error) {
      if (!(error instanceof FieldRefusals)) throw error;
      for (const { key, field, params } of error.refusals) {
        const column = this.column(field as CandidateField);
        this.problems.push(fault(key, line, column, params as ImportProblem['params']));
      }
      return null;
    }
  }

  /** The ids of the sources that a cell names; those nobody knows are told. Undefined where the file has no such column. */
  private sourcesOf(line: number, cell: string | undefined): string[] | undefined {
    if (cell === undefined) return undefined;
    return sourceNames(cell).flatMap((name) => {
      const id = this.byName.get(nameKey(name));
      if (id === undefined)
        this.problems.push(fault('candidates.imports.source', line, this.column('sources'), { name }));
      return id === undefined ? [] : [id];
    });
  }

  /** What the file itself calls a field. */
  private column(field: CandidateField): string {
    const { header } = this.table;
    const at = header?.meanings.indexOf(field) ?? -1;
    return header?.headings[at] ?? COLUMNS[field] ?? '';
  }

  end(): DryRun & { plan: PlannedRow[] } {
    const { table, rows, problems } = this;
    const of = (kind: PlannedRow['kind']) => rows.filter((row) => row.kind === kind).length;
    const renamed = this.names.filter((name, at) => name !== table.rows[at]?.name).length;
    const remark = (key: 'twins' | 'cut' | 'renamed', count: number) =>
      count > 0 ? [{ key: `candidates.imports.${key}` as const, params: { count } }] : [];
    const told = { count: table.rows.length + table.twins, columns: table.header?.headings.length ?? 0 };
    return {
      plan: problems.length > 0 ? [] : rows,
      problems,
      remarks: [
        ...table.remarks,
        ...remark('twins', table.twins),
        ...remark('renamed', renamed),
        ...remark('cut', table.cuts),
      ],
      counts: {
        fresh: of('new'),
        changed: of('changed'),
        unchanged: of('unchanged') + table.twins,
        bad: new Set(problems.map((problem) => problem.line)).size,
      },
      isBroken: false,
      told: table.header?.isInventory ? [{ key: 'candidates.imports.inventory', params: told }] : [],
    };
  }
}
