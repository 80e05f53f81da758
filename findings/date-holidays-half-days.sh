#!/usr/bin/env bash
# date-holidays 3.37.0. In Germany 24 and 31 December are listed as days, but begin at 14:00: asked at noon whether it is a holiday the answer is no, asked at
# three o’clock yes. Whoever asks once a day, at noon or at midnight, counts both as working days.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' >package.json
npm install --no-audit --no-fund --loglevel=error date-holidays@3.37.0 >/dev/null
cat >see.mjs <<'JS'
import Holidays from 'date-holidays';

const germany = new Holidays('DE', 'BE');
const listed = germany.getHolidays(2026).find(({ date }) => date.startsWith('2026-12-24'));
console.log(listed.name, listed.type);
for (const hour of ['00', '12', '15']) {
  const found = germany.isHoliday(new Date(`2026-12-24T${hour}:00:00+01:00`));
  console.log(`${hour}:00`, found ? found.map(({ type }) => type).join() : found);
}
JS
cat >expected.txt <<'TXT'
Heiliger Abend bank
00:00 false
12:00 false
15:00 bank
TXT
node see.mjs | tee seen.txt
diff expected.txt seen.txt && echo "still so"
