#!/usr/bin/env bash
# node-cron 4.6.0 takes a range whose end lies before its beginning, and goes round: `50-10` is the minutes 50 to 59 and 0 to 10, `0 22-2 * * *`
# the hours from 22 to 2. croner 11.0.0 and cron-parser 5.10.0 refuse the same text, so a schedule that was written for the one
# cannot be previewed, or checked, by the others.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' >package.json
npm install --no-audit --no-fund --loglevel=error node-cron@4.6.0 croner@11.0.0 cron-parser@5.10.0 >/dev/null
cat >see.mjs <<'JS'
import { CronExpressionParser } from 'cron-parser';
import { Cron } from 'croner';
import cron from 'node-cron';

const hours = (text) => {
  const task = cron.createTask(text, () => {}, { timezone: 'UTC' });
  const found = [...Array(24).keys()].filter((hour) => task.match(new Date(Date.UTC(2027, 2, 1, hour, 0, 0))));
  task.destroy();
  return found.join(' ');
};
const refused = (make) => {
  try {
    make();
    return 'taken';
  } catch {
    return 'refused';
  }
};
for (const text of ['0 22-2 * * *', '0 2-5 * * *'])
  console.log(
    `${text}: node-cron at ${hours(text)}, croner ${refused(() => new Cron(text, { paused: true }))}, cron-parser ${refused(() => CronExpressionParser.parse(text))}`,
  );
JS
cat >expected.txt <<'TXT'
0 22-2 * * *: node-cron at 0 1 2 22 23, croner refused, cron-parser refused
0 2-5 * * *: node-cron at 2 3 4 5, croner taken, cron-parser taken
TXT
node see.mjs | tee seen.txt
diff expected.txt seen.txt && echo "still so"
