#!/usr/bin/env bash
# JMESPath in npm: @aws-lambda-powertools/jmespath 2.36.0, jmespath 0.16.0, @jmespath-community/jmespath 1.3.0. The mean of no values is null by the
# specification; the first two answer the number NaN, and a monitor that compares it with a limit is never in breach. The largest of no
# values is null in all three, their sum 0. to_number of '0x10' is 16 in all three, though it is no number of JSON.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' >package.json
npm install --no-audit --no-fund --loglevel=error @aws-lambda-powertools/jmespath@2.36.0 jmespath@0.16.0 @jmespath-community/jmespath@1.3.0 >/dev/null
cat >see.mjs <<'JS'
import { search as powertools } from '@aws-lambda-powertools/jmespath';
import { search as community } from '@jmespath-community/jmespath';
import jmespath from 'jmespath';

const libraries = {
  powertools,
  jmespath: (expression, data) => jmespath.search(data, expression),
  community: (expression, data) => community(data, expression),
};
const day = { rows: [{ precision: 0.91, labelled: true }, { precision: 0.88, labelled: true }] };
const late = 'rows[?!labelled].precision';
for (const [name, search] of Object.entries(libraries)) {
  const answers = [`avg(${late})`, `max(${late})`, `sum(${late})`, `to_number('0x10')`].map(
    (expression) => `${expression} ${search(expression, day)}`,
  );
  console.log(`${name}: ${answers.join(', ')}; in breach of 0.9: ${search(`avg(${late})`, day) < 0.9}`);
}
JS
cat >expected.txt <<'TXT'
powertools: avg(rows[?!labelled].precision) NaN, max(rows[?!labelled].precision) null, sum(rows[?!labelled].precision) 0, to_number('0x10') 16; in breach of 0.9: false
jmespath: avg(rows[?!labelled].precision) NaN, max(rows[?!labelled].precision) null, sum(rows[?!labelled].precision) 0, to_number('0x10') 16; in breach of 0.9: false
community: avg(rows[?!labelled].precision) null, max(rows[?!labelled].precision) null, sum(rows[?!labelled].precision) 0, to_number('0x10') 16; in breach of 0.9: true
TXT
node see.mjs | tee seen.txt
diff expected.txt seen.txt && echo "still so"
