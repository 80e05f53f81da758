import { fitText } from '@phasegate/block-kit/fit.ts';
import type { ImportProblem } from '../../../imports/kind.ts';
import { columnKey } from '../../models/label.ts';
import { problem } from './problem.ts';

/** Which columns hold what, as far as somebody said so. Names as in the header, in any case. */
export interface ColumnNames {
  prediction?: string | undefined;
  probability?: string | undefined;
  label?: string | undefined;
  segments: readonly string[];
  /** Columns that the seal has bounds for: said where they are left out. */
  sealed?: readonly string[];
}

/** Where what is. */
export interface Columns {
  prediction: number;
  /** -1: there is none. */
  probability: number;
  label: number;
  segments: { name: string; at: number }[];
}

/** What is to be said of a header that can be read. */
export interface ColumnsSaid {
  /** Columns that the seal has bounds for and that nobody named. */
  leftOut: string[];
  /** Segments that the seal has bounds for and that are not there. */
  absent: string[];
  /** Columns that nothing was read from. */
  passedOver: string[];
}

/** What such columns are usually called. */
const USUAL = {
  prediction: ['prediction', 'predicted', 'pred', 'y_pred', 'yhat', 'predicted_label', 'vorhersage'],
  probability: [
    'probability',
    'predicted_probability',
    'proba',
    'y_proba',
    'y_pred_proba',
    'pred_proba',
    'y_prob',
    'y_score',
    'score',
  ],
  label: ['label', 'actual', 'target', 'y_true', 'truth', 'outcome', 'ground_truth'],
} as const;

/** Whether a header is that of prediction rows, as far as it can be known without being told. */
export const looksLikeRows = (header: readonly string[], names: ColumnNames): boolean =>
  names.prediction !== undefined || USUAL.prediction.some((name) => header.map(columnKey).includes(name));

/** [B2] Finds the columns of a header, or says which are not there. */
export function columnsOf(
  header: readonly string[],
  names: ColumnNames,
): { columns: Columns; said: ColumnsSaid } | { problems: ImportProblem[] } {
  const keys = header.map(columnKey);
  const problems: ImportProblem[] = [];
  const there = fitText(header.map((name) => name.trim()).join(', '), 300);
  const named = (name: string): number => {
    const at = keys.indexOf(columnKey(name));
    if (at < 0) problems.push(problem('evaluations.fault.no-column', { name, there }, 1, name));
    else if (keys.lastIndexOf(columnKey(name)) !== at)
      problems.push(problem('evaluations.fault.column-twice', { name }, 1, name));
    return at;
  };
  const found = (what: keyof typeof USUAL): number => {
    const told = names[what];
    if (told) return named(told);
    const usual = USUAL[what].find((name) => keys.includes(name));
    return usual === undefined ? -1 : named(usual);
  };
  const isNamed = new Set(names.segments.map(columnKey));
  const sealed = (names.sealed ?? []).filter((name) => !isNamed.has(columnKey(name)));
  const leftOut = sealed.filter((name) => keys.includes(columnKey(name)));
  const columns: Columns = {
    prediction: found('prediction'),
    probability: found('probability'),
    label: found('label'),
    segments: names.segments.map((name) => {
      const at = named(name);
      return { at, name: header[at]?.trim() ?? name };
    }),
  };
  for (const what of ['prediction', 'label'] as const)
    if (columns[what] < 0 && !names[what])
      problems.push(problem(`evaluations.fault.which-${what}`, { there }, 1));
  if (problems.length > 0) return { problems };
  const read = new Set([
    columns.prediction,
    columns.probability,
    columns.label,
    ...columns.segments.map(({ at }) => at),
  ]);
  return {
    columns,
    said: {
      leftOut,
      absent: sealed.filter((name) => !leftOut.includes(name)),
      passedOver: header
        .filter((name, at) => !read.has(at) && !leftOut.some((one) => columnKey(one) === columnKey(name)))
        .map((name) => name.trim() || '–'),
    },
  };
}
