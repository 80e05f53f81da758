import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Sandbox, startSandbox } from '@phasegate/slack-sandbox/sandbox.ts';
import { northwind } from '@phasegate/slack-sandbox/seed.ts';
import { sql } from 'drizzle-orm';
import { decodeProtectedHeader } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../../../db/database.ts';
import { type Phasegate, startPhasegate } from '../../../src/app.ts';
import { readConfig } from '../../../src/config.ts';
import { diagnose } from '../../../src/doctor/diagnose.ts';
import { verifyAll } from '../../../src/record/verify-command.ts';
import { SEALED } from '../../../src/reseal/sealed.ts';
import { signed } from '../../../src/signing/keys.ts';
import { onPostgres, serverOf } from '../../support/database.ts';
import { log, MANIFEST } from '../../support/house.ts';
import { sendForm } from '../../support/signed.ts';
import { Seen, toyRoom } from '../../support/toy-room.ts';

const [old, fresh, third] = [randomBytes(32), randomBytes(32), randomBytes(32)];
const NORTHWIND = northwind.id;
const FABRIKAM = 'T0FABRIKAM';

onPostgres('keys are replaced while the program runs', (open) => {
  let sandbox: Sandbox;
  const running: Phasegate[] = [];
  const seen = new Seen();
  beforeAll(async () => {
    const workspaces = [
      { ...northwind, installed: false },
      { ...northwind, id: 'T0FABRIKAM', name: 'Fabrikam', installed: false },
    ];
    sandbox = await startSandbox({ manifest: MANIFEST, seed: { workspaces } });
  });
  afterAll(async () => {
    for (const app of running) await app.stop();
    await sandbox.stop();
  });

  const variables = async (keys: readonly Buffer[]): Promise<Record<string, string>> => ({
    SLACK_CLIENT_ID: sandbox.clientId,
    SLACK_CLIENT_SECRET: sandbox.clientSecret,
    SLACK_STATE_SECRET: 'a long state secret',
    SLACK_SIGNING_SECRET: sandbox.signingSecret,
    SLACK_API_URL: sandbox.apiUrl,
    DATABASE_URL: serverOf(await open()),
    PHASEGATE_ENCRYPTION_KEY: keys.map((key) => key.toString('base64')).join(','),
    PHASEGATE_PUBLIC_URL: 'https://phasegate.test',
    PORT: '0',
  });

  async function start(keys: readonly Buffer[], more: Record<string, string> = {}): Promise<Phasegate> {
    const { slack, ...config } = readConfig({ ...(await variables(keys)), ...more });
    if (!slack) throw new Error('no Slack');
    const app = await startPhasegate({ ...config, slack }, { log, db: await open(), rooms: [toyRoom(seen)] });
    running.push(app);
    return app;
  }

  /** Goes the way of an installer's browser. */
  async function install(app: Phasegate, team: string): Promise<void> {
    const page = await fetch(`${app.url}/slack/install`);
    const cookie = page.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
    const link = (await page.text()).match(/href="([^"]+oauth[^"]+)"/)?.[1] ?? '';
    const back = sandbox.authorize(link.replaceAll('&amp;', '&'), team);
    const done = await fetch(back.replace('https://phasegate.test', app.url), { headers: { cookie } });
    expect(done.status).toBe(200);
  }

  const tokenOf = (team: string) => sandbox.workspaces.find(({ id }) => id === team)?.install?.token;
  const signerOf = async ({ world }: Phasegate) =>
    decodeProtectedHeader(await signed(world, 'test+jwt', {})).kid;
  const run = async (keys: readonly Buffer[]) =>
    promisify(execFile)(process.execPath, ['src/reseal/command.ts'], {
      env: { PATH: process.env.PATH ?? '', ...(await variables(keys)) },
    });
  const keyFound = async (keys: readonly Buffer[]) =>
    (await diagnose(await variables(keys))).find(({ check }) => check === 'encryption key');

  it('[X1] another encryption key takes the place of one, and nobody installs again', {
    timeout: 120_000,
  }, async () => {
    const before = await start([old]);
    await install(before, NORTHWIND);
    const signer = await signerOf(before);

    // One after another they are started with both: those that know one key only read all that is there.
    const between = await start([old, fresh]);
    expect(await between.installations.tokenFor(NORTHWIND)).toBe(tokenOf(NORTHWIND));
    await before.stop();
    const after = await start([fresh, old]);
    expect(await signerOf(after)).toBe(signer);
    await install(after, FABRIKAM);
    expect(await between.installations.tokenFor(FABRIKAM)).toBe(tokenOf(FABRIKAM));
    expect(await keyFound([fresh])).toMatchObject({
      state: 'fault',
      says: expect.stringMatching(/^2 of 3 sealed values/),
    });

    await expect(run([third])).rejects.toMatchObject({
      stderr: expect.stringMatching(/^PHASEGATE_ENCRYPTION_KEY: .+\n$/),
    });
    expect((await run([fresh, old])).stdout).toMatch(/^2 values were sealed anew; /);
    expect((await run([fresh, old])).stdout).toMatch(/^0 values /);
    await between.stop();
    await after.stop();

    const alone = await start([fresh]);
    expect(await signerOf(alone)).toBe(signer);
    for (const team of [NORTHWIND, FABRIKAM])
      expect(await alone.installations.tokenFor(team)).toBe(tokenOf(team));
    sandbox.connect(alone.requestUrl);
    await sandbox.person('U0LENAFISC').command('general', '/playbook sources rotated');
    await seen.until('sources');
    expect(await keyFound([fresh])).toMatchObject({ state: 'ok', says: 'opens all 3 sealed values' });
    expect(await keyFound([old])).toMatchObject({ state: 'fault' });
    const tokens = (await diagnose(await variables([fresh]))).filter(({ check }) => check === 'token');
    expect(tokens).toMatchObject([{ state: 'ok', says: expect.stringMatching(/^2 of 2 /) }]);
    // The record says so, in each workspace, and holds.
    const db = await open();
    expect(await verifyAll(db, () => {})).toBe(true);
    const told = await db.inWorkspace(NORTHWIND, (tx) =>
      query(tx, sql`select after from audit_event where action = 'workspace.secrets.reseal'`),
    );
    expect(told).toEqual([{ after: { values: 1 } }]);
  });

  it('[X1] two signing secrets are taken while Slack is given a new one, and no third', async () => {
    const app = await start([fresh], { SLACK_SIGNING_SECRET: `another-one, ${sandbox.signingSecret}` });
    const ask = (secret: string, text: string) =>
      sendForm(
        { url: app.requestUrl, secret },
        {
          command: '/playbook',
          text,
          team_id: NORTHWIND,
          user_id: 'U0LENAFISC',
          channel_id: 'C0SUPTRIAG',
          trigger_id: 't',
          response_url: `${sandbox.url}/nowhere`,
        },
      );
    expect((await ask(sandbox.signingSecret, 'sources one')).status).toBe(200);
    expect((await ask('another-one', 'sources two')).status).toBe(200);
    expect((await ask(`another-one, ${sandbox.signingSecret}`, 'sources three')).status).toBe(401);
    expect((await ask('', 'sources three')).status).toBe(401);
  });
});

describe('what is kept under the key', () => {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => ({ path, text: readFileSync(join('src', path), 'utf8') }));

  it('is all in the list that is sealed anew: one column for each place that locks', () => {
    const locking = sources.filter(
      ({ path, text }) => /vault\.lock\(/.test(text) && !path.startsWith('reseal/'),
    );
    expect(locking.map(({ path }) => path).sort()).toHaveLength(SEALED.length);
  });

  it('is bound as whoever locks it says', () => {
    for (const { placeOf } of SEALED) {
      const written = new RegExp(`\`${placeOf('ID').replace('ID', '\\$\\{\\w+\\}')}\``);
      const saying = sources.filter(({ path, text }) => !path.startsWith('reseal/') && written.test(text));
      expect(saying, String(written)).not.toEqual([]);
    }
  });
});
