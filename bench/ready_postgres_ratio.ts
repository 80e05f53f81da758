import { type Bench, type Figure, quantile, rounded } from './support/bench.ts';
import { formerTree } from './support/former.ts';
import { startOnServer } from './support/ready.ts';
import { startSlack } from './support/stage.ts';

const RUNS = 5;

/**
 * CPU of our process until it is ready on an empty PostgreSQL database, over the former build's, in turns. The first run
 * of each is not counted: it fills the compile cache, as the first start on a machine does.
 */
export default async function readyPostgresRatio(bench: Bench): Promise<Figure[]> {
  const slack = await startSlack(bench);
  const former = formerTree();
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let run = 0; run <= RUNS; run += 1) {
    const [now, before] = [
      await startOnServer(bench, process.cwd(), slack),
      await startOnServer(bench, former, slack),
    ];
    if (run === 0) continue;
    ours.push(now.cpuMs);
    theirs.push(before.cpuMs);
  }
  const [value, peer] = [quantile(ours, 0.5), quantile(theirs, 0.5)];
  return [
    {
      name: 'ready_postgres_ratio',
      value: rounded(value / peer),
      unit: `of ${rounded(value)} ms CPU`,
      peer: rounded(peer),
      ratio: rounded(value / peer),
    },
  ];
}
