import { asFault, faulty } from '../fault.ts';
import type { Ask, Column, FeedAnswer } from '../feed.ts';
import { figureOf } from '../figure.ts';
import { answerOf, type Outcome } from '../outcome.ts';
import { shownText } from '../shown.ts';
import { type Row, readOnly, type SqlAsk, type SqlSettings } from './connect.ts';

export const ANSWERS = ['value', 'columns'] as const;

export interface SqlQuery {
  statement: string;
  /** One row with one number, or all rows as columns for input shift. */
  answer: (typeof ANSWERS)[number];
}

/** Rows that are counted at most. */
const MOST_ROWS = 200_000;
/** Characters of a cell. */
const LONGEST_CELL = 200;

/**
 * [M3] What one statement of the team's own database answers. Values come as JSON, which says what is null and what is text, and
 * is the same whatever reads it (f21, f22).
 * @throws FeedFault
 */
export async function readSql(ask: Ask<SqlSettings, SqlQuery>): Promise<FeedAnswer> {
  const at = { ...ask, ours: ownAddress(ask) };
  const inner = ask.query.statement.trim().replace(/;\s*$/, '');
  return ask.query.answer === 'columns'
    ? columnsOf(await readOnly(at, counted(inner), MOST_ROWS + 1))
    : valueOf(await readOnly(at, first(inner), 2));
}

/** Connects as a feed does. @returns what the server says it is @throws FeedFault */
export async function probeSql(
  ask: Omit<SqlAsk, 'ours'> & Pick<Ask<SqlSettings, SqlQuery>, 'db'>,
): Promise<string> {
  const [row] = await readOnly({ ...ask, ours: ownAddress(ask) }, 'select version() as said limit $1', 1);
  return shownText(row?.said ?? '');
}

const ownAddress = ({ db: { queueConnection } }: Pick<Ask<SqlSettings, SqlQuery>, 'db'>): string | null =>
  'connectionString' in queueConnection ? queueConnection.connectionString : null;

/** A statement of theirs within one of ours has to be one that selects. The line break ends a comment at its end. */
const first = (inner: string): string =>
  `select to_json(feed)::text as row from (${inner}\n) as feed limit $1`;

/** How often each cell of each column is seen, counted where the rows are; and, in a line of its own, how many rows there are. */
const counted = (inner: string): string => `
with feed as materialized (select to_json(feed) as row from (${inner}\n) as feed limit $1)
select min(at)::text as at, name, left(cell, ${LONGEST_CELL}) as cell, count(*)::text as count
from feed, lateral json_each_text(feed.row) with ordinality as one(name, cell, at)
group by name, left(cell, ${LONGEST_CELL})
union all select '0', null, null, count(*)::text from feed`;

function valueOf(rows: readonly Row[]): FeedAnswer {
  const [row, other] = rows;
  if (!row) return { kind: 'nothing', shown: 'no row' };
  if (other) throw faulty('ambiguous', 'feeds.fault.sql-rows');
  const text = row.row ?? '{}';
  return answerOf(outcomeOf(JSON.parse(text) as Record<string, unknown>, shownText(text)));
}

/** One column is the value, whatever it is called; of several, `value`, `n` and `measured_at` are known. */
function outcomeOf(row: Record<string, unknown>, shown: string): Outcome {
  const names = Object.keys(row);
  const name = names.length === 1 ? names[0] : names.find((known) => known === 'value');
  if (name === undefined)
    throw faulty('ambiguous', 'feeds.fault.sql-columns', { has: shownText(names.join(', ')).slice(0, 150) });
  const figure = figureOf(row[name]);
  if ('fault' in figure) throw asFault(figure);
  if (figure.number === null) return { nothing: shown };
  const cases = Object.hasOwn(row, 'n') && name !== 'n' ? figureOf(row.n) : null;
  if (cases && 'fault' in cases) throw asFault(cases);
  const { measured_at: measured } = row;
  return {
    number: figure.number,
    ...(cases && { n: cases.number ?? 0 }),
    ...(measured !== undefined && measured !== null && { measuredAt: measured }),
    shown,
  };
}

function columnsOf(rows: readonly Row[]): FeedAnswer {
  const total = rows.find((row) => row.name === null);
  const n = Number(total?.count ?? 0);
  if (n === 0) return { kind: 'nothing', shown: 'no row' };
  if (n > MOST_ROWS) throw faulty('too large', 'feeds.fault.sql-many-rows', { most: MOST_ROWS });
  const columns = new Map<string, { at: number; cells: Map<string, number> }>();
  for (const { at, name, cell, count } of rows) {
    if (name === null || name === undefined) continue;
    const column = columns.get(name) ?? { at: Number(at), cells: new Map<string, number>() };
    columns.set(name, column);
    column.at = Math.min(column.at, Number(at));
    // No value is an empty cell, as in a file.
    const written = cell ?? '';
    column.cells.set(written, (column.cells.get(written) ?? 0) + Number(count));
  }
  const ordered: Column[] = [...columns]
    .sort(([, a], [, b]) => a.at - b.at)
    .map(([name, { cells }]) => ({ name, cells }));
  return {
    kind: 'columns',
    columns: ordered,
    n,
    shown: shownText(`${n} rows of ${ordered.map(({ name }) => name).join(', ')}`),
  };
}
