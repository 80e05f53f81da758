#!/usr/bin/env bash
# prom-client 15.1.3. A gauge's `collect` is awaited before that gauge is written out, yet all metrics of a registry are collected side by side: where one
# query fills two gauges, in the `collect` of the second, the first is written before the answer is there. Each scrape then tells of it what was so one
# scrape ago, and the first scrape nothing at all: an alert on it comes a scrape late, and keeps a value that nobody can read any more. Every gauge needs
# a `collect` of its own (they may share a promise).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' >package.json
npm install --no-audit --no-fund --loglevel=error prom-client@15.1.3 >/dev/null
cat >see.mjs <<'JS'
import { setImmediate } from 'node:timers/promises';
import client from 'prom-client';

let waiting = 0;
const ask = async () => {
  await setImmediate();
  waiting += 1;
  return { depth: waiting, age: waiting * 10 };
};
const registry = new client.Registry();
const age = new client.Gauge({ name: 'queue_age_seconds', help: 'age', labelNames: ['queue'], registers: [registry] });
new client.Gauge({
  name: 'queue_depth',
  help: 'depth',
  labelNames: ['queue'],
  registers: [registry],
  async collect() {
    const found = await ask();
    this.set({ queue: 'checks' }, found.depth);
    age.set({ queue: 'checks' }, found.age);
  },
});
for (const scrape of [1, 2, 3]) {
  const text = await registry.metrics();
  const values = text.split('\n').filter((line) => line.startsWith('queue_'));
  console.log(`scrape ${scrape}: ${values.join(' | ')}`);
}
JS
cat >expected.txt <<'TXT'
scrape 1: queue_depth{queue="checks"} 1
scrape 2: queue_age_seconds{queue="checks"} 10 | queue_depth{queue="checks"} 2
scrape 3: queue_age_seconds{queue="checks"} 20 | queue_depth{queue="checks"} 3
TXT
node see.mjs >seen.txt
diff -u expected.txt seen.txt
cat seen.txt
