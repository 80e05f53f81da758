import { type Bench, type Figure, quantile, rounded } from './support/bench.ts';
import { formerTree } from './support/former.ts';
import { startSandbox } from './support/ready.ts';

const RUNS = 5;

/**
 * CPU of our process until it is ready as a sandbox in an empty data folder, over the former build's, in turns. The first run
 * of each is not counted: it fills the compile cache, as the first start on a machine does.
 */
export default async function readySandboxRatio(bench: Bench): Promise<Figure[]> {
  const former = formerTree();
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let run = 0; run <= RUNS; run += 1) {
    const [now, before] = [await startSandbox(bench, process.cwd()), await startSandbox(bench, former)];
    if (run === 0) continue;
    ours.push(now.cpuMs);
    theirs.push(before.cpuMs);
  }
  const [value, peer] = [quantile(ours, 0.5), quantile(theirs, 0.5)];
  return [
    {
      name: 'ready_sandbox_ratio',
      value: rounded(value / peer),
      unit: `of ${rounded(value)} ms CPU`,
      peer: rounded(peer),
      ratio: rounded(value / peer),
    },
  ];
}
