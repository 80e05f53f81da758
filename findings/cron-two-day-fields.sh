#!/usr/bin/env bash
# node-cron 4.6.0, croner 11.0.1, cron-parser 5.10.6, cronstrue 3.39.0. With a day of the month and a day of the week both given, cron
# runs when either fits (crontab(5)), and so do croner and cron-parser. node-cron wants both: `0 9 13 * 5` runs on Fridays the 13th only,
# once in the five months below instead of 25 times. The words of cronstrue fit both readings.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' >package.json
npm install --no-audit --no-fund --loglevel=error node-cron@4.6.0 croner@11.0.1 cron-parser@5.10.6 cronstrue@3.39.0 >/dev/null
cat >see.mjs <<'JS'
import cron from 'node-cron';
import { Cron } from 'croner';
import { CronExpressionParser } from 'cron-parser';
import cronstrue from 'cronstrue';

const expression = '0 9 13 * 5';
const [from, to] = [new Date('2026-11-01T00:00:00Z'), new Date('2027-04-01T00:00:00Z')];
const task = cron.createTask(expression, () => {}, { timezone: 'UTC' });
let runs = 0;
for (let at = from.getTime() + 9 * 3_600_000; at < to; at += 86_400_000) runs += task.match(new Date(at)) ? 1 : 0;
console.log('node-cron:', runs);
console.log('croner:', new Cron(expression, { timezone: 'UTC' }).nextRuns(99, from).filter((run) => run < to).length);
const parsed = CronExpressionParser.parse(expression, { currentDate: from, endDate: to, tz: 'UTC' });
let count = 0;
while (parsed.hasNext()) {
  parsed.next();
  count += 1;
}
console.log('cron-parser:', count);
console.log('cronstrue:', cronstrue.toString(expression));
JS
cat >expected.txt <<'TXT'
node-cron: 1
croner: 25
cron-parser: 25
cronstrue: At 09:00 AM, on day 13 of the month, and on Friday
TXT
node see.mjs | tee seen.txt
diff expected.txt seen.txt && echo "still so"
