import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { type Bench, type Figure, rounded, Unable } from './support/bench.ts';
import { type Running, startBareProcess, startReplica, startSlack } from './support/stage.ts';

const COUNT = 400;
const BYTES = 3.9 * 1_024 * 1_024;
const MB = 1_024 * 1_024;

/**
 * How much more memory the process holds at most while 400 connections send bodies of 3.9 MB that Slack has not
 * signed, beside what a bare Bolt app takes. The peak is the kernel's, so none between two looks is missed.
 */
export default async function unsignedBodies(bench: Bench): Promise<Figure[]> {
  const slack = await startSlack(bench);
  const ours = await grown(bench, await startReplica(bench, slack, await bench.database()));
  const theirs = await grown(bench, await startBareProcess(bench, slack, await bench.database()));
  const [value, peer] = [rounded(ours / MB), rounded(theirs / MB)];
  return [{ name: 'unsigned_bodies_rss_mb', value, unit: 'MB', peer, ratio: rounded(value / peer) }];
}

async function grown(bench: Bench, { url, child }: Running): Promise<number> {
  await attack(bench, url, 8);
  resetPeak(child);
  const before = memory(child, 'VmRSS');
  await attack(bench, url, COUNT);
  return memory(child, 'VmHWM') - before;
}

async function attack(bench: Bench, url: string, count: number): Promise<void> {
  const child = bench.start('bench/support/unsigned.ts', {
    TARGET: url,
    COUNT: String(count),
    BYTES: String(Math.round(BYTES)),
  });
  const [code] = (await once(child, 'exit')) as [number];
  if (code !== 0) throw new Error(`sending ended with ${code}`);
}

/** From now on the kernel keeps a new peak. */
function resetPeak({ pid }: ChildProcess): void {
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, '5');
  } catch {
    throw new Unable('the peak of memory is read from /proc, which is not there');
  }
}

/** Bytes. */
function memory({ pid }: ChildProcess, name: 'VmRSS' | 'VmHWM'): number {
  const [, kilobytes] =
    new RegExp(`${name}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) * 1_024;
}
