import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { onPostgres, serverOf } from '../../support/database.ts';
import { freePort } from '../../support/free-port.ts';

const ROOT = join(import.meta.dirname, '../../..');
const serverUrl = inject('postgresUrl');

let folder: string;
let running: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'phasegate-'));
});
afterEach(async () => {
  for (const child of running) child.kill('SIGKILL');
  running = [];
  rmSync(folder, { recursive: true, force: true });
});

/** The program as `npm start` runs it, in an environment of its own. */
function start(environment: Record<string, string>, script = 'src/main.ts') {
  const child = spawn(process.execPath, [script], {
    cwd: ROOT,
    env: { PATH: process.env.PATH ?? '', PHASEGATE_DATA_DIR: folder, ...environment },
  });
  running.push(child);
  let out = '';
  let err = '';
  const waiting = new Set<() => void>();
  const heard = () => {
    for (const look of waiting) look();
  };
  child.stdout.on('data', (data) => {
    out += data;
    heard();
  });
  child.stderr.on('data', (data) => {
    err += data;
  });
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const says = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (out.includes(text)) resolve();
      };
      waiting.add(look);
      look();
      void ended.then((code) =>
        reject(new Error(`ended (${code}, ${child.signalCode}) without “${text}”: ${out}${err}`)),
      );
    });
  return { child, ended, says, out: () => out, err: () => err };
}

/** The machine's addresses that others can reach. */
const elsewhere = () =>
  Object.values(networkInterfaces()).flatMap((found = []) =>
    found.flatMap(({ family, internal, address }) => (family === 'IPv4' && !internal ? [address] : [])),
  );

describe('the program', () => {
  it('starts on an empty folder, is ready in 15 seconds, and stops in order', {
    // Five starts of a whole process, one of them from nothing.
    timeout: 180_000,
  }, async () => {
    const port = await freePort();
    const began = performance.now();
    const first = start({ PORT: String(port) });
    await first.says('Phasegate is ready');
    // Alone it takes a third of the 15 seconds it may; here other tests share the machine.
    expect(performance.now() - began).toBeLessThan(40_000);
    // Neither the sandbox's page nor its app can be reached from elsewhere.
    expect(first.out()).toContain(`http://127.0.0.1:${port}`);
    const page = first.out().match(/right here: +(http:\/\/127\.0\.0\.1:\d+)/)?.[1] ?? '';
    expect((await fetch(page)).status).toBe(200);
    for (const address of elsewhere()) {
      await expect(fetch(`http://${address}:${port}/healthz`)).rejects.toThrow();
      await expect(fetch(`http://${address}:${new URL(page).port}/`)).rejects.toThrow();
    }
    expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);

    const second = start({ PORT: String(await freePort()) });
    expect(await second.ended).toBe(1);
    expect(second.err()).toMatch(/^\S+ is in use by process \d+\. .+\n$/);
    rmSync(`${folder}-other`, { recursive: true, force: true });
    const third = start({ PORT: String(port), PHASEGATE_DATA_DIR: `${folder}-other` });
    expect(await third.ended).toBe(1);
    expect(third.err()).toMatch(new RegExp(`^PORT ${port} is in use: .+\\n$`));
    rmSync(`${folder}-other`, { recursive: true, force: true });

    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    const again = start({ PORT: String(port) });
    await again.says('Phasegate is ready');
    again.child.kill('SIGINT');
    expect(await again.ended).toBe(0);

    const audit = start({}, 'src/record/verify-command.ts');
    expect(await audit.ended).toBe(0);
    expect(audit.out()).toMatch(/^T0NORTHWND: ok, \d+ events, head [0-9a-f]{64}\n$/);
  });

  it.each([
    [{ SLACK_BOT_TOKEN: 'nonsense' }, 'SLACK_BOT_TOKEN'],
    [{ SLACK_BOT_TOKEN: 'xoxb-1' }, 'SLACK_SIGNING_SECRET'],
    [{ DATABASE_URL: 'postgres://127.0.0.1:1/nowhere' }, 'DATABASE_URL'],
    [{ PHASEGATE_DATA_DIR: '/dev/null' }, 'PHASEGATE_DATA_DIR'],
  ])('refuses %j in one line that names %s', async (environment, name) => {
    const child = start(environment as unknown as Record<string, string>);
    expect(await child.ended).toBe(1);
    expect(child.err()).toMatch(new RegExp(`^${name} .+\\n$`));
  });
});

describe.skipIf(!serverUrl)('the program and a server that says no (needs TEST_DATABASE_URL)', () => {
  it.each([
    ['a login that is not there', { username: 'phasegate_nobody', password: 'x' }],
    ['a database that is not there', { pathname: '/phasegate_nowhere' }],
  ])('says in one line what the server says: %s', async (_what, wrong) => {
    const url = Object.assign(new URL(serverUrl ?? ''), wrong);
    const child = start({ DATABASE_URL: url.href });
    expect(await child.ended).toBe(1);
    expect(child.err()).toMatch(/^DATABASE_URL: the server says “.+”\. .+\n$/);
  });
});

onPostgres('the program on a server', (open) => {
  it('[X7] refuses, without Slack’s variables, a database that no sandbox made, in one line', async () => {
    const child = start({ DATABASE_URL: serverOf(await open()) });
    expect(await child.ended).toBe(1);
    expect(child.err()).toMatch(/^DATABASE_URL names a database that holds something .+\n$/);
  });

  it('[X5][X7] ends in order and with 1 when an error was handled by nobody', {
    timeout: 60_000,
  }, async () => {
    const child = start({
      DATABASE_URL: serverOf(await open()),
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_SIGNING_SECRET: 'secret',
      SLACK_API_URL: 'http://127.0.0.1:1/',
      PORT: '0',
      LOG_LEVEL: 'info',
      NODE_OPTIONS: '--import="data:text/javascript,process.on(`SIGUSR2`,()=>{throw Error(`of-nobody`)})"',
    });
    await child.says('Phasegate is ready');
    child.child.kill('SIGUSR2');
    expect(await child.ended).toBe(1);
    expect(child.out()).toContain('of-nobody');
    expect(child.err()).toBe('');
  });
});
