#!/usr/bin/env bash
# pdfmake 0.3.11. A document with `tagged: true` says in its catalogue that it is marked, and pdfinfo (poppler) calls it "Tagged: yes"; but it has a structure tree of
# no element, and its text no marked content: a screen reader finds no heading, paragraph or table in it. With the subset PDF/UA asked for it is
# the same. That a PDF is accessible cannot be told by that flag.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
npm install --no-audit --no-fund --loglevel=error pdfmake@0.3.11 >/dev/null
cat >see.cjs <<'JS'
const { dirname, join } = require('node:path');
const pdfmake = require('pdfmake');

const fonts = join(dirname(require.resolve('pdfmake/package.json')), 'fonts/Roboto');
const Roboto = { normal: join(fonts, 'Roboto-Regular.ttf'), bold: join(fonts, 'Roboto-Medium.ttf') };
pdfmake.addFonts({ Roboto });
const content = [{ text: 'Gate', bold: true }, 'Approved.', { table: { body: [['item', 'state'], ['audit', 'done']] } }];
const tell = async (name, more) => {
  const made = await pdfmake.createPdf({ content, tagged: true, lang: 'en', compress: false, ...more }).getBuffer();
  const text = made.toString('latin1');
  const count = (what) => text.split(what).length - 1;
  console.log(
    `${name}: marked ${count('/Marked true')}, trees ${count('/Type /StructTreeRoot')}, elements ${count('/StructElem')}, marked content ${count(' BDC')}`,
  );
};
(async () => {
  await tell('tagged', {});
  await tell('PDF/UA', { subset: 'PDF/UA', pdfVersion: '1.7', displayTitle: true, info: { title: 'Evidence' } });
})();
JS
node see.cjs >seen.txt 2>/dev/null
cat >expected.txt <<'TXT'
tagged: marked 1, trees 1, elements 0, marked content 0
PDF/UA: marked 1, trees 1, elements 0, marked content 0
TXT
diff -u expected.txt seen.txt
cat seen.txt
