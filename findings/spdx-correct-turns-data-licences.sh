#!/usr/bin/env bash
# spdx-correct 3.2.0 puts a licence that people wrote into its SPDX form, and answers null where it knows none. On the ground of data and models it
# does not answer null, it answers another licence: the SPDX identifier CDLA-Permissive-2.0 in small letters (as model hubs write it) becomes CDL-1.0, "MIT No
# Attribution" (MIT-0) becomes MIT, "bsd-new" (three clauses) becomes two, and a sentence that denies a licence, or restricts one, becomes that licence.
# A bill of materials keeps what was written and names an SPDX identifier only where it is one.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' >package.json
npm install --no-audit --no-fund --loglevel=error spdx-correct@3.2.0 spdx-license-ids@3.0.22 >/dev/null
cat >see.mjs <<'JS'
import { createRequire } from 'node:module';
import correct from 'spdx-correct';

const ids = createRequire(import.meta.url)('spdx-license-ids');
console.log(`an identifier of the list: ${ids.includes('CDLA-Permissive-2.0')}`);
for (const written of [
  'cc-by-nc-4.0',
  'cdla-permissive-2.0',
  'MIT No Attribution',
  'bsd-new',
  'Proprietary, not MIT',
  'research only, based on Apache 2.0',
  'odc-by',
])
  console.log(`${written} -> ${correct(written)}`);
JS
cat >expected.txt <<'TXT'
an identifier of the list: true
cc-by-nc-4.0 -> CC-BY-NC-4.0
cdla-permissive-2.0 -> CDL-1.0
MIT No Attribution -> MIT
bsd-new -> BSD-2-Clause
Proprietary, not MIT -> MIT
research only, based on Apache 2.0 -> Apache-2.0
odc-by -> null
TXT
node see.mjs >seen.txt 2>/dev/null
diff -u expected.txt seen.txt
cat seen.txt
