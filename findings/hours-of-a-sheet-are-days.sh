#!/usr/bin/env bash
# A sheet of working hours holds 36:00 as 1.5 in the format `[h]:mm`. hucre 1.0.0 and exceljs 4.4.0 both give a Date for it, as they do for a day, and differ by one: hucre says
# 1900-01-01, exceljs 1899-12-31, each at noon. So do they for a time of the day, where Excel shows 01:30. Whoever writes a Date down as its day imports "1900-01-01"
# where people typed hours, and subtracting one fixed day does not serve both. Only the cell's format tells: codes of hours without codes of days or years.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' >package.json
npm install --no-audit --no-fund --loglevel=error hucre@1.0.0 exceljs@4.4.0 >/dev/null
cat >see.mjs <<'JS'
import ExcelJS from 'exceljs';
import { readXlsx, writeXlsx } from 'hucre/xlsx';

// A day and a half, as a sheet of working hours holds it: Excel shows 36:00. Then half past one, and the same on a day.
const cells = [[1.5, '[h]:mm'], [0.0625, 'hh:mm'], [46357.0625, 'hh:mm'], [46357.0625, 'dd.mm.yyyy hh:mm']];
const file = await writeXlsx({
  sheets: [{
    name: 'Hours',
    rows: [cells.map(([value]) => value)],
    cells: new Map(cells.map(([value, numFmt], column) => [`0,${column}`, { value, style: { numFmt } }])),
  }],
});
const shown = (value) => (value instanceof Date ? value.toISOString().slice(0, 16) : `${typeof value} ${value}`);
const [sheet] = (await readXlsx(file, { readStyles: true })).sheets;
console.log('hucre:', sheet.rows[0].map(shown).join(', '));
const book = new ExcelJS.Workbook();
await book.xlsx.load(file);
console.log('exceljs:', book.worksheets[0].getRow(1).values.slice(1).map(shown).join(', '));
JS
node see.mjs >seen.txt
cat >expected.txt <<'TXT'
hucre: 1900-01-01T12:00, 1899-12-31T01:30, 2026-12-01T01:30, 2026-12-01T01:30
exceljs: 1899-12-31T12:00, 1899-12-30T01:30, 2026-12-01T01:30, 2026-12-01T01:30
TXT
diff -u expected.txt seen.txt
cat seen.txt
