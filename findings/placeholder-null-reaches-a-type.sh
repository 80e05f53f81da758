#!/usr/bin/env bash
# drizzle-orm 0.45.4 keeps a null from a custom type's toDriver where it stands in the statement itself, and hands it over where the same statement is prepared and its
# placeholder is null: the type's own function gets a null that its types rule out. One that calls a method of its value throws. A column that may be
# empty works in every plain insert and fails in the first prepared one; the type has to answer null with null.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
npm install --no-audit --no-fund --loglevel=error drizzle-orm@0.45.4 @electric-sql/pglite@0.5.16 >/dev/null
cat >see.mjs <<'JS'
import { PGlite } from '@electric-sql/pglite';
import { sql } from 'drizzle-orm';
import { customType, integer, pgTable } from 'drizzle-orm/pg-core';
import { drizzle } from 'drizzle-orm/pglite';

const asked = [];
const measure = customType({
  dataType: () => 'numeric',
  toDriver: (value) => {
    asked.push(value);
    return value === null ? null : value.toString();
  },
});
const table = pgTable('reading', { id: integer('id'), size: measure('size') });
const db = drizzle(new PGlite());
await db.execute(sql`create table reading (id int, size numeric)`);
const tell = (name) => console.log(`${name}: toDriver was given ${JSON.stringify(asked.splice(0))}`);

await db.insert(table).values({ id: 1, size: 4 });
tell('plain, 4');
await db.insert(table).values({ id: 2, size: null });
tell('plain, null');
const prepared = db
  .insert(table)
  .values({ id: sql.placeholder('id'), size: sql.placeholder('size') })
  .prepare('put');
await prepared.execute({ id: 3, size: 4 });
tell('prepared, 4');
await prepared.execute({ id: 4, size: null });
tell('prepared, null');
JS
cat >expected.txt <<'TXT'
plain, 4: toDriver was given [4]
plain, null: toDriver was given []
prepared, 4: toDriver was given [4]
prepared, null: toDriver was given [null]
TXT
node see.mjs >seen.txt
diff -u expected.txt seen.txt
cat seen.txt
