import { type Bench, type Figure, rounded } from './support/bench.ts';
import { startOnServer, startSandbox } from './support/ready.ts';
import { startSlack } from './support/stage.ts';

/** Resident memory of our process at rest: on a server, and as a sandbox with the embedded database, at a second start. */
export default async function idleRss(bench: Bench): Promise<Figure[]> {
  const slack = await startSlack(bench);
  const folder = bench.folder();
  await startSandbox(bench, process.cwd(), folder);
  const embedded = await startSandbox(bench, process.cwd(), folder);
  await startOnServer(bench, process.cwd(), slack);
  const server = await startOnServer(bench, process.cwd(), slack);
  const figure = (name: string, value: number): Figure => ({
    name,
    value: rounded(value),
    unit: 'MB',
    peer: null,
    ratio: null,
  });
  return [figure('idle_rss_mb_embedded', embedded.idleMb), figure('idle_rss_mb_server', server.idleMb)];
}
