import { setImmediate as breathe } from 'node:timers/promises';
import type { ImportProblem } from '../../../imports/kind.ts';
import { isMissing } from '../../../record/missing.ts';
import { Segmented } from '../../../statistics/segments.ts';
import type { Details, Findings } from '../../models/findings.ts';
import { segmentValue } from '../../models/missing.ts';
import type { Columns } from './columns.ts';
import type { RowTaker } from './csv.ts';
import { MOST_PROBLEMS, problem } from './problem.ts';

const MOST_VALUES = 200;

/** What the rows of predictions come to. Numbers are summed as they pass; only probabilities are kept, 8 bytes each. */
export interface RowsTaker extends RowTaker {
  readonly problems: ImportProblem[];
  /** Rows that could not be counted. */
  readonly bad: number;
  /** Rows without a true label: counted, and judged by nobody. */
  readonly unlabelled: number;
  /** Null where there was no row. */
  findings(): Promise<Findings | null>;
}

/** What all rows have in common: their length, their segments, how many faults are enough. */
export abstract class Rows<Accumulator> implements RowsTaker {
  readonly problems: ImportProblem[] = [];
  bad = 0;
  unlabelled = 0;
  protected readonly columns: Columns;
  protected readonly header: readonly string[];
  private segmented: Segmented<Accumulator> | null = null;

  constructor(columns: Columns, header: readonly string[]) {
    this.columns = columns;
    this.header = header;
  }

  protected abstract make(): Accumulator;
  /** Counts a row, or returns what is wrong with it. */
  protected abstract count(
    cells: readonly string[],
    line: number,
  ): ImportProblem | ((to: Accumulator) => void);

  protected get groups(): Segmented<Accumulator> {
    this.segmented ??= new Segmented(
      this.columns.segments.map((one) => one.name),
      () => this.make(),
      MOST_VALUES,
    );
    return this.segmented;
  }

  take(cells: string[], line: number): boolean {
    if (isMissing(cells[this.columns.label] ?? '')) {
      this.unlabelled += 1;
      return true;
    }
    const found = this.count(cells, line);
    if (typeof found !== 'function') return this.miss(found);
    const values = this.columns.segments.map(({ at }) => segmentValue(cells[at] ?? ''));
    try {
      this.groups.add(values, found);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return this.fail(problem('evaluations.fault.too-many-values', { most: MOST_VALUES }, line));
    }
    return true;
  }

  protected cell(cells: readonly string[], at: number): string {
    return cells[at]?.trim() ?? '';
  }

  /** A row that cannot be counted; the next ones are still looked at. */
  private miss(one: ImportProblem): boolean {
    this.bad += 1;
    this.problems.push(one);
    return this.problems.length < MOST_PROBLEMS;
  }

  private fail(one: ImportProblem): boolean {
    this.problems.push(one);
    return false;
  }

  abstract findings(): Promise<Findings | null>;

  /** What is kept of the rows that nobody judged. */
  protected get leftOut(): Pick<Details, 'unlabelled'> {
    return this.unlabelled > 0 ? { unlabelled: this.unlabelled } : {};
  }

  /** Segment by segment, with a breath between: sorting a large one takes a moment. */
  protected async segments<Result>(
    of: (accumulator: Accumulator) => Result | null,
  ): Promise<{ segment: string; value: string; found: Result }[]> {
    const all = [];
    for (const { column, value, accumulator } of this.groups.segments()) {
      await breathe();
      const found = of(accumulator);
      if (found) all.push({ segment: column, value, found });
    }
    return all;
  }
}
