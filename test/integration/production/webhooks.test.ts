import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../db/database.ts';
import { openOutside } from '../../../src/guarded-fetch/outside.ts';
import { isPublicAddress } from '../../../src/guarded-fetch/public-address.ts';
import { changeSettings, webhookPlace } from '../../../src/production/deployments/settings.ts';
import { updateDeployment } from '../../../src/production/deployments/store.ts';
import { replayAll, replayWebhook } from '../../../src/production/webhooks/replay.ts';
import { deadDeliveries } from '../../../src/production/webhooks/store.ts';
import { untoldCard } from '../../../src/production/webhooks/untold.ts';
import { webhookWorker } from '../../../src/production/webhooks/worker.ts';
import { decideAs } from '../../support/actions.ts';
import { eitherEngine } from '../../support/database.ts';
import { type ProductionBench, productionBench, putCase } from '../../support/production.ts';
import { inContext } from '../../support/verdicts.ts';

interface Received {
  headers: Record<string, string>;
  body: string;
}

const open: Server[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A receiver that answers as it is told, or never. @returns its host, and what it was sent */
async function receiver(answer: { status: number; location?: string } | null) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    received.push({ headers: request.headers as Record<string, string>, body: await textOf(request) });
    if (answer) response.writeHead(answer.status, answer.location ? { location: answer.location } : {}).end();
  }).listen(0, '127.0.0.1');
  open.push(server);
  await once(server, 'listening');
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, received, server };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

describe('what people typed is reached on the open internet only', () => {
  it.each([
    ['93.184.216.34', true],
    ['8.8.8.8', true],
    ['127.0.0.1', false],
    ['10.1.2.3', false],
    ['100.64.0.1', false],
    ['169.254.169.254', false],
    ['172.31.0.1', false],
    ['192.168.1.1', false],
    ['0.0.0.0', false],
    ['239.1.1.1', false],
    ['255.255.255.255', false],
    ['2606:2800:220:1:248:1893:25c8:1946', true],
    ['::1', false],
    ['::ffff:10.0.0.1', false],
    ['fe80::1', false],
    ['fd00::1', false],
    ['64:ff9b::a00:1', false],
    ['2002:a00:1::', false],
    ['2001:db8::1', false],
  ])('[X10] %s: %s', (address, isPublic) => {
    expect(isPublicAddress(address)).toBe(isPublic);
  });

  it.each([
    ['http://example.com/', 'it is not https'],
    ['https://127.0.0.1/', '127.0.0.1 is not an address of the open internet'],
    ['https://2130706433/', '127.0.0.1 is not an address of the open internet'],
    ['https://[::ffff:a00:1]/', '::ffff:a00:1 is not an address of the open internet'],
    ['https://me:secret@example.com/', 'it has a user name in it'],
    ['ftp://example.com/', 'it is not https'],
    ['nonsense', 'it is no address of the web'],
  ])('[X10] nothing is sent to %s', async (url, why) => {
    const outside = openOutside([]);
    expect(outside.objection(url)?.en).toBe(why);
    await expect(outside.post(url, { headers: {}, body: '', within: 1_000 })).rejects.toThrow(why);
  });

  it('[X10] a name that leads to a private address is not reached, whatever it is called', async () => {
    const { host, received } = await receiver({ status: 200 });
    const [, port] = host.split(':');
    const sent = openOutside([]).post(`https://localhost:${port}/`, { headers: {}, body: '', within: 1_000 });
    await expect(sent).rejects.toThrow(/is not an address of the open internet/);
    expect(received).toEqual([]);
  });

  it('[X10] a redirect is not followed, also from an allowed host', async () => {
    const inner = await receiver({ status: 200 });
    const outer = await receiver({ status: 307, location: `http://${inner.host}/admin` });
    const outside = openOutside([outer.host]);
    const sent = outside.post(`http://${outer.host}/`, { headers: {}, body: '{}', within: 1_000 });
    await expect(sent).rejects.toThrow(/redirect to http:.*, which is not followed/);
    expect(inner.received).toEqual([]);
  });

  it('[S1.2] one that answers a byte at a time keeps nobody longer than was meant', async () => {
    const server = createServer(async (request, response) => {
      await textOf(request);
      response.writeHead(200);
      const drip = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(drip));
    }).listen(0, '127.0.0.1');
    open.push(server);
    await once(server, 'listening');
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const sent = openOutside([host]).post(`http://${host}/`, { headers: {}, body: '{}', within: 400 });
    const outcome = await sent.then(
      (status) => status,
      (error: Error) => error.message,
    );
    expect([200, 'it did not answer within 0.4 seconds']).toContain(outcome);
  });

  it('[S1.2] one that does not answer is given up', async () => {
    const { host } = await receiver(null);
    const sent = openOutside([host]).post(`http://${host}/`, { headers: {}, body: '{}', within: 150 });
    await expect(sent).rejects.toThrow('it did not answer within 0.15 seconds');
  });
});

eitherEngine('decisions on their way to a webhook', (openDb) => {
  let db: Database;
  beforeAll(async () => {
    db = await openDb();
  });

  async function deciding(host: string) {
    const bench = await productionBench(db, { allowedHosts: [host] });
    const { world, workspaceId, deploymentId: id, queue } = bench;
    const secret = `whsec_${randomBytes(24).toString('base64')}`;
    // Nothing but this differs from what the form takes: receivers here have no certificate.
    const webhookUrl = `http://${host}/decisions`;
    await db.inWorkspace(workspaceId, (tx) =>
      updateDeployment(
        tx,
        { workspaceId, id },
        { webhookUrl, webhookSecret: world.vault.lock(secret, webhookPlace({ id })) },
      ),
    );
    await putCase(bench, 'case-1');
    queue.take();
    await decideAs(bench, 'case-1', { kind: 'override', outcome: 'deny', note: 'Too old' });
    const [entry] = queue.take().filter((one) => one.queue === 'production.webhook');
    if (!entry) throw new Error('nothing is queued');
    const worker = webhookWorker({ world, clientFor: async () => null });
    return { bench, secret, entry, worker };
  }

  const dead = ({ world, workspaceId, deploymentId }: ProductionBench) =>
    world.db.inWorkspace(workspaceId, (tx) => deadDeliveries(tx, { workspaceId, id: deploymentId }, 10));

  it('[S1.2] are signed as Standard Webhooks has it, and told once', async () => {
    const { host, received } = await receiver({ status: 204 });
    const { secret, entry, worker, bench } = await deciding(host);
    await worker.handle(entry.data, 1);
    await worker.handle(entry.data, 2);
    expect(received).toHaveLength(1);
    const [{ headers, body } = { headers: {}, body: '' }] = received;
    expect(headers['webhook-timestamp']).toBe(String(bench.clock.now().epochMilliseconds / 1_000));
    // The package goes by the clock of this machine: what is signed now is what a receiver checks.
    const now = { ...headers, 'webhook-timestamp': String(Math.floor(Date.now() / 1_000)) } as Record<
      string,
      string
    >;
    const signed = new Webhook(secret).sign(
      headers['webhook-id'] ?? '',
      new Date(bench.clock.now().epochMilliseconds),
      body,
    );
    expect(headers['webhook-signature']).toBe(signed);
    expect(() => new Webhook(secret).verify(body, now)).toThrow(/No matching signature/);
    expect(() => new Webhook(secret).verify(body, headers)).toThrow(/timestamp too/i);
    expect(JSON.parse(body)).toMatchObject({
      type: 'action.decided',
      data: { case_id: 'case-1', verdict: 'override', outcome: 'deny', note: 'Too old', by: 'UREVIEW' },
    });
  });

  it('[S1.2] tried again are signed for the moment of that try: a receiver that minds the clock takes them', async () => {
    const { host, received } = await receiver({ status: 500 });
    const { secret, entry, worker, bench } = await deciding(host);
    await expect(worker.handle(entry.data, 1)).rejects.toThrow('it answered 500');
    bench.clock.advance({ minutes: 10 });
    await expect(worker.handle(entry.data, 2)).rejects.toThrow('it answered 500');
    const [first, second] = received;
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect(second?.body).toBe(first?.body);
    const at = (one?: Received) => Number(one?.headers['webhook-timestamp']);
    expect(at(second) - at(first)).toBe(600);
    const signed = new Webhook(secret).sign(
      second?.headers['webhook-id'] ?? '',
      new Date(at(second) * 1_000),
      second?.body ?? '',
    );
    expect(second?.headers['webhook-signature']).toBe(signed);
  });

  it.each([
    ['answers 500', async () => (await receiver({ status: 500 })).host, 'it answered 500'],
    [
      'redirects to a private address',
      async () => (await receiver({ status: 302, location: 'http://169.254.169.254/' })).host,
      'it answered 302, a redirect to http://169.254.169.254/, which is not followed',
    ],
    [
      'is down',
      async () => {
        const { host, server } = await receiver({ status: 200 });
        server.close();
        await once(server, 'close');
        return host;
      },
      'nothing listens there',
    ],
  ])(
    '[S1.2] to a receiver that %s are tried again, then kept with the fault until somebody sends them again',
    async (_, hostOf, fault) => {
      const { bench, entry, worker } = await deciding(await hostOf());
      await expect(worker.handle(entry.data, 1)).rejects.toThrow(fault);
      await expect(worker.handle(entry.data, 2)).rejects.toThrow(fault);
      expect(await dead(bench)).toEqual([]);
      await worker.givenUp?.(entry.data);
      const [letter] = await dead(bench);
      expect(letter).toMatchObject({ caseId: 'case-1', attempts: 2, lastFault: fault });
      const { world, engagementId, queue, as } = bench;
      const told = await inContext(bench, (context) => untoldCard(context, bench.deploymentId));
      expect(JSON.stringify(told)).toContain(fault);
      expect(JSON.stringify(told)).toContain(`production.webhook.replay.${letter?.id}`);
      await replayWebhook(world, as('ULEAD'), { engagementId, id: letter?.id ?? '' });
      const after = await inContext(bench, (context) => untoldCard(context, bench.deploymentId));
      expect(after?.text).toBe('Every decision about v3 is told, or on its way.');
      await replayWebhook(world, as('ULEAD'), { engagementId, id: letter?.id ?? '' });
      expect(queue.take().filter((one) => one.queue === 'production.webhook')).toHaveLength(1);
      expect(await dead(bench)).toEqual([]);
      await worker.givenUp?.(entry.data);
      expect(await dead(bench)).toHaveLength(1);
      const all = { engagementId, deploymentId: bench.deploymentId };
      await replayAll(world, as('ULEAD'), all);
      await replayAll(world, as('ULEAD'), all);
      expect(queue.take().filter((one) => one.queue === 'production.webhook')).toHaveLength(1);
      expect(await dead(bench)).toEqual([]);
    },
  );

  it('[S1.2] go nowhere private, unless the operator allows the host', async () => {
    const bench = await productionBench(db);
    const { world, engagementId, deploymentId, as } = bench;
    const set = (webhookUrl: string) =>
      changeSettings(world, as('ULEAD'), {
        engagementId,
        deploymentId,
        outcomes: ['approve', 'deny'],
        modelDigest: '',
        webhookUrl,
      });
    await expect(set('https://10.0.0.1/hook')).rejects.toMatchObject({
      key: 'production.refusal.webhook-outside',
      params: { why: { en: '10.0.0.1 is not an address of the open internet' } },
    });
    expect((await set('https://hooks.example.com/phasegate')).secret).toMatch(/^whsec_/);
    expect((await bench.deployment()).webhookSecret).toMatch(/^v1\./);
  });
});
