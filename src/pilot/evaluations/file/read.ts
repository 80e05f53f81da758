import { BOUNDS, type Bounds, OutOfBounds } from '../../../bytes/bounds.ts';
import { unpacked } from '../../../bytes/unpack.ts';
import type { ImportProblem } from '../../../imports/kind.ts';
import type { EvaluationTask } from '../../../statistics/metrics.ts';
import type { Findings } from '../../models/findings.ts';
import { findingsReported, type ReportedEvaluation, reportedEvaluation } from '../reported.ts';
import { type Fault, faultsOf } from '../rules.ts';
import { ClassificationRows } from './classification-rows.ts';
import { type ColumnNames, type ColumnsSaid, columnsOf, looksLikeRows } from './columns.ts';
import { type FileTaker, readCsv, unreadable } from './csv.ts';
import { MOST_PROBLEMS, problem } from './problem.ts';
import { RegressionRows } from './regression-rows.ts';
import type { RowsTaker } from './rows.ts';
import { isSummary, Summary } from './summary.ts';

/** What is told beside a file. */
export interface FileOptions extends ColumnNames {
  task: EvaluationTask;
  /** The label that precision, recall and the probability are about; guessed where it is plain. */
  positive?: string | undefined;
  /** Raised when nobody waits for it any more. */
  signal?: AbortSignal | undefined;
  bounds?: Bounds;
}

export interface FileRead {
  /** Null where there is a problem. */
  found: Findings | null;
  problems: ImportProblem[];
  /** Rows that could not be counted. */
  bad: number;
  /** Of rows: what was not asked for, or not read. */
  said?: ColumnsSaid;
}

/** A file of figures is small; one of rows may be of any size. */
const JSON_BOUNDS: Bounds = { ...BOUNDS, bytes: 5_000_000 };

/**
 * [B2] Reads rows of predictions, or a summary, from CSV, in one pass and without holding the file.
 * @throws whatever the source of the bytes throws
 */
export async function readCsvFile(bytes: AsyncIterable<Uint8Array>, options: FileOptions): Promise<FileRead> {
  const file = new CsvFile(options);
  const { signal, bounds = BOUNDS } = options;
  const broken = await readCsv(bytes, file, { signal, bounds });
  const problems = [...(broken ? [broken] : []), ...file.problems];
  if (problems.length > 0) return { found: null, problems, bad: file.bad };
  return file.result();
}

/** [B2] Reads the same figures that the API takes, from JSON. */
export async function readJsonFile(
  bytes: AsyncIterable<Uint8Array>,
  task: EvaluationTask,
): Promise<FileRead> {
  const no = (one: ImportProblem): FileRead => ({ found: null, problems: [one], bad: 0 });
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of unpacked(bytes, { bounds: JSON_BOUNDS })) chunks.push(chunk);
  } catch (error) {
    const isLarge = error instanceof OutOfBounds && error.bound === 'bytes';
    const found = isLarge ? problem('evaluations.fault.json-large') : unreadable(error);
    if (!found) throw error;
    return no(found);
  }
  let given: unknown;
  try {
    given = JSON.parse(
      Buffer.concat(chunks)
        .toString('utf8')
        .replace(/^\ufeff/, ''),
    );
  } catch {
    return no(problem('evaluations.fault.json'));
  }
  const parsed = reportedEvaluation.safeParse(given);
  if (parsed.success) return told(parsed.data, task);
  const problems = parsed.error.issues.map((issue) =>
    problem('evaluations.fault.json-field', { path: issue.path.join('.') || '–' }),
  );
  return { found: null, problems, bad: 0 };
}

/** What was told, where nothing about it is wrong. */
function told(given: ReportedEvaluation, task: EvaluationTask): FileRead {
  const { found, faults } = findingsReported(given, task);
  return checked(found, faults);
}

function checked(found: Findings, faults: readonly Fault[] = []): FileRead {
  const all = [...faults, ...faultsOf(found)];
  const problems = all.map(({ key, params }) => ({ line: 0, column: '', key, params }));
  return { found: problems.length > 0 ? null : found, problems, bad: 0 };
}

/** Looks at the header and gives the rows to whom they belong. */
class CsvFile implements FileTaker {
  private readonly options: FileOptions;
  private header: readonly string[] | null = null;
  private taken = 0;
  private rows: RowsTaker | null = null;
  private summary: Summary | null = null;
  private said: ColumnsSaid | null = null;
  private readonly own: ImportProblem[] = [];
  /** A row that is not as long as the header: at the end of a file that was cut off it is no fault of its own. */
  private uneven: { cells: number; line: number } | null = null;

  constructor(options: FileOptions) {
    this.options = options;
  }

  get problems(): ImportProblem[] {
    return [...this.own, ...(this.rows?.problems ?? []), ...(this.summary?.problems ?? [])];
  }

  get bad(): number {
    return (this.rows?.bad ?? this.summary?.problems.length ?? 0) + this.own.length;
  }

  take(cells: string[], line: number): boolean {
    const { rows } = this.options.bounds ?? BOUNDS;
    this.taken += 1;
    // The header is one of them.
    if (this.taken > rows + 1) {
      this.own.push(problem('evaluations.fault.too-many-rows', { most: rows }, line));
      return false;
    }
    const taker = this.rows ?? this.summary;
    if (taker) {
      this.tellUneven();
      if (cells.length === this.header?.length) return taker.take(cells, line);
      this.uneven = { cells: cells.length, line };
      return this.own.length < MOST_PROBLEMS - 1;
    }
    return this.begin(cells);
  }

  end(isOpen: boolean): void {
    const isCut = isOpen && this.uneven !== null && this.uneven.cells < (this.header?.length ?? 0);
    if (isCut) this.own.push(problem('evaluations.fault.ends'));
    else this.tellUneven();
  }

  private tellUneven(): void {
    if (!this.uneven) return;
    const { cells, line } = this.uneven;
    const params = { cells, columns: this.header?.length ?? 0 };
    this.own.push(problem('evaluations.fault.cells', params, line));
    this.uneven = null;
  }

  /** The header says what kind of rows follow. */
  private begin(cells: string[]): boolean {
    this.header = cells;
    if (isSummary(cells) && !looksLikeRows(cells, this.options)) {
      this.summary = new Summary(cells);
      return true;
    }
    const found = columnsOf(cells, this.options);
    if ('problems' in found) {
      this.own.push(...found.problems);
      return false;
    }
    this.said = found.said;
    const { task, positive } = this.options;
    this.rows =
      task === 'regression'
        ? new RegressionRows(found.columns, cells)
        : new ClassificationRows(found.columns, cells, positive);
    return true;
  }

  async result(): Promise<FileRead> {
    const empty: FileRead = { found: null, problems: [problem('evaluations.fault.empty')], bad: 0 };
    if (this.summary && this.summary.rows > 0) return told(this.summary.told, this.options.task);
    const found = this.header ? await this.rows?.findings() : null;
    if (!found)
      return this.rows?.unlabelled
        ? { ...empty, problems: [problem('evaluations.fault.no-labels', { n: this.rows.unlabelled })] }
        : empty;
    const { positive, labels } = found.details;
    if (positive !== null && labels && !labels.includes(positive)) {
      const set = labels.slice(0, 5).join(', ');
      return { ...empty, problems: [problem('evaluations.fault.positive-absent', { positive, set })] };
    }
    return { ...checked(found), ...(this.said && { said: this.said }) };
  }
}
