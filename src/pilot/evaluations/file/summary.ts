import { isDeepStrictEqual } from 'node:util';
import type { ImportProblem } from '../../../imports/kind.ts';
import { isMissing } from '../../../record/missing.ts';
import { segmentValue } from '../../models/missing.ts';
import { metricNamed } from '../lines.ts';
import type { ReportedEvaluation, ReportedGroup } from '../reported.ts';
import type { RowTaker } from './csv.ts';
import { MOST_PROBLEMS, problem } from './problem.ts';

const METRICS_HEADER = ['segment', 'value', 'metric', 'value', 'n'];
const COUNTS_HEADER = ['segment', 'value', 'tp', 'fp', 'fn', 'tn'];

const keysOf = (header: readonly string[]): string[] => header.map((name) => name.trim().toLowerCase());

/** Whether a header is that of a summary: a line for each metric, or for each segment's counts. */
export const isSummary = (header: readonly string[]): boolean =>
  [METRICS_HEADER, COUNTS_HEADER].some((one) => isDeepStrictEqual(one, keysOf(header)));

/** [B2] Lines of a summary. Segment and value are empty in the lines about all cases. */
export class Summary implements RowTaker {
  readonly problems: ImportProblem[] = [];
  readonly all: ReportedGroup = {};
  rows = 0;
  private readonly segments = new Map<string, NonNullable<ReportedEvaluation['segments']>[number]>();
  private readonly header: readonly string[];

  constructor(header: readonly string[]) {
    this.header = header;
  }

  get told(): ReportedEvaluation {
    return { ...this.all, segments: [...this.segments.values()] };
  }

  take(cells: string[], line: number): boolean {
    this.rows += 1;
    const [segment = '', value = '', ...rest] = cells.map((cell) => cell.trim());
    if (isMissing(segment) && !isMissing(value))
      this.problems.push(problem('evaluations.fault.segment-name', {}, line));
    else this.read(this.group(segment, value), rest, line);
    return this.problems.length < MOST_PROBLEMS;
  }

  private group(segment: string, value: string): ReportedGroup {
    if (isMissing(segment)) return this.all;
    const stated = segmentValue(value);
    const key = `${segment}\n${stated}`;
    const found = this.segments.get(key) ?? { segment, value: stated };
    this.segments.set(key, found);
    return found;
  }

  private read(group: ReportedGroup, cells: readonly string[], line: number): void {
    const fault = keysOf(this.header).includes('tp')
      ? readCounts(group, cells, line)
      : readMetric(group, cells, line);
    if (fault) this.problems.push(fault);
  }
}

/** Adds a line's metric, or says what is wrong with it. */
function readMetric(group: ReportedGroup, cells: readonly string[], line: number): ImportProblem | null {
  const [name = '', value = '', n = ''] = cells;
  const metric = metricNamed(name);
  if (!metric) return problem('evaluations.fault.unknown-metric', { metric: name }, line, 'metric');
  if (value === '' || !Number.isFinite(Number(value)))
    return problem('evaluations.fault.number', { value }, line, 'value');
  if (!isCount(n) || Number(n) === 0) return problem('evaluations.fault.whole', { value: n }, line, 'n');
  if (group.metrics?.[metric]) return problem('evaluations.fault.row-twice', {}, line, 'metric');
  group.metrics = { ...group.metrics, [metric]: { value: Number(value), n: Number(n) } };
  return null;
}

function readCounts(group: ReportedGroup, cells: readonly string[], line: number): ImportProblem | null {
  const wrong = cells.findIndex((cell) => !isCount(cell));
  if (wrong >= 0) {
    const column = COUNTS_HEADER[wrong + 2] ?? '';
    return problem('evaluations.fault.whole', { value: cells[wrong] ?? '' }, line, column);
  }
  if (group.confusion) return problem('evaluations.fault.row-twice', {}, line, 'segment');
  const [tp = 0, fp = 0, fn = 0, tn = 0] = cells.map(Number);
  group.confusion = { tp, fp, fn, tn };
  return null;
}

const isCount = (text: string): boolean => /^\d{1,12}$/.test(text);
