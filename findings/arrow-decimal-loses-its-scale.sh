#!/usr/bin/env bash
# apache-arrow 21.2.0 reads a column of decimals without its scale: 12.34 in Decimal(18, 2) is 1234 as text, as a number and in JSON, and the type
# calls itself `Decimal[18e+2]`. Nothing says so, and the table's other columns are right: amounts are a hundred times as large. hyparquet 1.33.0 takes the scale into
# account, but makes a double of it, so that 90071992547409.93 (precision 18) ends in 92. Amounts from Arrow or Parquet want the unscaled integer and the
# column's scale, put together by a decimal library.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' >package.json
npm install --no-audit --no-fund --loglevel=error apache-arrow@21.2.0 hyparquet@1.33.0 hyparquet-writer@0.17.0 >/dev/null
cat >see.mjs <<'JS'
import { Decimal, makeBuilder } from 'apache-arrow';
import { parquetReadObjects } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';

const type = new Decimal(2, 18, 128);
const builder = makeBuilder({ type, nullValues: [null] });
builder.append(new Uint32Array([1234, 0, 0, 0]));
const [amount] = builder.finish().toVector();
console.log(`arrow: scale ${type.scale}, ${type}, text ${amount}, number ${Number(amount)}, JSON ${JSON.stringify({ amount })}`);

const schema = [
  { name: 'root', num_children: 1 },
  { name: 'amount', type: 'INT64', converted_type: 'DECIMAL', precision: 18, scale: 2, repetition_type: 'REQUIRED' },
];
const file = parquetWriteBuffer({ schema, columnData: [{ name: 'amount', data: [1234n, 9007199254740993n] }] });
const rows = await parquetReadObjects({ file });
console.log(`parquet: ${rows.map((row) => `${typeof row.amount} ${row.amount}`).join(', ')}`);
JS
node see.mjs >seen.txt
cat >expected.txt <<'TXT'
arrow: scale 2, Decimal[18e+2], text 1234, number 1234, JSON {"amount":"\"1234\""}
parquet: number 12.34, number 90071992547409.92
TXT
diff -u expected.txt seen.txt
cat seen.txt
