import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterAll, expect, it } from 'vitest';
import { actionTally, formerTally } from '../../../db/schema/actions.ts';
import { alert } from '../../../db/schema/alerts.ts';
import { retrainingPipeline } from '../../../db/schema/retraining.ts';
import { currentPhase, findEngagement } from '../../../src/engagement/store.ts';
import { foundation } from '../../../src/foundation/room.ts';
import { attest } from '../../../src/gates/attest.ts';
import { gates } from '../../../src/gates/room.ts';
import { recordReading } from '../../../src/monitoring/checks/record-reading.ts';
import { approveRetraining } from '../../../src/monitoring/retraining/approve.ts';
import { declareChange, declareIncident } from '../../../src/monitoring/retraining/declare.ts';
import { pipelinePlace } from '../../../src/monitoring/retraining/pipeline.ts';
import { promoteVersion } from '../../../src/monitoring/retraining/promote.ts';
import { reportRun, startRetraining } from '../../../src/monitoring/retraining/run.ts';
import { findEvent } from '../../../src/monitoring/retraining/store.ts';
import { triggerByAlert } from '../../../src/monitoring/retraining/trigger.ts';
import { pipelineWorker } from '../../../src/monitoring/retraining/worker.ts';
import { monitoring } from '../../../src/monitoring/room.ts';
import { pilot } from '../../../src/pilot/room.ts';
import { production } from '../../../src/production/room.ts';
import { Refusal } from '../../../src/refusal.ts';
import { onPostgres } from '../../support/database.ts';
import { putInPhase } from '../../support/evaluations.ts';
import { putFeed, putMonitor } from '../../support/monitoring.ts';
import { figurePlaybook } from '../../support/playbook.ts';
import { approve, ask, judge, requestState, type StagesBench, stagesBench } from '../../support/stages.ts';
import { record } from '../../support/verdicts.ts';

const NEW = 'b4'.repeat(32);
const playbook = figurePlaybook();

const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.close();
});

/** A pipeline that answers as `answers` says, the last one for good. */
async function pipeline(answers: number[]) {
  const received: { headers: Record<string, string>; body: string }[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const piece of request) body += String(piece);
    received.push({ headers: request.headers as Record<string, string>, body });
    response.writeHead((answers.length > 1 ? answers.shift() : answers[0]) ?? 200).end();
  }).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, received };
}

const refusalOf = async (promise: Promise<unknown>) => {
  const error = await promise.then(
    () => null,
    (fault: unknown) => fault,
  );
  expect(error).toBeInstanceOf(Refusal);
  return (error as Refusal).key;
};

async function fires(made: StagesBench): Promise<string> {
  const db = made.world.db;
  const feedId = await putFeed(db, made, {});
  const monitorId = await putMonitor(db, { ...made, feedId });
  for (const value of [0.8, 0.8]) {
    made.clock.set(made.clock.now().add({ hours: 1 }));
    await recordReading(
      made.world,
      { workspaceId: made.workspaceId, userId: 'system', origin: 'clock' },
      {
        engagementId: made.engagementId,
        monitorId,
        version: 1,
        slot: made.clock.now(),
        found: { n: 900, shown: `recall ${value}`, detail: null, verdict: 'breach', value } as never,
      },
    );
  }
  const [row] = await db.inWorkspace(made.workspaceId, (tx) => tx.select().from(alert));
  return row?.id ?? '';
}

onPostgres('a retraining from its alert to the new version at work', (open) => {
  it('[R1] [R2] [G2] [H5] [S3.5] pipeline told and heard, three gates on the new version, promoted, supervised anew', async () => {
    const receiver = await pipeline([500, 200]);
    const made = await stagesBench(await open(), {
      rooms: [foundation, pilot, production, monitoring, gates],
      playbook,
      allowedHosts: [receiver.host],
      now: '2027-03-01T09:00:00Z',
    });
    const { world, workspaceId, engagementId, deploymentId, as } = made;
    const inside = <Result>(read: Parameters<typeof world.db.inWorkspace<Result>>[1]) =>
      world.db.inWorkspace(workspaceId, read);
    await judge(made, { right: 600, wrong: 2 });
    await putInPhase(world.db, made, 5);
    const secret = `whsec_${randomBytes(24).toString('base64')}`;
    await inside((tx) =>
      tx.insert(retrainingPipeline).values({
        workspaceId,
        deploymentId,
        url: `http://${receiver.host}/train`,
        secret: world.vault.lock(secret, pipelinePlace({ deploymentId })),
        declaredBy: 'ULEAD',
        declaredAt: made.clock.now(),
      }),
    );

    // An alert begins it; a change and an incident are further reasons.
    const alertId = await fires(made);
    const first = await triggerByAlert(world, as('UREVIEW'), { engagementId, alertId, id: randomUUID() });
    const of = { engagementId, title: 'Refund forms', text: 'The form was replaced.' };
    const since = made.clock.now().toString().slice(0, 10);
    const change = { ...of, id: randomUUID(), change: 'product' as const };
    expect(await refusalOf(declareChange(world, as('ULEGAL'), { ...change, since: '2027-04-01' }))).toBe(
      'retraining.refusal.ahead',
    );
    expect((await declareChange(world, as('ULEGAL'), { ...change, since })).as).toBe('further');
    expect((await declareChange(world, as('ULEGAL'), { ...change, since })).as).toBe('known');
    const incident = {
      ...of,
      id: randomUUID(),
      title: 'Doubled refunds',
      cause: 'Two forms',
      missed: 'One form',
    };
    expect((await declareIncident(world, as('UBIZ'), incident)).as).toBe('further');

    const on = { engagementId, eventId: first.event.id };
    const event = async () => (await inside((tx) => findEvent(tx, workspaceId, on.eventId))) ?? first.event;
    const worker = pipelineWorker({ world, clientFor: async () => null });
    const tell = () => worker.handle({ workspaceId, id: on.eventId }, 1);
    await approveRetraining(world, as('UDATA'), on);
    expect(await event()).toMatchObject({ state: 'running', run: 'waiting', attempt: 1 });

    // Told once it is taken, under one id; a restart in between tells nothing twice.
    await expect(tell()).rejects.toThrow('it answered 500');
    await tell();
    await tell();
    expect(await event()).toMatchObject({ run: 'told' });
    expect(receiver.received).toHaveLength(2);
    const [{ headers, body } = { headers: {} as Record<string, string>, body: '' }] = receiver.received;
    expect(JSON.parse(body)).toMatchObject({
      type: 'retraining.requested',
      data: { retraining_id: on.eventId, attempt: 1, model: 'v3', deployment_id: deploymentId },
    });
    const at = new Date(Number(headers['webhook-timestamp']) * 1_000);
    expect(headers['webhook-signature']).toBe(
      new Webhook(secret).sign(headers['webhook-id'] ?? '', at, body),
    );
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(await refusalOf(startRetraining(world, as('UENG'), on))).toBe('retraining.refusal.under-way');

    // It reports: twice, late, of another attempt, something else.
    const key = { ...as('UDATA'), origin: 'api' as const, key: 'k1' };
    const report = (given: Parameters<typeof reportRun>[2]['report'], attempt = 1) =>
      reportRun(world, key, { ...on, attempt, report: given });
    const done = { status: 'succeeded' as const, run: 'run 71', model: 'v4', digest: `sha256:${NEW}` };
    await report({ status: 'started', run: 'run 71' });
    expect(await refusalOf(report({ ...done, model: 'v3' }))).toBe('retraining.refusal.at-work');
    expect(await refusalOf(report(done, 2))).toBe('retraining.refusal.no-such-attempt');
    await report(done);
    await report(done);
    await report({ status: 'started' });
    expect(await refusalOf(report({ ...done, model: 'v5' }))).toBe('retraining.refusal.other-version');
    expect(await refusalOf(report({ status: 'failed', fault: 'Late.' }))).toBe('retraining.refusal.run-over');
    expect(await event()).toMatchObject({ run: 'succeeded', toModel: 'v4', toDigest: NEW, runRef: 'run 71' });

    // The gates of phase 3 look at it in phase 5, at it alone, and at what the incident added.
    expect(await refusalOf(ask(made, 'performance', 'v4'))).toBe('gates.refusal.subject');
    await record(made, 'v4', { hits: 970, n: 1_000 });
    await record(made, 'v5', { hits: 970, n: 1_000 });
    expect(await refusalOf(ask(made, 'performance', 'v5'))).toBe('gates.refusal.subject');
    expect(await refusalOf(promoteVersion(world, as('ULEAD'), on))).toBe(
      'retraining.refusal.not-revalidated',
    );
    const pass = async (gate: string, items: string[], attester: string, approvers: string[]) => {
      const id = await ask(made, gate, 'v4');
      for (const by of approvers) await approve(made, by, id);
      expect(await requestState(made, id)).toBe('open');
      const said = items.map((item) => ({ item, note: 'Seen in the evaluation.' }));
      await attest(world, as(attester), { requestId: id, items: said });
      expect(await requestState(made, id)).toBe('approved');
    };
    await pass('performance', ['incident_1'], 'UDATA', ['UBIZ', 'UDATA']);
    await pass('fairness', ['read', 'incident_1'], 'ULEGAL', ['UBIZ', 'ULEGAL']);
    expect(await event()).toMatchObject({ state: 'running' });
    await pass('integration', ['incident_1'], 'UENG', ['UENG', 'UDATA']);
    expect(await event()).toMatchObject({ state: 'revalidated' });
    // No phase ends twice.
    const entry = await inside(async (tx) => {
      const engagement = await findEngagement(tx, workspaceId, engagementId);
      return engagement && (await currentPhase(tx, workspaceId, engagement)).entry;
    });
    expect(entry).toMatchObject({ phase: 5, entry: 1 });

    // Another version at work, from the next answer on: supervised, with nothing of the old one's counts.
    await promoteVersion(world, as('ULEAD'), on);
    await promoteVersion(world, as('UENG'), on);
    expect(await event()).toMatchObject({ state: 'promoted', endedBy: 'ULEAD' });
    expect(await made.deployment()).toMatchObject({
      model: 'v4',
      modelDigest: NEW,
      stage: 0,
      pausedAt: null,
    });
    expect(await inside((tx) => tx.select().from(actionTally))).toEqual([]);
    expect(await inside((tx) => tx.select().from(formerTally))).toMatchObject([
      { model: 'v3', right: 600, wrong: 2 },
    ]);
    await report(done);
    expect(await refusalOf(report({ ...done, model: 'v5' }))).toBe('retraining.refusal.over');
    const again = await triggerByAlert(world, as('UREVIEW'), { engagementId, alertId, id: randomUUID() });
    expect(again).toMatchObject({ as: 'first', event: { fromModel: 'v4', state: 'proposed' } });
  });
});
