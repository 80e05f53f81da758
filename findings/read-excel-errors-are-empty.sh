#!/usr/bin/env bash
# read-excel-file 9.3.17. A cell that holds an error (#N/A, #DIV/0!) and a formula that was never calculated are both read as null, as an empty cell is: a
# table of figures with a broken formula reads as one with gaps. Rows left empty in front of the table are kept, as rows of null.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' >package.json
npm install --no-audit --no-fund --loglevel=error read-excel-file@9.3.17 fflate@0.8.3 >/dev/null
cat >see.mjs <<'JS'
import { strToU8, zipSync } from 'fflate';
import readExcel from 'read-excel-file/node';

const ns = 'http://schemas.openxmlformats.org';
const part = (text) => strToU8(`<?xml version="1.0"?>${text}`);
const workbook = zipSync({
  '[Content_Types].xml': part(
    `<Types xmlns="${ns}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>`,
  ),
  '_rels/.rels': part(
    `<Relationships xmlns="${ns}/package/2006/relationships"><Relationship Id="r1" Type="${ns}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ),
  'xl/workbook.xml': part(
    `<workbook xmlns="${ns}/spreadsheetml/2006/main" xmlns:r="${ns}/officeDocument/2006/relationships"><sheets><sheet name="Figures" sheetId="1" r:id="r1"/></sheets></workbook>`,
  ),
  'xl/_rels/workbook.xml.rels': part(
    `<Relationships xmlns="${ns}/package/2006/relationships"><Relationship Id="r1" Type="${ns}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  ),
  'xl/worksheets/sheet1.xml': part(
    `<worksheet xmlns="${ns}/spreadsheetml/2006/main"><sheetData><row r="2"><c r="A2"><v>0.5</v></c><c r="B2" t="e"><v>#N/A</v></c><c r="C2"><f>A2*2</f></c><c r="D2"><v>7</v></c></row></sheetData></worksheet>`,
  ),
});
const [{ data }] = await readExcel(Buffer.from(workbook));
console.log(JSON.stringify(data));
JS
cat >expected.txt <<'TXT'
[[null,null,null,null],[0.5,null,null,7]]
TXT
node see.mjs | tee seen.txt
diff expected.txt seen.txt && echo "still so"
