import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';

const fileOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** People of 2015, a row each, as a CSV file: what input is held against. */
export const goodDays = (): Buffer => readFileSync(fileOf('good-days.csv'));

/** Who came in within a week: of each column how often each value was seen, and how often v1 was right. */
export interface Week {
  people: number;
  right: number;
  columns: Record<string, Record<string, number>>;
}

/** The weeks of `weeks.csv`, in order. */
export function readWeeks(): Week[] {
  const rows: { week: string; column: string; value: string; people: string }[] = parse(
    readFileSync(fileOf('weeks.csv')),
    { columns: true },
  );
  const weeks: Week[] = [];
  for (const { week, column, value, people } of rows) {
    weeks[Number(week) - 1] ??= { people: 0, right: 0, columns: {} };
    const found = weeks[Number(week) - 1] as Week;
    if (column === 'right') {
      found.right = Number(people);
      continue;
    }
    found.columns[column] ??= {};
    Object.assign(found.columns[column], { [value]: Number(people) });
    if (column === 'SEX') found.people += Number(people);
  }
  return weeks;
}
