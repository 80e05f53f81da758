import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { answers, Bench, freePort, until } from './bench.ts';
import { processCpu } from './cpu.ts';
import type { Slack } from './stage.ts';

/** What a start cost until the program was ready, and what it holds when nobody asks for anything. */
export interface Start {
  seconds: number;
  cpuMs: number;
  /** Its resident memory, in MB, once its own work at the start is over. */
  idleMb: number;
}

/** How long the processor use has to stand still before a process is called idle. */
const QUIET_MS = 3_000;

/** Starts a build on an empty PostgreSQL database, its schema made on the way, and ends it. @param root of the build */
export async function startOnServer(bench: Bench, root: string, slack: Slack): Promise<Start> {
  return measured(bench, root, {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    DATABASE_URL: await bench.database(),
    LOG_LEVEL: 'error',
  });
}

/** Starts a build as a sandbox on `folder`, and ends it. Ready is when its page and the app answer. */
export const startSandbox = (bench: Bench, root: string, folder = bench.folder()): Promise<Start> =>
  measured(bench, root, { PHASEGATE_DATA_DIR: folder });

async function measured(bench: Bench, root: string, variables: Record<string, string>): Promise<Start> {
  const own = new Bench(root);
  bench.defer(() => own.close());
  const port = await freePort();
  const started = performance.now();
  const child = own.start('src/main.ts', { ...variables, PORT: String(port) });
  const pid = child.pid ?? 0;
  if (!child.stdout) throw new Error('no output');
  if ('PHASEGATE_DATA_DIR' in variables)
    for await (const line of createInterface(child.stdout)) if (line.includes('http://')) break;
  child.stdout.resume();
  await until('the app', child, () => answers(`http://127.0.0.1:${port}/readyz`));
  const ready = { seconds: (performance.now() - started) / 1_000, cpuMs: processCpu(pid) };
  await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
  const idleMb = residentMb(pid);
  child.kill('SIGTERM');
  await once(child, 'exit');
  return { ...ready, idleMb };
}

function residentMb(pid: number): number {
  const [, kilobytes = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1_024;
}
