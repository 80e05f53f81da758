/**
 * Loaded into a process before its program: at SIGUSR2 it collects garbage and says on standard output how much is
 * still in use; with HEAP_SNAPSHOTS it writes a snapshot into that folder first, for a look at what grows.
 */
import { setFlagsFromString, writeHeapSnapshot } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const { HEAP_SNAPSHOTS } = process.env;
let count = 0;
process.on('SIGUSR2', () => {
  collect();
  count += 1;
  if (HEAP_SNAPSHOTS) writeHeapSnapshot(`${HEAP_SNAPSHOTS}/${count}.heapsnapshot`);
  const { heapUsed, heapTotal, external, rss } = process.memoryUsage();
  process.stdout.write(`${JSON.stringify({ heapUsed, heapTotal, external, rssCollected: rss })}\n`);
});
