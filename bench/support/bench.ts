import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';

/** One figure, printed as one line of JSON. `peer` is the same measured on what it is compared with. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  peer: number | null;
  ratio: number | null;
}

export type Benchmark = (bench: Bench) => Promise<Figure[]>;

/** A fault of whoever runs the benchmarks, told in one line. */
export class Unable extends Error {}

/** What a benchmark works with. Whatever it starts or makes is gone at the end. */
export class Bench {
  #closing: (() => Promise<unknown> | unknown)[] = [];
  #processes = new Map<string, ChildProcess>();
  readonly #root: string;

  /** @param root of the build whose files it starts */
  constructor(root = process.cwd()) {
    this.#root = root;
  }

  /** A fresh, empty database on the server that the environment names. */
  async database(): Promise<string> {
    const server = process.env.TEST_DATABASE_URL || process.env.DATABASE_URL;
    if (!server)
      throw new Unable(
        'set DATABASE_URL or TEST_DATABASE_URL to a PostgreSQL server: this is measured on a real one',
      );
    const name = `phasegate_bench_${randomBytes(5).toString('hex')}`;
    const url = new URL(server);
    url.pathname = `/${name}`;
    const client = new pg.Client(server);
    await client.connect();
    await client.query(`create database ${name}`);
    const { rows } = await client.query<{ autovacuum: string }>('show autovacuum');
    if (rows[0]?.autovacuum === 'off')
      process.stderr.write('autovacuum is off on this server: dead rows are measured too\n');
    this.defer(async () => {
      await client.query(`drop database if exists ${name} with (force)`);
      await client.end();
    });
    return url.href;
  }

  folder(): string {
    const folder = mkdtempSync(join(tmpdir(), 'phasegate-bench-'));
    this.defer(() => rmSync(folder, { recursive: true, force: true }));
    return folder;
  }

  /** Starts a TypeScript file on this Node, with these variables and none of our own. */
  start(file: string, variables: Record<string, string>): ChildProcess {
    const { PATH = '', HOME = '' } = process.env;
    const child = spawn(process.execPath, [...optionsOf(this.#root), file], {
      env: { PATH, HOME, ...variables },
      stdio: ['ignore', 'pipe', 'inherit'],
      cwd: this.#root,
    });
    this.#processes.set(file, child);
    this.defer(async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await gone;
      clearTimeout(late);
    });
    return child;
  }

  /** The process id of a file that was started. */
  pidOf(file: string): number {
    const pid = this.#processes.get(file)?.pid;
    if (pid === undefined) throw new Error(`${file} does not run`);
    return pid;
  }

  defer(close: () => Promise<unknown> | unknown): void {
    this.#closing.push(close);
  }

  async close(): Promise<void> {
    for (const close of this.#closing.reverse()) await close();
  }
}

/** The options that a build's own `npm start` gives to Node. */
function optionsOf(root: string): string[] {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: { start: string };
  };
  return scripts.start.split(' ').filter((word) => word.startsWith('--'));
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('no address');
  return address.port;
}

/** Asks until it is so. @throws Error after a minute, or when the process it waits for has ended */
export async function until(what: string, child: ChildProcess, look: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + 60_000;
  while (performance.now() < end) {
    if (child.exitCode !== null) throw new Error(`${what}: the process ended with ${child.exitCode}`);
    if (await look().catch(() => false)) return;
    await wait(10);
  }
  throw new Error(`${what}: not within a minute`);
}

/** Whether a GET is answered with 200. */
export const answers = async (url: string): Promise<boolean> => {
  const response = await fetch(url);
  await response.body?.cancel();
  return response.ok;
};

/** The value below which a share of the sorted values lies: nearest rank. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (found === undefined) throw new Error('nothing was measured');
  return found;
}

export const rounded = (value: number): number => Number(value.toPrecision(4));

/** A figure that is compared with nothing. */
export const alone = (name: string, value: number, unit: string): Figure => ({
  name,
  value: rounded(value),
  unit,
  peer: null,
  ratio: null,
});

/** How long something takes, in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** How long people wait, in milliseconds, compared with the same on a peer: p50, p99, and the ratio of each. */
export function comparison(name: string, ours: readonly number[], theirs: readonly number[]): Figure[] {
  const figure = (share: number, suffix: string): Figure => {
    const [value, peer] = [quantile(ours, share), quantile(theirs, share)];
    return {
      name: `${name}_${suffix}`,
      value: rounded(value),
      unit: 'ms',
      peer: rounded(peer),
      ratio: rounded(value / peer),
    };
  };
  const ratioOf = ({ ratio }: Figure, suffix: string): Figure => ({
    name: `${name}_${suffix}`,
    value: ratio ?? 0,
    unit: 'ratio',
    peer: 1,
    ratio,
  });
  const [middle, last] = [figure(0.5, 'p50_ms'), figure(0.99, 'p99_ms')];
  return [middle, last, ratioOf(middle, 'p50_ratio'), ratioOf(last, 'p99_ratio')];
}
