import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Sandbox, startSandbox } from '@phasegate/slack-sandbox/sandbox.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { stagesOf } from '../../support/containerfile.ts';
import { onPostgres, serverOf } from '../../support/database.ts';

const SCRIPT = fileURLToPath(new URL('../../support/read-only.sh', import.meta.url));
const MANIFEST = fileURLToPath(new URL('../../../slack-manifest.yml', import.meta.url));
const stages = stagesOf(readFileSync('manifests/deploy/Containerfile', 'utf8'));
const only = (name: string) => stages.at(-1)?.find((one) => one.name === name)?.rest ?? '';

/** A namespace of mounts is root's to make, and somebody who is not root has to be able to read the project. */
const isAble =
  process.getuid?.() === 0 &&
  spawnSync('unshare', ['--mount', 'true']).status === 0 &&
  spawnSync('setpriv', ['--reuid=10001', '--clear-groups', 'test', '-r', resolve('package.json')]).status ===
    0;

/** /app of the image: what the Containerfile copies, with the packages that are installed here. */
function assembled(): string {
  // Beside the project's own: no types are stripped of what lies in node_modules, and /tmp will be another one.
  mkdirSync('.data', { recursive: true });
  const folder = resolve(mkdtempSync('.data/image-'));
  chmodSync(folder, 0o755);
  const copied = stages.flat().filter(({ name, rest }) => name === 'COPY' && !rest.startsWith('--from'));
  for (const source of copied.flatMap(({ rest }) => rest.split(' ').slice(0, -1))) {
    mkdirSync(dirname(join(folder, source)), { recursive: true });
    cpSync(source, join(folder, source), { recursive: true });
  }
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  return folder;
}

onPostgres(
  `the image’s files, with nothing to write but /tmp${isAble ? '' : ' (skipped: needs root and namespaces)'}`,
  (open) => {
    let app: string;
    let sandbox: Sandbox;
    let environment: Record<string, string>;
    const running: ChildProcess[] = [];
    beforeAll(async () => {
      app = assembled();
      sandbox = await startSandbox({ manifest: MANIFEST });
      environment = {
        PATH: process.env.PATH ?? '',
        NODE_ENV: 'production',
        DATABASE_URL: serverOf(await open()),
        SLACK_BOT_TOKEN: sandbox.botToken,
        SLACK_SIGNING_SECRET: sandbox.signingSecret,
        SLACK_API_URL: sandbox.apiUrl,
        PHASEGATE_ENCRYPTION_KEY: '07'.repeat(32),
        PORT: '0',
      };
    });
    afterAll(async () => {
      for (const child of running) child.kill('SIGKILL');
      await sandbox.stop();
      rmSync(app, { recursive: true });
    });

    /** The entrypoint with other words behind it. */
    function run(...words: string[]) {
      const [node = ''] = JSON.parse(only('ENTRYPOINT')) as string[];
      const program = join(app, node.replace('/app/', ''));
      const child = spawn('unshare', ['--mount', 'bash', SCRIPT, app, program, ...words], {
        env: environment,
      });
      running.push(child);
      let said = '';
      const ended = once(child, 'close').then(([code]) => code as number | null);
      const hear = (piece: Buffer) => {
        said += piece.toString();
      };
      child.stdout.on('data', hear);
      child.stderr.on('data', hear);
      return { child, ended, said: () => said };
    }

    it.skipIf(!isAble)(
      'the doctor finds all well: fonts are unpacked and pictures drawn',
      { timeout: 120_000 },
      async () => {
        const doctor = run('src/doctor/command.ts');
        expect(await doctor.ended, doctor.said()).toBe(0);
        expect(doctor.said()).toMatch(/^✓ pictures /m);
        expect(doctor.said()).toMatch(/^✓ temporary files +\/tmp/m);
      },
    );

    it.skipIf(!isAble)('it starts, answers a command, and stops in order', { timeout: 120_000 }, async () => {
      const { child, ended, said } = run(...(JSON.parse(only('CMD')) as string[]));
      await expect.poll(said, { timeout: 60_000 }).toContain('connected to Slack');
      const url = /"url":"([^"]+)"/.exec(said())?.[1] ?? '';
      expect((await fetch(`${url}/readyz`)).status).toBe(200);
      sandbox.connect(`${url}/slack/events`);
      const lena = sandbox.people.find(({ isAdmin }) => isAdmin)?.id ?? '';
      const channel = sandbox.workspaces[0]?.channels[0]?.id ?? '';
      const answered = await sandbox.person(lena).command(channel, '/playbook');
      expect(answered).toMatchObject({ ok: true });
      child.kill('SIGTERM');
      expect(await ended, said()).toBe(0);
      expect(said()).not.toMatch(/EROFS|EACCES|"level":(50|60)/);
    });
  },
);
