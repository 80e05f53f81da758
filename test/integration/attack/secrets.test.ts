import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Writable } from 'node:stream';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { keysRoom } from '../../../src/api/keys/keys-room.ts';
import { makeKey } from '../../../src/api/keys/make.ts';
import type { ApiServer } from '../../../src/api/server.ts';
import { openLog } from '../../../src/log.ts';
import { ALERTMANAGER_PATH } from '../../../src/monitoring/alerts/webhook.ts';
import { checkMonitor } from '../../../src/monitoring/checks/worker.ts';
import { keepSecrets } from '../../../src/monitoring/feeds/keep-secrets.ts';
import { makeWebhookToken } from '../../../src/monitoring/feeds/webhook-token.ts';
import { makeExport } from '../../../src/pack/export/make.ts';
import { changeSettings } from '../../../src/production/deployments/settings.ts';
import { rooms } from '../../../src/rooms.ts';
import { eitherEngine } from '../../support/database.ts';
import { rowsOf } from '../../support/filled.ts';
import { type MonitoringBench, monitoringBench, putFeed, putMonitor } from '../../support/monitoring.ts';
import { offeredIn, serveRest } from '../../support/rest.ts';

const PASSWORD = 'correct-horse-battery-staple';
/** Where nobody listens. */
const CLOSED = '127.0.0.1:9';
/** Of the deployment, as `putDeployment` has it: it decides which cases people look at. */
const DRAW = 'a secret of the deployment';

eitherEngine('what is secret', (open) => {
  let at: MonitoringBench;
  let server: ApiServer;
  let logged = '';
  const secrets: Record<string, string> = { password: PASSWORD };

  beforeAll(async () => {
    at = await monitoringBench(await open(), {
      rooms: [...rooms, keysRoom('', rooms)],
      allowedHosts: [CLOSED],
    });
    const paper = new Writable({
      write: (chunk, _encoding, done) => {
        logged += String(chunk);
        done();
      },
    });
    Object.assign(at.world, { log: openLog('trace', paper) });
    server = await serveRest(at.world);
    const { world, engagementId, deploymentId } = at;
    const lead = at.as('ULEAD');
    const settings = { address: `http://${CLOSED}`, auth: 'basic', account: 'ops' };
    const feedId = await putFeed(world.db, at, { kind: 'alertmanager', settings });
    await keepSecrets(world, lead, { engagementId, feedId, secrets: { password: PASSWORD } });
    secrets.token = await makeWebhookToken(world, lead, { engagementId, feedId });
    const { secret } = await changeSettings(world, lead, {
      engagementId,
      deploymentId,
      outcomes: ['approve', 'deny', 'refer'],
      modelDigest: '',
      linkHosts: [],
      webhookUrl: 'https://model.example.com/decisions',
    } as never);
    secrets.webhook = secret ?? '';
    const input = {
      id: randomUUID(),
      name: 'CI',
      scopes: ['foundation:read', 'foundation:write'],
      expiresOn: '',
    };
    secrets.key = await makeKey(world, lead, offeredIn(world), input);
    // Asked, and not reached: what goes wrong is written down.
    const monitorId = await putMonitor(
      world.db,
      { ...at, feedId },
      { rule: { kind: 'alerts' }, query: { matchers: null, receiver: null } },
    );
    await checkMonitor(world, at.workspaceId, monitorId, at.clock.now());
  });
  afterAll(() => server?.stop());

  /** The secret itself, and as a header or a database would have it. */
  const formsOf = (secret: string) => {
    const bare = secret.replace(/^(whsec_|phasegate_(alerts_)?\w+?_)/, '');
    return [secret, bare, encodeURIComponent(secret), Buffer.from(`ops:${secret}`).toString('base64')];
  };
  const told = (text: string, of: Record<string, string>) =>
    Object.entries(of).flatMap(([name, secret]) =>
      formsOf(secret).some((form) => text.includes(form)) ? [name] : [],
    );

  it('[X1] [M3] is in no row of the database as it is', async () => {
    for (const secret of Object.values(secrets)) expect(secret.length).toBeGreaterThan(20);
    const rows = await rowsOf(at.world.db, at.workspaceId);
    expect(rows.length).toBeGreaterThan(10);
    expect(told(rows.join('\n'), secrets)).toEqual([]);
  });

  it('[X1] is in no answer to what goes wrong, and in no line of the log', async () => {
    const { key = '', token = '' } = secrets;
    const at401 = { authorization: `Bearer ${key}x` };
    const asked: [string, RequestInit][] = [
      ['/v1/me', { headers: at401 }],
      [`/v1/me?key=${key}`, { headers: { authorization: `Bearer ${key}` } }],
      ['/v1/nowhere', { headers: { authorization: `Bearer ${key}` } }],
      [`/v1/engagements/${key}`, { headers: { authorization: `Bearer ${key}` } }],
      ['/v1/search?q=a', { headers: { authorization: key } }],
      [
        `/v1/engagements/${at.engagementId}/gaps`,
        {
          method: 'POST',
          headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
          body: `{"title": ${key}`,
        },
      ],
      [
        '/mcp',
        {
          method: 'POST',
          headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
          body: '{',
        },
      ],
      [ALERTMANAGER_PATH, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: '{' }],
      [ALERTMANAGER_PATH, { method: 'POST', headers: { authorization: `Bearer ${token}x` }, body: '{}' }],
    ];
    for (const [path, init] of asked) {
      const answer = await fetch(`${server.url}${path}`, init);
      const text = `${await answer.text()} ${JSON.stringify([...answer.headers])}`;
      // What somebody puts into an address is theirs: it is told back as what was not found.
      expect(told(text, path.includes(key) ? { token, password: PASSWORD } : secrets), path).toEqual([]);
    }
    expect(logged).not.toBe('');
    expect(told(logged, { token, password: PASSWORD, webhook: secrets.webhook ?? '' })).toEqual([]);
    expect(logged.replaceAll(/"path":"[^"]*"/g, '')).not.toContain(key);
  });

  it('[X1] [A2] is in no export', async () => {
    const made = await makeExport(at.world, at.as('ULEAD'), at.engagementId);
    const files = unzipSync(await readFile(made.zip.path));
    await made.done();
    const all = Object.values(files).map((bytes) => new TextDecoder().decode(bytes));
    expect(all.join('').length).toBeGreaterThan(1_000);
    expect(told(all.join('\n'), { ...secrets, draw: DRAW })).toEqual([]);
  });
});
