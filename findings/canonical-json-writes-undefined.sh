#!/usr/bin/env bash
# canonicalize 4.0.0 and json-canonicalize 3.0.1 (both RFC 8785). Where a property holds a function, JSON.stringify leaves it out; both write the
# word `undefined` instead, without an error: the digest is of a text that is no JSON, and nobody who parses and canonicalizes again gets it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' >package.json
npm install --no-audit --no-fund --loglevel=error canonicalize@4.0.0 json-canonicalize@3.0.1 >/dev/null
cat >see.mjs <<'JS'
import canonicalize from 'canonicalize';
import { canonicalize as other } from 'json-canonicalize';

const proposal = { case: 7, describe() {}, amount: 12.5 };
const isJson = (text) => {
  try {
    JSON.parse(text);
    return 'JSON';
  } catch {
    return 'no JSON';
  }
};
for (const [name, write] of [['JSON.stringify', JSON.stringify], ['canonicalize', canonicalize], ['json-canonicalize', other]])
  console.log(`${name}: ${write(proposal)} (${isJson(write(proposal))})`);
JS
cat >expected.txt <<'TXT'
JSON.stringify: {"case":7,"amount":12.5} (JSON)
canonicalize: {"amount":12.5,"case":7,"describe":undefined} (no JSON)
json-canonicalize: {"amount":12.5,"case":7,"describe":undefined} (no JSON)
TXT
node see.mjs | tee seen.txt
diff expected.txt seen.txt && echo "still so"
