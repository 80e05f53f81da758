import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { Unable } from './bench.ts';

const TICKS = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

/** Milliseconds of CPU that a process, all its threads, has used so far. */
export function processCpu(pid: number): number {
  // After the name, which may hold spaces: utime and stime are the 14th and 15th field of proc(5).
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return ((Number(fields[11]) + Number(fields[12])) * 1_000) / TICKS;
}

/** What PostgreSQL spends on one database: the CPU of its backends, as the kernel counts it, in milliseconds. */
export interface DatabaseCpu {
  /** Used by every backend that is there now or was seen before, by its process id. */
  read(): Promise<ReadonlyMap<number, number>>;
  close(): Promise<void>;
}

/** @throws Unable where the server is on another machine: nobody here can see its processes */
export function watchDatabase(url: string): DatabaseCpu {
  const name = new URL(url).pathname.slice(1);
  const elsewhere = new URL(url);
  elsewhere.pathname = '/postgres';
  const pool = new pg.Pool({ connectionString: elsewhere.href, max: 1 });
  const used = new Map<number, number>();
  const look = async () => {
    const asked = 'select pid from pg_stat_activity where datname = $1 and application_name <> $2';
    const { rows } = await pool.query<{ pid: number }>(asked, [name, ONLOOKER]);
    if (rows.length > 0 && !rows.some(({ pid }) => existsSync(fileOf(pid))))
      throw new Unable('the PostgreSQL server has to run on this machine: its CPU is counted');
    for (const { pid } of rows) used.set(pid, backendCpu(pid) ?? used.get(pid) ?? 0);
  };
  // Pools give connections back: what theirs used is known as of the last look before.
  let ended = false;
  const looking = (async () => {
    for (; !ended; await wait(LOOK_EVERY)) await look();
    // What fails is told by `read`.
  })().catch(() => {});
  return {
    async read() {
      await look();
      return new Map(used);
    },
    async close() {
      ended = true;
      await looking;
      await pool.end();
    },
  };
}

/** The name of connections that are the bench's own: what those use is not counted. */
export const ONLOOKER = 'phasegate-bench';

/** Milliseconds between two looks at the backends. */
const LOOK_EVERY = 200;

const fileOf = (pid: number): string => `/proc/${pid}/schedstat`;

/** Null for one that has ended meanwhile. */
function backendCpu(pid: number): number | null {
  try {
    return Number(readFileSync(fileOf(pid), 'utf8').split(' ')[0]) / 1_000_000;
  } catch {
    return null;
  }
}

/** What was used between two readings. A backend that came in between began with nothing. */
export const spent = (before: ReadonlyMap<number, number>, after: ReadonlyMap<number, number>): number =>
  [...after].reduce((sum, [pid, used]) => sum + used - (before.get(pid) ?? 0), 0);
