import { isMissing } from '../../../record/missing.ts';
import { asFault, faulty } from '../fault.ts';
import type { Column, FeedAnswer } from '../feed.ts';
import { figureOf } from '../figure.ts';
import type { Outcome } from '../outcome.ts';
import { shownText } from '../shown.ts';
import type { Taker } from './rows.ts';

export const ANSWERS = ['last', 'only', 'count', 'columns'] as const;

export interface CsvQuery {
  /** The last row's cell, the only row's cell, the number of rows, or all columns. */
  answer: (typeof ANSWERS)[number];
  /** The column with the value, for `last` and `only`. */
  column: string | null;
  /** Only rows that hold a word in a column: `region=north`. */
  rows: string | null;
  /** The columns with how many cases there were, and when it was measured. */
  cases: string | null;
  measured: string | null;
}

/** `region=north`, taken apart at the first sign; null where it is none. */
export function filterOf(text: string): { column: string; value: string } | null {
  const at = text.indexOf('=');
  const column = text.slice(0, at).trim();
  return at < 1 || column === '' ? null : { column, value: text.slice(at + 1).trim() };
}

/** Takes a file's rows and keeps of them what a query asks for. */
export function takerOf(
  query: CsvQuery,
): Taker & { done(): Outcome | Extract<FeedAnswer, { kind: 'columns' }> } {
  let names: string[] = [];
  let filter: { at: number; value: string } | null = null;
  let kept: string[] | null = null;
  let rows = 0;
  let columns: Map<string, number>[] = [];
  const at = (name: string): number => {
    const [first, second] = names.flatMap((known, index) => (known === name ? [index] : []));
    if (first === undefined) throw noColumn(name, names);
    if (second !== undefined) throw faulty('ambiguous', 'feeds.fault.column-twice', { name });
    return first;
  };
  const cell = (name: string | null): string | undefined =>
    name === null ? undefined : kept?.[at(name)]?.trim();
  return {
    header(found) {
      names = found;
      const wanted = query.rows === null ? null : filterOf(query.rows);
      filter = wanted && { at: at(wanted.column), value: wanted.value };
      // Said before megabytes are read.
      for (const name of [query.column, query.cases, query.measured]) if (name !== null) at(name);
      if (query.answer === 'columns') columns = names.map(() => new Map());
    },
    row(cells) {
      if (filter && cells[filter.at]?.trim() !== filter.value) return;
      rows++;
      if (query.answer !== 'columns') kept = cells;
      else
        for (const [index, column] of columns.entries()) {
          const value = cells[index] ?? '';
          column.set(value, (column.get(value) ?? 0) + 1);
        }
    },
    done() {
      const about = shownText(
        kept ? names.map((name, index) => `${name}: ${kept?.[index]}`).join(', ') : `${rows} rows`,
      );
      if (query.answer === 'columns') {
        const found: Column[] = names.map((name, index) => ({ name, cells: columns[index] ?? new Map() }));
        return {
          kind: 'columns',
          columns: found,
          n: rows,
          shown: shownText(`${rows} rows of ${names.join(', ')}`),
        };
      }
      if (query.answer === 'count') return { number: rows, n: rows, shown: `${rows} rows` };
      if (kept === null) return { nothing: about };
      if (query.answer === 'only' && rows > 1)
        throw faulty('ambiguous', 'feeds.fault.several-rows', { rows });
      return valueOf(
        cell(query.column) ?? '',
        { cases: cell(query.cases), measured: cell(query.measured) },
        about,
      );
    },
  };
}

function valueOf(
  written: string,
  { cases, measured }: { cases: string | undefined; measured: string | undefined },
  shown: string,
): Outcome {
  // Nothing, as everywhere in the product: also `NaN`, as pandas writes it.
  if (isMissing(written)) return { nothing: shown };
  const figure = figureOf(written);
  if ('fault' in figure) throw asFault(figure);
  const counted = cases === undefined ? null : figureOf(isMissing(cases) ? null : cases);
  if (counted && 'fault' in counted) throw asFault(counted);
  return {
    number: figure.number ?? 0,
    ...(counted && { n: counted.number ?? 0 }),
    ...(measured !== undefined && { measuredAt: measured }),
    shown,
  };
}

const noColumn = (name: string, names: readonly string[]) =>
  faulty('query', 'feeds.fault.no-column', {
    name: shownText(name).slice(0, 80),
    has: shownText(names.slice(0, 15).join(', ')).slice(0, 200),
  });
