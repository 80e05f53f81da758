import { execFile } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './free-port.ts';

const run = promisify(execFile);

/** Where Debian and others put the server's own programs, which are not on the path. */
const PLACES = ['/usr/lib/postgresql', '/usr/pgsql', '/opt/homebrew/opt', '/usr/local/opt'];

/** The folder of `initdb` and `pg_ctl`, of the newest server that is installed; null where there is none. */
export function serverPrograms(): string | null {
  const nested = PLACES.filter((place) => existsSync(place)).flatMap((place) =>
    readdirSync(place)
      .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))
      .map((version) => join(place, version, 'bin')),
  );
  const folders = [...(process.env.PATH ?? '').split(':'), ...nested];
  return (
    folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl'))) ?? null
  );
}

export interface OwnServer {
  url: string;
  /**
   * Restarts it while others are connected. `fast` ends every connection and shuts down in order; `immediate` is a
   * crash, after which it recovers from its log. Resolves once it takes connections again.
   */
  restart(mode: 'fast' | 'immediate'): Promise<void>;
  stop(): Promise<void>;
}

/** A PostgreSQL server of the test's own, in a temporary folder. @param programs as `serverPrograms` found them */
export async function startOwnServer(programs: string): Promise<OwnServer> {
  const folder = mkdtempSync(join(tmpdir(), 'phasegate-server-'));
  const who = await ownerOf(folder);
  const control = (...given: string[]) =>
    run(join(programs, 'pg_ctl'), ['-D', join(folder, 'data'), '-w', ...given], { cwd: folder, ...who });
  await run(
    join(programs, 'initdb'),
    ['-D', join(folder, 'data'), '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C'],
    { cwd: folder, ...who },
  );
  const port = await freePort();
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c shared_buffers=32MB`;
  await control('-l', join(folder, 'log'), '-o', options, 'start');
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    restart: async (mode) => {
      await control('-l', join(folder, 'log'), '-o', options, '-m', mode, 'restart');
    },
    stop: async () => {
      await control('-m', 'immediate', 'stop').catch(() => {});
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The server refuses to run as root: then it is whoever owns the installed one. */
async function ownerOf(folder: string): Promise<{ uid?: number; gid?: number }> {
  if (process.getuid?.() !== 0) return {};
  const [uid = 0, gid = 0] = await Promise.all(
    ['-u', '-g'].map(async (flag) => Number((await run('id', [flag, 'postgres'])).stdout)),
  );
  chownSync(folder, uid, gid);
  return { uid, gid };
}
