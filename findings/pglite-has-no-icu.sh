#!/usr/bin/env bash
# @electric-sql/pglite 0.5.16 says that it is PostgreSQL 18.6, yet it is built without ICU and its database collates by code point: "en-x-icu", which
# a server from a distribution has, does not exist, and a list ordered by name puts “Ärzte” behind “Zahlen”. Search dictionaries (German, say)
# and time zones are all there.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' >package.json
npm install --no-audit --no-fund --loglevel=error @electric-sql/pglite@0.5.16 >/dev/null
cat >see.mjs <<'JS'
import { PGlite } from '@electric-sql/pglite';

const db = new PGlite();
const ask = async (statement) => {
  try {
    return JSON.stringify(Object.values((await db.query(statement)).rows[0])[0]);
  } catch (error) {
    return error.message;
  }
};
console.log(await ask(`select 'a' < 'B' collate "en-x-icu"`));
console.log(await ask(`select string_agg(name, ' ' order by name) from (values ('Zahlen'), ('Ärzte'), ('Akten')) as t (name)`));
console.log(await ask(`select datcollate from pg_database where datname = current_database()`));
console.log(await ask(`select to_tsvector('german', 'Verträge')::text`));
await db.close();
JS
cat >expected.txt <<'TXT'
collation "en-x-icu" for encoding "UTF8" does not exist
"Akten Zahlen Ärzte"
"C"
"'vertrag':1"
TXT
node see.mjs | tee seen.txt
diff expected.txt seen.txt && echo "still so"
