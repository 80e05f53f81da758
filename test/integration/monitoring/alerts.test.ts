import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { alert, alertNote } from '../../../db/schema/alerts.ts';
import { message } from '../../../db/schema/delivery.ts';
import { monitor } from '../../../db/schema/monitoring.ts';
import {
  acknowledgeAlert,
  dismissAlert,
  investigateAlert,
  recordFindings,
  snoozeAlert,
} from '../../../src/monitoring/alerts/act.ts';
import { alertTasks } from '../../../src/monitoring/alerts/duties.ts';
import { alertTick } from '../../../src/monitoring/alerts/look.ts';
import { endSilenceNow, silenceAlerts } from '../../../src/monitoring/alerts/silences.ts';
import { recordReading } from '../../../src/monitoring/checks/record-reading.ts';
import type { Verdict } from '../../../src/monitoring/monitors/readings.ts';
import { endDeployment } from '../../../src/production/deployments/end.ts';
import { Refusal } from '../../../src/refusal.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { eitherEngine, onPostgres } from '../../support/database.ts';
import { slackActor } from '../../support/engagements.ts';
import { type MonitoringBench, monitoringBench, putFeed, putMonitor } from '../../support/monitoring.ts';

/** A check each hour: `!` breach, `.` well, `~` between the limits, `-` no data, `x` the feed is at fault. */
const CHECKS: Record<string, { verdict: Verdict; value: number | null }> = {
  '!': { verdict: 'breach', value: 0.8 },
  '.': { verdict: 'ok', value: 0.95 },
  '~': { verdict: 'ok', value: 0.91 },
  '-': { verdict: 'no data', value: null },
  x: { verdict: 'error', value: null },
};

async function checked(at: MonitoringBench, monitorId: string, marks: string): Promise<void> {
  for (const mark of marks) {
    at.clock.set(at.clock.now().add({ hours: 1 }));
    await recordReading(
      at.world,
      { workspaceId: at.workspaceId, userId: 'system', origin: 'clock' },
      {
        engagementId: at.engagementId,
        monitorId,
        version: 1,
        slot: at.clock.now(),
        found: { n: null, shown: `a check said ${mark}`, detail: null, ...CHECKS[mark] } as never,
      },
    );
  }
}

const inside = <Result>(at: MonitoringBench, read: Parameters<typeof at.world.db.inWorkspace<Result>>[1]) =>
  at.world.db.inWorkspace(at.workspaceId, read);
const alertsOf = (at: MonitoringBench, monitorId: string) =>
  inside(at, (tx) => tx.select().from(alert).where(eq(alert.monitorId, monitorId)).orderBy(alert.openedAt));
const notesOf = async (at: MonitoringBench, alertId: string) =>
  (
    await inside(at, (tx) =>
      tx.select().from(alertNote).where(eq(alertNote.alertId, alertId)).orderBy(alertNote.number),
    )
  ).map(({ kind }) => kind);
const messagesOf = async (at: MonitoringBench) =>
  (await inside(at, (tx) => tx.select().from(message)))
    .filter(({ subject }) => subject.startsWith('monitoring.alert'))
    .map(({ subject, destination, threadOf }) => ({ subject, destination, threadOf }));
const tick = (at: MonitoringBench) =>
  alertTick.run(at.world, { workspaceId: at.workspaceId, userId: 'system', origin: 'clock' }, at.clock.now());
const later = (at: MonitoringBench, minutes: number) => at.clock.set(at.clock.now().add({ minutes }));
const lead = (at: MonitoringBench) => slackActor(at.workspaceId, 'ULEAD');
const on = async (at: MonitoringBench, monitorId: string) => {
  const current = (await alertsOf(at, monitorId)).at(-1);
  return { engagementId: at.engagementId, alertId: current?.id ?? '' };
};
const refusalOf = async (promise: Promise<unknown>) => {
  const error = await promise.then(
    () => null,
    (fault: unknown) => fault,
  );
  expect(error).toBeInstanceOf(Refusal);
  return (error as Refusal).key;
};

eitherEngine('alerts', (open) => {
  const setUp = async () => {
    const at = await monitoringBench(await open(), { now: '2027-03-01T09:00:00Z' });
    return { at, id: await putMonitor(at.world.db, at) };
  };

  it('[M6] one alert of a monitor: pending unseen, told once it fires, edited, over once it is well', async () => {
    const { at, id } = await setUp();
    await checked(at, id, '!');
    expect(await messagesOf(at)).toEqual([]);
    await checked(at, id, '!');
    const [row] = await alertsOf(at, id);
    expect(row).toMatchObject({ stage: 'firing', told: 'firing', breaches: 2 });
    const posted = [{ subject: `monitoring.alert:${row?.id}`, destination: 'C0TEAM', threadOf: null }];
    expect((await messagesOf(at)).map(({ subject, threadOf }) => ({ subject, threadOf }))).toEqual(
      posted.map(({ subject, threadOf }) => ({ subject, threadOf })),
    );
    await checked(at, id, '!~.');
    expect((await alertsOf(at, id))[0]).toMatchObject({ stage: 'recovering', closedAt: null });
    await checked(at, id, '.');
    const [over] = await alertsOf(at, id);
    expect(over).toMatchObject({ stage: 'resolved', told: 'resolved' });
    expect(over?.closedAt?.toString()).toBe(at.clock.now().toString());
    expect(await notesOf(at, row?.id ?? '')).toEqual(['resolved']);
    // What comes next is another one.
    await checked(at, id, '!!');
    expect((await alertsOf(at, id)).map(({ stage }) => stage)).toEqual(['resolved', 'firing']);
  });

  it('[M6] missing data never resolves an alert; a monitor that sees nothing for too long says so, once', async () => {
    const { at, id } = await setUp();
    await checked(at, id, '!!------');
    expect((await alertsOf(at, id))[0]).toMatchObject({
      stage: 'firing',
      blindWhy: 'no data',
      told: 'firing',
    });
    const quiet = await putMonitor(at.world.db, at, { noDataAfter: 180 });
    await checked(at, quiet, '-x-');
    expect((await alertsOf(at, quiet))[0]).toMatchObject({ stage: null, told: 'nothing' });
    await checked(at, quiet, 'x');
    expect((await alertsOf(at, quiet))[0]).toMatchObject({ stage: null, told: 'blind' });
    await checked(at, quiet, '.');
    const [seen] = await alertsOf(at, quiet);
    expect(seen).toMatchObject({ told: 'resolved' });
    expect(seen?.closedAt).not.toBeNull();
    expect(await notesOf(at, seen?.id ?? '')).toEqual(['sees again']);
  });

  it('[M7] acknowledge, look into it, findings: over only once it is well and it is said what was found', async () => {
    const { at, id } = await setUp();
    await checked(at, id, '!!');
    const ref = await on(at, id);
    const tasks = (userId: string) =>
      inside(at, (tx) =>
        alertTasks(
          { tx, workspaceId: at.workspaceId, world: at.world, now: at.clock.now(), say: sayIn('en') },
          userId,
        ),
      );
    expect((await tasks('ULEAD')).map(({ what }) => what)).toEqual([expect.stringContaining('fires')]);
    await acknowledgeAlert(at.world, lead(at), ref);
    await acknowledgeAlert(at.world, slackActor(at.workspaceId, 'UREVIEW'), ref);
    expect((await alertsOf(at, id))[0]).toMatchObject({ stage: 'acknowledged', acknowledgedBy: 'ULEAD' });
    await investigateAlert(at.world, slackActor(at.workspaceId, 'UREVIEW'), ref);
    await checked(at, id, '..');
    expect((await alertsOf(at, id))[0]).toMatchObject({ stage: 'resolved', closedAt: null });
    expect((await tasks('UREVIEW')).map(({ what }) => what)).toEqual([expect.stringContaining('was behind')]);
    const findings = 'A feed sent cents.';
    await recordFindings(at.world, lead(at), { ...ref, findings });
    const [over] = await alertsOf(at, id);
    expect(over).toMatchObject({ findings, findingsBy: 'ULEAD' });
    expect(over?.closedAt).not.toBeNull();
    expect(await notesOf(at, ref.alertId)).toEqual(['acknowledged', 'investigated', 'resolved', 'findings']);
  });

  it('[M7] what is no problem is over with its reason, and fires again only after it has been well', async () => {
    const { at, id } = await setUp();
    await checked(at, id, '!!');
    await dismissAlert(at.world, lead(at), { ...(await on(at, id)), reason: 'A test of ours.' });
    await checked(at, id, '!!!!');
    expect(await alertsOf(at, id)).toHaveLength(1);
    await checked(at, id, '..!!');
    expect((await alertsOf(at, id)).map(({ stage }) => stage)).toEqual(['resolved', 'firing']);
  });

  it('[M6] f7: what is resolved within a silence is told at its end; what came and went in it, never', async () => {
    const { at, id } = await setUp();
    const brief = await putMonitor(at.world.db, at);
    await checked(at, id, '!!');
    const silence = {
      engagementId: at.engagementId,
      id: randomUUID(),
      monitorId: null,
      startsAt: at.clock.now(),
      endsAt: at.clock.now().add({ hours: 12 }),
      reason: 'A migration.',
    };
    await silenceAlerts(at.world, lead(at), silence);
    await silenceAlerts(at.world, lead(at), silence);
    await checked(at, id, '..');
    await checked(at, brief, '!!..');
    await tick(at);
    expect((await alertsOf(at, id))[0]).toMatchObject({ stage: 'resolved', told: 'firing', closedAt: null });
    at.clock.set(silence.endsAt);
    await tick(at);
    await tick(at);
    const [over] = await alertsOf(at, id);
    expect(over).toMatchObject({ told: 'resolved' });
    expect(over?.closedAt).not.toBeNull();
    expect(await notesOf(at, over?.id ?? '')).toEqual(['resolved']);
    expect((await alertsOf(at, brief))[0]).toMatchObject({ told: 'nothing' });
    expect((await messagesOf(at)).some(({ subject }) => subject.includes(brief))).toBe(false);
  });

  it('[M6] a silence that is ended early tells what it held back', async () => {
    const { at, id } = await setUp();
    const silence = {
      engagementId: at.engagementId,
      id: randomUUID(),
      monitorId: id,
      startsAt: at.clock.now(),
      endsAt: at.clock.now().add({ hours: 12 }),
      reason: 'A migration.',
    };
    await silenceAlerts(at.world, lead(at), silence);
    await checked(at, id, '!!');
    expect((await alertsOf(at, id))[0]).toMatchObject({ stage: 'firing', told: 'nothing' });
    later(at, 1);
    await endSilenceNow(at.world, lead(at), { engagementId: at.engagementId, id: silence.id });
    expect((await alertsOf(at, id))[0]).toMatchObject({ stage: 'firing', told: 'firing' });
    const backwards = { ...silence, id: randomUUID(), endsAt: silence.startsAt };
    expect(await refusalOf(silenceAlerts(at.world, lead(at), backwards))).toBe('alerts.refusal.ends');
  });

  it('[M6] a snooze ends by itself, and cannot be for ever or in the past', async () => {
    const { at, id } = await setUp();
    await checked(at, id, '!!');
    const ref = await on(at, id);
    const now = at.clock.now();
    expect(await refusalOf(snoozeAlert(at.world, lead(at), { ...ref, until: now }))).toBe(
      'alerts.refusal.past',
    );
    expect(
      await refusalOf(snoozeAlert(at.world, lead(at), { ...ref, until: now.add({ hours: 24 * 15 }) })),
    ).toBe('alerts.refusal.too-long');
    await snoozeAlert(at.world, lead(at), { ...ref, until: now.add({ hours: 5 }) });
    await checked(at, id, '..');
    expect((await alertsOf(at, id))[0]).toMatchObject({ told: 'firing' });
    later(at, 4 * 60);
    await tick(at);
    expect((await alertsOf(at, id))[0]).toMatchObject({ told: 'resolved' });
  });

  it('[M6] escalates to the lead once, when nobody has acknowledged it', async () => {
    const { at } = await setUp();
    const id = await putMonitor(at.world.db, at, { severity: 'page' });
    await checked(at, id, '!!');
    later(at, 14);
    await tick(at);
    const escalations = async () =>
      (await messagesOf(at)).filter(({ subject }) => subject.startsWith('monitoring.alert_escalated:'));
    expect(await escalations()).toEqual([]);
    later(at, 1);
    await tick(at);
    later(at, 30);
    await tick(at);
    expect((await escalations()).map(({ destination }) => destination)).toEqual(['ULEAD']);
    // The lead's message says what came of it: somebody has it, it is over. No check in between changes it.
    const wanted = async () =>
      (await inside(at, (tx) => tx.select().from(message)))
        .filter(({ subject }) => subject.startsWith('monitoring.alert_escalated:'))
        .map((one) => one.wanted);
    expect(await wanted()).toEqual([1]);
    await acknowledgeAlert(at.world, slackActor(at.workspaceId, 'UREVIEW'), await on(at, id));
    expect(await wanted()).toEqual([2]);
    await checked(at, id, '!');
    expect(await wanted()).toEqual([2]);
    await checked(at, id, '..');
    expect(await wanted()).toEqual([3]);
    const calm = await putMonitor(at.world.db, at, { severity: 'info' });
    await checked(at, calm, '!!');
    later(at, 24 * 60 * 30);
    await tick(at);
    expect((await alertsOf(at, calm))[0]?.escalatedAt).toBeNull();
  });

  it('[M6] alerts of one deployment are grouped: the second stands in the thread of the first', async () => {
    const { at, id } = await setUp();
    const second = await putMonitor(at.world.db, at);
    const elsewhere = await putMonitor(at.world.db, at, { deploymentId: null });
    await checked(at, id, '!!');
    await checked(at, second, '!!');
    await checked(at, elsewhere, '!!');
    const [first] = await alertsOf(at, id);
    const [member] = await alertsOf(at, second);
    expect(member?.groupId).toBe(first?.id);
    expect((await alertsOf(at, elsewhere))[0]?.groupId).toBeNull();
    const found = (await messagesOf(at)).find(({ subject }) => subject === `monitoring.alert:${member?.id}`);
    expect(found?.threadOf).toBe(`monitoring.alert:${first?.id}`);
  });

  it('[M6] a broken feed is told of once, and inhibits the drift on it; a feed that works inhibits nothing', async () => {
    const { at, id } = await setUp();
    const twin = await putMonitor(at.world.db, at);
    const drift = await putMonitor(at.world.db, at, {
      rule: { kind: 'drift', alpha: 0.05, referenceId: randomUUID() },
      layer: 'input',
    });
    const other = await putMonitor(at.world.db, { ...at, feedId: await putFeed(at.world.db, at, {}) });
    await checked(at, id, 'xxxx');
    await checked(at, twin, 'xxxx');
    await checked(at, drift, '!!');
    await checked(at, other, '!!');
    expect((await alertsOf(at, id))[0]?.told).toBe('blind');
    expect((await alertsOf(at, twin))[0]?.told).toBe('nothing');
    expect((await alertsOf(at, drift))[0]).toMatchObject({ stage: 'firing', told: 'nothing' });
    expect((await alertsOf(at, other))[0]?.told).toBe('firing');
    await checked(at, id, '.');
    await checked(at, twin, '.');
    await tick(at);
    expect((await alertsOf(at, drift))[0]?.told).toBe('firing');
  });

  it('[M6] what is retired closes its alert; what is paused tells nothing until it goes on', async () => {
    const { at, id } = await setUp();
    const paused = await putMonitor(at.world.db, at, { severity: 'page' });
    await checked(at, id, '!!');
    await checked(at, paused, '!!');
    const put = (monitorId: string, set: Partial<typeof monitor.$inferInsert>) =>
      inside(at, (tx) => tx.update(monitor).set(set).where(eq(monitor.id, monitorId)));
    await put(id, { retiredAt: at.clock.now() });
    await put(paused, { pausedAt: at.clock.now() });
    later(at, 60);
    await tick(at);
    const [over] = await alertsOf(at, id);
    expect(over?.closedAt).not.toBeNull();
    expect(await notesOf(at, over?.id ?? '')).toEqual(['retired']);
    expect((await alertsOf(at, paused))[0]).toMatchObject({ closedAt: null, escalatedAt: null });
    await put(paused, { pausedAt: null });
    await tick(at);
    expect((await alertsOf(at, paused))[0]?.escalatedAt).not.toBeNull();
  });

  it('[M6] of a model that was taken from work nothing is checked: its alerts are closed, and nobody is called', async () => {
    const { at, id } = await setUp();
    await checked(at, id, '!!');
    const { engagementId, deploymentId } = at;
    await endDeployment(at.world, lead(at), { engagementId, deploymentId, reason: 'Replaced.' });
    later(at, 60);
    await tick(at);
    const [over] = await alertsOf(at, id);
    expect(over).toMatchObject({ escalatedAt: null });
    expect(over?.closedAt).not.toBeNull();
    expect(await notesOf(at, over?.id ?? '')).toEqual(['ended']);
  });

  describe('who may', () => {
    it('[M7] [X9] only people of the engagement handle an alert; of another engagement there is none', async () => {
      const { at, id } = await setUp();
      await checked(at, id, '!!');
      const ref = await on(at, id);
      expect(await refusalOf(acknowledgeAlert(at.world, slackActor(at.workspaceId, 'UANY'), ref))).toMatch(
        /^refusal\./,
      );
      const other = await monitoringBench(await open(), {});
      expect(
        await refusalOf(
          acknowledgeAlert(other.world, lead(other), { ...ref, engagementId: other.engagementId }),
        ),
      ).toBe('refusal.not-found');
    });
  });
});

onPostgres('an alert under many hands', (open) => {
  it('[M6] [G7] forty clicks, checks and looks at once: one alert, one who has it, told once', async () => {
    const at = await monitoringBench(await open(), { now: '2027-03-01T09:00:00Z' });
    const id = await putMonitor(at.world.db, at);
    await checked(at, id, '!!');
    const ref = await on(at, id);
    const people = ['ULEAD', 'UREVIEW', 'UREVIEW2'];
    await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        n % 4 === 3
          ? tick(at)
          : acknowledgeAlert(at.world, slackActor(at.workspaceId, people[n % 3] ?? ''), ref),
      ),
    );
    expect(await alertsOf(at, id)).toHaveLength(1);
    expect(await notesOf(at, ref.alertId)).toEqual(['acknowledged']);
  });
});
