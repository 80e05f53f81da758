#!/usr/bin/env bash
# PGlite 0.5.16. A GIN index over to_tsvector is used by the owner of a table, and never by a
# role under row-level security, even with seqscan off: `@@` is not leakproof, so it may not look at rows before the policy has. Equality on the
# same column is leakproof and keeps its index. Full text search in a table with policies reads every row that the policy lets through.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' >package.json
npm install --no-audit --no-fund --loglevel=error @electric-sql/pglite@0.5.16 >/dev/null
cat >see.mjs <<'JS'
import { PGlite } from '@electric-sql/pglite';

const db = new PGlite();
await db.exec(`create table note (tenant text not null, code text not null, body text not null);
  create index note_words on note using gin (to_tsvector('simple', body));
  create index note_code on note (code);
  insert into note select 't' || n % 10, 'c' || n, 'word' || n || ' and others' from generate_series(1, 20000) n;
  alter table note enable row level security;
  create policy own on note using (tenant = current_setting('app.tenant', true));
  create role reader nologin;
  grant select on note to reader;
  analyze note;
  set enable_seqscan = off;
  set app.tenant = 't7'`);
const indexIn = async (where) => {
  const { rows } = await db.query(`explain select * from note where ${where}`);
  return /note_\w+/.exec(JSON.stringify(rows))?.[0] ?? 'no index';
};
const WORDS = `to_tsvector('simple', body) @@ to_tsquery('simple', 'word17')`;
for (const role of ['postgres', 'reader']) {
  await db.exec(`set role ${role}`);
  console.log(`${role}: words by ${await indexIn(WORDS)}, code by ${await indexIn(`code = 'c17'`)}`);
}
await db.close();
JS
cat >expected.txt <<'TXT'
postgres: words by note_words, code by note_code
reader: words by no index, code by note_code
TXT
node see.mjs | tee seen.txt
diff expected.txt seen.txt && echo "still so"
