import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { alert } from '../../../db/schema/alerts.ts';
import { message } from '../../../db/schema/delivery.ts';
import { retrainingEvent, retrainingTrigger } from '../../../db/schema/retraining.ts';
import { changePeople } from '../../../src/engagement/change-people.ts';
import { changeState } from '../../../src/engagement/change-state.ts';
import { snoozeAlert } from '../../../src/monitoring/alerts/act.ts';
import { alertView } from '../../../src/monitoring/alerts/view.ts';
import { recordReading } from '../../../src/monitoring/checks/record-reading.ts';
import { approveRetraining } from '../../../src/monitoring/retraining/approve.ts';
import { abandonRetraining } from '../../../src/monitoring/retraining/steps.ts';
import { triggerByAlert } from '../../../src/monitoring/retraining/trigger.ts';
import { endDeployment } from '../../../src/production/deployments/end.ts';
import { Refusal } from '../../../src/refusal.ts';
import { onPostgres } from '../../support/database.ts';
import { slackActor } from '../../support/engagements.ts';
import { type MonitoringBench, monitoringBench, putMonitor } from '../../support/monitoring.ts';
import { knowPeople } from '../../support/people.ts';

const inside = <Result>(at: MonitoringBench, read: Parameters<typeof at.world.db.inWorkspace<Result>>[1]) =>
  at.world.db.inWorkspace(at.workspaceId, read);
const eventsIn = (at: MonitoringBench) =>
  inside(at, (tx) => tx.select().from(retrainingEvent).orderBy(retrainingEvent.proposedAt));
const triggersIn = (at: MonitoringBench) =>
  inside(at, (tx) => tx.select().from(retrainingTrigger).orderBy(retrainingTrigger.at));
const as = (at: MonitoringBench, userId: string) => slackActor(at.workspaceId, userId);
const refusalOf = async (promise: Promise<unknown>) => {
  const error = await promise.then(
    () => null,
    (fault: unknown) => fault,
  );
  expect(error).toBeInstanceOf(Refusal);
  return (error as Refusal).key;
};

async function read(at: MonitoringBench, monitorId: string, value: number | null): Promise<void> {
  at.clock.set(at.clock.now().add({ hours: 1 }));
  const verdict = value === null ? 'error' : value < 0.9 ? 'breach' : 'ok';
  await recordReading(
    at.world,
    { workspaceId: at.workspaceId, userId: 'system', origin: 'clock' },
    {
      engagementId: at.engagementId,
      monitorId,
      version: 1,
      slot: at.clock.now(),
      found: { n: 1_000, shown: `recall ${value}`, detail: null, verdict, value } as never,
    },
  );
}

async function alertOf(at: MonitoringBench, monitorId: string) {
  const rows = await inside(at, (tx) => tx.select().from(alert).where(eq(alert.monitorId, monitorId)));
  return { engagementId: at.engagementId, alertId: rows.at(-1)?.id ?? '' };
}

/** A monitor whose alert fires. */
async function firing(at: MonitoringBench, changes: Parameters<typeof putMonitor>[2] = {}) {
  const id = await putMonitor(at.world.db, at, changes);
  await read(at, id, 0.8);
  await read(at, id, 0.81);
  return { id, ref: await alertOf(at, id) };
}

onPostgres('retraining', (open) => {
  const setUp = async () => {
    const at = await monitoringBench(await open(), { now: '2027-03-01T09:00:00Z' });
    await knowPeople(at.world.db, at.workspaceId, { UDATA: {}, UENG: {} });
    const { engagementId } = at;
    await changePeople(at.world, as(at, 'ULEAD'), { engagementId, data: ['UDATA'], engineering: ['UENG'] });
    return at;
  };
  const trigger = (at: MonitoringBench, userId: string, ref: { engagementId: string; alertId: string }) =>
    triggerByAlert(at.world, as(at, userId), { ...ref, id: randomUUID() });

  it('[R1] [R2] [M7] one event of a model: the first alert begins it, others come to it, the same one never twice', async () => {
    const at = await setUp();
    const recall = await firing(at);
    const shift = await firing(at, { layer: 'input' });
    // Two people at once, and one of them twice.
    const once = { ...recall.ref, id: randomUUID() };
    const both = await Promise.all([
      triggerByAlert(at.world, as(at, 'UREVIEW'), once),
      triggerByAlert(at.world, as(at, 'UREVIEW'), once),
      trigger(at, 'UENG', shift.ref),
    ]);
    expect(both.map((one) => one.as).toSorted()).toEqual(['first', 'further', 'known']);
    expect((await trigger(at, 'ULEAD', shift.ref)).as).toBe('known');
    const [event, ...others] = await eventsIn(at);
    expect(others).toEqual([]);
    expect(event).toMatchObject({ state: 'proposed', fromModel: 'v3', cycle: 1, attempt: 0 });
    const triggers = await triggersIn(at);
    expect(triggers.map(({ kind }) => kind).toSorted()).toEqual(['input', 'output']);
    expect(triggers.map(({ text }) => text)).toEqual(
      Array(2).fill('0.81 of 1,000 cases, fires under 0.9, well again at 0.92'),
    );
    // Its message stands in the thread of the alert, which offers the button no more.
    const messages = await inside(at, (tx) => tx.select().from(message));
    expect(messages.filter(({ subject }) => subject === `monitoring.retraining:${event?.id}`)).toMatchObject([
      { threadOf: `monitoring.alert:${recall.ref.alertId}` },
    ]);
    const view = await inside(at, (tx) =>
      alertView({ tx, now: at.clock.now() }, at.workspaceId, recall.ref.alertId),
    );
    expect(view).toMatchObject({ isReason: true, againstRetraining: null });
  });

  it('[R2] [X5] a form sent again once its event is over begins no other', async () => {
    const at = await setUp();
    const { ref } = await firing(at);
    const form = { ...ref, id: randomUUID() };
    const { event } = await triggerByAlert(at.world, as(at, 'UREVIEW'), form);
    const on = { engagementId: at.engagementId, eventId: event.id };
    await abandonRetraining(at.world, as(at, 'UENG'), { ...on, reason: 'The model is fine.' });
    expect(await triggerByAlert(at.world, as(at, 'UREVIEW'), form)).toMatchObject({
      as: 'known',
      event: { id: event.id },
    });
    expect(await eventsIn(at)).toMatchObject([{ id: event.id, state: 'abandoned' }]);
  });

  it('[R2] [G4] its proposer does not approve it; abandoned with a reason, the next reason begins another', async () => {
    const at = await setUp();
    const { ref } = await firing(at);
    const { event } = await trigger(at, 'ULEAD', ref);
    const on = { engagementId: at.engagementId, eventId: event.id };
    expect(await refusalOf(approveRetraining(at.world, as(at, 'ULEAD'), on))).toBe('retraining.refusal.own');
    expect(await refusalOf(approveRetraining(at.world, as(at, 'UREVIEW'), on))).toBe('refusal.role');
    await approveRetraining(at.world, as(at, 'UDATA'), on);
    await approveRetraining(at.world, as(at, 'UENG'), on);
    expect(await eventsIn(at)).toMatchObject([{ state: 'approved', approvedBy: 'UDATA' }]);
    const reason = 'The labels were late, the model is fine.';
    await abandonRetraining(at.world, as(at, 'UENG'), { ...on, reason });
    await abandonRetraining(at.world, as(at, 'UDATA'), { ...on, reason: 'Another one.' });
    expect(await eventsIn(at)).toMatchObject([{ state: 'abandoned', endedBy: 'UENG', reason }]);
    expect(await refusalOf(approveRetraining(at.world, as(at, 'UDATA'), on))).toBe('retraining.refusal.over');
    expect((await trigger(at, 'UREVIEW', ref)).as).toBe('first');
    expect((await eventsIn(at)).map(({ state }) => state)).toEqual(['abandoned', 'proposed']);
  });

  it('[M7] [R1] refused in words: feed at fault, muted, over meanwhile, nothing at work, an engagement that rests', async () => {
    const at = await setUp();
    const recall = await firing(at);
    const muted = await firing(at, { name: 'Muted', nameKey: 'muted' });
    await snoozeAlert(at.world, as(at, 'ULEAD'), { ...muted.ref, until: at.clock.now().add({ hours: 9 }) });
    expect(await refusalOf(trigger(at, 'ULEAD', muted.ref))).toBe('retraining.refusal.muted');
    await read(at, recall.id, null);
    expect(await refusalOf(trigger(at, 'ULEAD', recall.ref))).toBe('retraining.refusal.feed');
    // The same feed is at fault for all that it is asked for.
    at.clock.set(at.clock.now().add({ hours: 12 }));
    expect(await refusalOf(trigger(at, 'ULEAD', muted.ref))).toBe('retraining.refusal.feed');
    await read(at, recall.id, 0.95);
    await read(at, recall.id, 0.96);
    expect(await refusalOf(trigger(at, 'ULEAD', recall.ref))).toBe('retraining.refusal.alert-over');
    const { engagementId } = at;
    await changeState(at.world, as(at, 'ULEAD'), { engagementId, change: 'pause', reason: 'Holidays.' });
    expect(await refusalOf(trigger(at, 'ULEAD', muted.ref))).toBe('engagement.refusal.paused');
    await changeState(at.world, as(at, 'ULEAD'), { engagementId, change: 'resume', reason: null });
    const { deploymentId } = at;
    await endDeployment(at.world, as(at, 'ULEAD'), { engagementId, deploymentId, reason: 'Replaced.' });
    expect(await refusalOf(trigger(at, 'ULEAD', muted.ref))).toBe('retraining.refusal.nothing-at-work');
    expect(await eventsIn(at)).toEqual([]);
  });
});
