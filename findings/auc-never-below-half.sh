#!/usr/bin/env bash
# ml-roc-multiclass 0.2.0 turns an area under the ROC curve that is below one half round (1 − area): scores that rank every case wrong have AUC 1, as those that rank
# all of them right. ml-performance 0.2.0 answers 0 for them. A model whose label was turned round, or that got worse than chance, looks
# excellent by the one and fails by the other; a threshold on such an AUC can hardly be missed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
npm install --no-audit --no-fund --loglevel=error ml-roc-multiclass@0.2.0 ml-performance@0.2.0 >/dev/null
cat >see.cjs <<'JS'
const { getAuc, getRocCurve } = require('ml-roc-multiclass');
const Performance = require('ml-performance');

const happened = [0, 0, 1, 1, 0, 1];
const tell = (name, scores) => {
  const one = getAuc(getRocCurve(happened.map(String), scores));
  const other = new Performance([scores], [happened], { all: true, max: true }).getAURC();
  console.log(`${name}: ml-roc-multiclass ${one.toFixed(3)}, ml-performance ${other.toFixed(3)}`);
};
tell('all right', [0.1, 0.2, 0.8, 0.9, 0.3, 0.7]);
tell('all wrong', [0.9, 0.8, 0.2, 0.1, 0.7, 0.3]);
tell('worse than chance', [0.9, 0.8, 0.2, 0.1, 0.25, 0.3]);
JS
cat >expected.txt <<'TXT'
all right: ml-roc-multiclass 1.000, ml-performance 1.000
all wrong: ml-roc-multiclass 1.000, ml-performance 0.000
worse than chance: ml-roc-multiclass 0.889, ml-performance 0.111
TXT
node see.cjs >seen.txt
diff -u expected.txt seen.txt
cat seen.txt
