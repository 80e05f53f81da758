import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, vi } from 'vitest';
import { freePort } from './free-port.ts';

/** One series: its samples, as seconds since 1970 and value (`NaN` among them). */
export interface Backfilled {
  /** `model_precision{region="north"}` */
  series: string;
  samples: readonly (readonly [seconds: number, value: number])[];
}

/** Whether it can be started at all; not each one knows `--version`. */
const has = (program: string): boolean =>
  spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;

/** A suite on a real program of Debian's, skipped in sight where it is not installed. */
export function withProgram(title: string, program: string, suite: () => void): void {
  if (has(program)) describe(title, suite);
  else describe.skip(`${title} (skipped: ${program} is not installed)`, suite);
}

/** A real Prometheus with a history, for a suite. @returns its host, once the suite runs */
export function onPrometheus(history: readonly Backfilled[]): () => string {
  return server((folder) => {
    const text = `${history.map(openMetrics).join('')}# EOF\n`;
    writeFileSync(join(folder, 'history.txt'), text);
    execFileSync(
      'promtool',
      ['tsdb', 'create-blocks-from', 'openmetrics', join(folder, 'history.txt'), join(folder, 'data')],
      {
        stdio: 'ignore',
      },
    );
    writeFileSync(join(folder, 'prometheus.yml'), '{}\n');
    return [
      'prometheus',
      `--config.file=${join(folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      '--storage.tsdb.retention.time=50y',
      '--log.level=error',
    ];
  });
}

const openMetrics = ({ series, samples }: Backfilled): string =>
  samples.map(([seconds, value]) => `${series} ${value} ${seconds}\n`).join('');

/** A real Alertmanager, for a suite; without receivers until it is configured. */
export function onAlertmanager(): (() => string) & { configure(text: string): Promise<void> } {
  let config = '';
  const host = server((folder) => {
    config = join(folder, 'alertmanager.yml');
    writeFileSync(config, 'route: { receiver: nobody }\nreceivers: [{ name: nobody }]\n');
    return [
      'prometheus-alertmanager',
      `--config.file=${config}`,
      `--storage.path=${join(folder, 'data')}`,
      '--cluster.listen-address=',
      '--log.level=error',
    ];
  });
  return Object.assign(host, {
    async configure(text: string) {
      writeFileSync(config, text);
      const answer = await fetch(`http://${host()}/-/reload`, { method: 'POST' });
      if (!answer.ok) throw new Error(await answer.text());
    },
  });
}

/** Runs a server in a folder of its own from before the suite to its end. */
function server(command: (folder: string) => string[]): () => string {
  let host = '';
  let running: ChildProcess | undefined;
  let folder = '';
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'phasegate-'));
    host = `127.0.0.1:${await freePort()}`;
    const [program = '', ...args] = command(folder);
    let said = '';
    const started = spawn(program, [...args, `--web.listen-address=${host}`], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    running = started;
    started.stderr.on('data', (part) => {
      said += String(part);
    });
    const isReady = async () => {
      const answer = await fetch(`http://${host}/-/ready`).catch(() => null);
      if (!answer?.ok) throw new Error(`${program} is not ready: ${said}`);
    };
    await vi.waitFor(isReady, { timeout: 50_000, interval: 50 });
  });
  afterAll(async () => {
    const ending = running;
    if (ending && ending.exitCode === null) {
      const { promise, resolve } = Promise.withResolvers<void>();
      ending.once('exit', () => resolve());
      ending.kill('SIGKILL');
      await promise;
    }
    rmSync(folder, { recursive: true, force: true });
  });
  return () => host;
}
