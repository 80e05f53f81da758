#!/usr/bin/env bash
# cephes 3.3.3, Node 20 to 26. Its README says that in Node it is compiled synchronously and that `compiled` is a dummy promise.
# True of require(). With `import` every function is there at once and throws a TypeError until `await cephes.compiled`.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' >package.json
npm install --no-audit --no-fund --loglevel=error cephes@3.3.3 >/dev/null
cat >see.mjs <<'JS'
import { createRequire } from 'node:module';
import cephes from 'cephes';

const p = (library) => {
  try {
    return library.chdtrc(1, 3.84).toFixed(6);
  } catch (error) {
    return `${error.constructor.name}: ${error.message}`;
  }
};
console.log('require:', p(createRequire(import.meta.url)('cephes')));
console.log('import:', p(cephes));
await cephes.compiled;
console.log('import, compiled:', p(cephes));
JS
cat >expected.txt <<'TXT'
require: 0.050044
import: TypeError: cephes.cephes_chdtrc is not a function
import, compiled: 0.050044
TXT
node see.mjs | tee seen.txt
diff expected.txt seen.txt && echo "still so"
