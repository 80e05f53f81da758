import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { changing } from '../../../imports/changing.ts';
import { type TableColumn, wordsOf } from '../../../imports/columns/columns.ts';
import type { DryRun, ImportContext, ImportFile } from '../../../imports/kind.ts';
import type { GivenRow } from '../../../imports/table/given.ts';
import { type Fault, type RowTaker, readTable } from '../../../imports/table/read.ts';
import type { Quality } from '../../../playbook/foundation-schema.ts';
import type { TableNames } from '../../../playbook/tables-schema.ts';
import { nameKey } from '../../../record/name-key.ts';
import { FieldRefusals } from '../../../refusal.ts';
import type { Source } from '../../inventory/store.ts';
import { fieldsOfAssessment } from '../fields.ts';
import { type AssessmentFields, checkAssessment } from '../input.ts';
import type { Assessment } from '../store.ts';
import { ALL, assessmentColumns } from './columns.ts';

const MAX_ROWS = 20_000;

/** An assessment that confirming will record, as the next version after `before`. JSON. */
export interface PlannedAssessment {
  id: string;
  sourceId: string;
  name: string;
  /** The newest version there was; 0 where there was none. */
  before: number;
  fields: AssessmentFields;
}
export const plannedAssessments = z.custom<PlannedAssessment[]>((given) => Array.isArray(given));

/** What a table is compared with. */
export interface Ground {
  quality: Quality;
  names: TableNames;
  sources: readonly Source[];
  /** The newest of each source and use. */
  newest: readonly Assessment[];
}

/** [F2.1] [F1.5] Reads a table of assessments: a row for a source and a use, held to what the form is held to. */
export const readAssessments = (
  context: Pick<ImportContext, 'mapping' | 'remembered'>,
  file: ImportFile,
  ground: Ground,
): Promise<DryRun> =>
  readTable(context, file, {
    columns: assessmentColumns(ground.quality),
    names: ground.names,
    maxRows: MAX_ROWS,
    taker: () => new Planning(ground),
  });

/** What a person fills in; a row without any of it was left for later. */
const FILLED_IN = ['recordsPresent', 'checked', 'wrong', 'consistent', 'inconsistent', 'ageSeen', 'note'];

const keyOf = (sourceId: string, use: string): string => `${sourceId} ${use}`;

class Planning implements RowTaker {
  private readonly plan: PlannedAssessment[] = [];
  private readonly ground: Ground;
  private readonly columns: ReadonlyMap<string, TableColumn>;
  private readonly active: ReadonlyMap<string, Source>;
  private readonly retired: ReadonlySet<string>;
  private readonly newest: ReadonlyMap<string, Assessment>;
  private readonly lines = new Map<string, number>();
  private left = 0;
  private unchanged = 0;

  constructor(ground: Ground) {
    this.ground = ground;
    this.columns = new Map(assessmentColumns(ground.quality).map((column) => [column.field, column]));
    this.active = new Map(
      ground.sources.filter((source) => !source.retiredAt).map((source) => [source.nameKey, source]),
    );
    this.retired = new Set(
      ground.sources.filter((source) => source.retiredAt).map((source) => source.nameKey),
    );
    this.newest = new Map(ground.newest.map((kept) => [keyOf(kept.sourceId, kept.use), kept]));
  }

  take({ line, cells }: GivenRow): Fault[] {
    const name = cells.get('source') ?? '';
    const source = this.active.get(nameKey(name));
    if (name !== '' && FILLED_IN.every((field) => !cells.get(field))) {
      this.left += 1;
      return [];
    }
    const checked = this.check(cells);
    const faults = 'faults' in checked ? checked.faults : [];
    if (!source) faults.unshift(this.noSource(name));
    if (!source || 'faults' in checked) return faults;
    const { fields } = checked;
    const key = keyOf(source.id, fields.use);
    const double = this.lines.get(key);
    this.lines.set(key, double ?? line);
    if (double !== undefined)
      return [{ key: 'imports.fault.double-name', params: { line: double }, field: 'source' }];
    const before = this.newest.get(key);
    if (before && isSame(fieldsOfAssessment(before), fields)) this.unchanged += 1;
    else
      this.plan.push({
        id: randomUUID(),
        sourceId: source.id,
        name: source.name,
        before: before?.version ?? 0,
        fields,
      });
    return [];
  }

  private noSource(name: string): Fault {
    if (name === '') return { key: 'refusal.required', params: {}, field: 'source' };
    const isRetired = this.retired.has(nameKey(name));
    const key = isRetired ? 'foundation.refusal.retired' : 'quality.table.no-source';
    return { key, params: { name }, field: 'source' };
  }

  /** The row as the form would hold it. */
  private check(cells: ReadonlyMap<string, string>): { fields: AssessmentFields } | { faults: Fault[] } {
    const { quality } = this.ground;
    const use = cells.get('use') ?? '';
    const consistent = this.keysIn('consistent', cells);
    const typed = {
      ...Object.fromEntries(cells),
      use: use === '' ? quality.uses[0]?.key : (this.columns.get('use')?.vocabulary?.keyOf(use) ?? use),
      consistent: consistent.includes(ALL) ? quality.consistency.map((look) => look.key) : consistent,
      inconsistent: this.keysIn('inconsistent', cells),
    };
    try {
      return { fields: checkAssessment(quality, typed) };
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

  private keysIn(field: string, cells: ReadonlyMap<string, string>): string[] {
    const vocabulary = this.columns.get(field)?.vocabulary;
    return wordsOf(cells.get(field) ?? '').map((word) => vocabulary?.keyOf(word) ?? word);
  }

  end(): ReturnType<RowTaker['end']> {
    const fresh = this.plan.filter(({ before }) => before === 0).length;
    return {
      plan: this.plan,
      counts: { fresh, changed: this.plan.length - fresh, unchanged: this.unchanged },
      told: changing(this.plan.filter(({ before }) => before > 0).map(({ name }) => name)),
      remarks: this.left > 0 ? [{ key: 'quality.table.left', params: { count: this.left } }] : [],
    };
  }
}

/** Nothing was found that is not known already. */
function isSame(one: AssessmentFields, other: AssessmentFields): boolean {
  const told = ({ consistency, ageSeen, ageNeeded, ...rest }: AssessmentFields) =>
    JSON.stringify([
      Object.entries(rest).toSorted(),
      Object.entries(consistency).toSorted(),
      ageSeen.amount,
      ageSeen.unit,
      ageNeeded.amount,
      ageNeeded.unit,
    ]);
  return told(one) === told(other);
}
