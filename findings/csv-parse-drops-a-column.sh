#!/usr/bin/env bash
# csv-parse 7.0.3 with `columns: true`: of two columns with one name the first is gone, without an error or a notice; the row has one key less than the
# file has columns. Papa Parse 5.5.3 keeps both, renames the second and says so. A header that names the columns by hand has to be checked before.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' >package.json
npm install --no-audit --no-fund --loglevel=error csv-parse@7.0.3 papaparse@5.5.3 >/dev/null
cat >see.mjs <<'JS'
import { parse } from 'csv-parse/sync';
import Papa from 'papaparse';

const file = 'segment,score,segment\nNorth,0.9,Retail\n';
console.log('csv-parse:', JSON.stringify(parse(file, { columns: true })[0]));
console.log('Papa Parse:', JSON.stringify(Papa.parse(file.trim(), { header: true }).data[0]));
JS
cat >expected.txt <<'TXT'
csv-parse: {"segment":"Retail","score":"0.9"}
Papa Parse: {"segment":"North","score":"0.9","segment_1":"Retail"}
TXT
node see.mjs 2>&1 | grep -v 'Duplicate headers' | tee seen.txt
diff expected.txt seen.txt && echo "still so"
