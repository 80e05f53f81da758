#!/usr/bin/env bash
# prom-client 15.1.3. A summary over a sliding window (maxAgeSeconds) whose window holds no observation exports 0 for each quantile; those of Go and Java
# export NaN there. So a service that has stopped answering has a p95 latency of 0 s, the best there is, and a monitor "p95 over 2 s" on it clears:
# only `rate(<name>_count[…])` tells that nothing was observed. The same value stands there before the first observation.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' >package.json
npm install --no-audit --no-fund --loglevel=error prom-client@15.1.3 >/dev/null
cat >see.mjs <<'JS'
import { setTimeout } from 'node:timers/promises';
import client from 'prom-client';

const registry = new client.Registry();
const latency = new client.Summary({
  name: 'latency_seconds',
  help: 'latency',
  percentiles: [0.95],
  maxAgeSeconds: 1,
  ageBuckets: 2,
  registers: [registry],
});
const tell = async (when) => {
  const text = await registry.getSingleMetricAsString('latency_seconds');
  console.log(`${when}: ${text.split('\n').filter((line) => line && !line.startsWith('#')).join(' | ')}`);
};
await tell('before the first');
latency.observe(3);
await tell('just observed');
await setTimeout(2500);
await tell('window over');
JS
cat >expected.txt <<'TXT'
before the first: latency_seconds{quantile="0.95"} 0 | latency_seconds_sum 0 | latency_seconds_count 0
just observed: latency_seconds{quantile="0.95"} 3 | latency_seconds_sum 3 | latency_seconds_count 1
window over: latency_seconds{quantile="0.95"} 0 | latency_seconds_sum 3 | latency_seconds_count 1
TXT
node see.mjs >seen.txt 2>/dev/null
diff -u expected.txt seen.txt
cat seen.txt
