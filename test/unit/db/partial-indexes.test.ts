import { readdirSync, readFileSync } from 'node:fs';
import { getTableColumns, is } from 'drizzle-orm';
import { getTableConfig, PgDialect, PgTable } from 'drizzle-orm/pg-core';
import { expect, it } from 'vitest';

const dialect = new PgDialect({ casing: 'snake_case' });
const files = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${folder}/${file}`);
const snake = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

interface Compared {
  /** As code writes it: `table.column`. */
  column: string;
  word: string;
}

/** What partial indexes of a table compare with words. */
function comparedIn(name: string, table: PgTable): Compared[] {
  const columns = Object.keys(getTableColumns(table));
  return getTableConfig(table).indexes.flatMap(({ config }) => {
    const where = config.where ? dialect.sqlToQuery(config.where).sql : '';
    return [...where.matchAll(/(\w+) (?:=|<>|in) (\([^)]*\)|'[^']*')/g)].flatMap(([, column, words = '']) =>
      [...words.matchAll(/'([^']+)'/g)].map(([, word = '']) => ({
        column: `${name}.${columns.find((one) => snake(one) === column)}`,
        word,
      })),
    );
  });
}

it('what a partial index is about stands in the statement itself: planned for no values, one with a parameter would not use it', async () => {
  const schemas = await Promise.all(
    readdirSync('db/schema').map(
      (file): Promise<Record<string, unknown>> =>
        import(`../../../db/schema/${file.slice(0, -'.ts'.length)}.ts`),
    ),
  );
  const words = schemas
    .flatMap((schema) => Object.entries(schema))
    .flatMap(([name, table]) => (is(table, PgTable) ? comparedIn(name, table) : []));
  expect(words).toContainEqual({ column: 'proposedAction.review', word: 'waiting' });
  expect(words).toContainEqual({ column: 'gap.state', word: 'open' });
  const asValues = files('src').flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    return words
      .filter(({ column, word }) =>
        [`'${word}'`, `['${word}'`].some((one) => text.includes(`(${column}, ${one}`)),
      )
      .map(({ column, word }) => `${file}: ${column} ${word}`);
  });
  expect(asValues).toEqual([]);
});
