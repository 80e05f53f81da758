import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { alert } from '../../../db/schema/alerts.ts';
import { monitor } from '../../../db/schema/monitoring.ts';
import { changeState } from '../../../src/engagement/change-state.ts';
import type { QueueEntry } from '../../../src/jobs/queue.ts';
import { claimDue } from '../../../src/monitoring/checks/claim.ts';
import { recordReading } from '../../../src/monitoring/checks/record-reading.ts';
import { checkMonitor, checkWorker } from '../../../src/monitoring/checks/worker.ts';
import { monitorVerbs } from '../../../src/monitoring/monitors/keeping.ts';
import { pushReading } from '../../../src/monitoring/monitors/push-reading.ts';
import { spreadOf } from '../../../src/monitoring/monitors/schedule.ts';
import { eachEngine } from '../../support/database.ts';
import { webAt } from '../../support/feeds.ts';
import { refusal } from '../../support/gates.ts';
import {
  type MonitoringBench,
  monitoringBench,
  putFeed,
  putMonitor,
  putPushed,
  readingsOf,
} from '../../support/monitoring.ts';
import { endWebServers, webServer } from '../../support/web-server.ts';

endWebServers();

eachEngine('checks of monitors', (open) => {
  const setUp = async () => monitoringBench(await open(), { now: '2027-03-01T09:00:00Z' });
  const clockOf = ({ workspaceId }: MonitoringBench) => ({
    workspaceId,
    userId: 'system',
    origin: 'clock' as const,
  });
  /** Claims what is due and works off the queue, as the tick and the worker do. */
  async function pass(at: MonitoringBench): Promise<number> {
    const count = await claimDue(at.world, clockOf(at));
    const worker = checkWorker({ world: at.world });
    for (const { data } of at.queue.take().filter(({ queue }) => queue === 'monitor.check'))
      await worker.handle(data, 1);
    return count;
  }

  it('[M2] a monitor that is due is checked once for its slot, and is due again by its schedule', async () => {
    const at = await setUp();
    const id = await putMonitor(at.world.db, at);
    await putPushed(at.world.db, at, id, 0.87);
    expect(await pass(at)).toBe(1);
    expect(await pass(at)).toBe(0);
    at.clock.set('2027-03-01T10:00:10Z');
    await putPushed(at.world.db, at, id, 0.95, { measuredAt: Temporal.Instant.from('2027-03-01T09:59:00Z') });
    expect(await pass(at)).toBe(1);
    const found = await readingsOf(at.world.db, at, id);
    expect(found.map(({ slot, value, verdict, n }) => [String(slot), value, verdict, n])).toEqual([
      ['2027-03-01T09:00:00Z', 0.87, 'breach', 1_000],
      ['2027-03-01T10:00:00Z', 0.95, 'ok', 1_000],
    ]);
    expect(found[0]?.shown).toContain('"value":0.87');
  });

  it('[M2] many that are due at once start spread over the minute; one feed is asked one thing at a time', async () => {
    const at = await setUp();
    const entries: QueueEntry[] = [];
    const { insert } = at.queue;
    at.queue.insert = async (tx, queued, ending) => {
      entries.push(...queued.filter(({ queue }) => queue === 'monitor.check'));
      await insert(tx, queued, ending);
    };
    const other = await putFeed(at.world.db, at, {});
    const ids = await Promise.all(
      // More than are claimed in one transaction.
      Array.from({ length: 210 }, (_, index) =>
        putMonitor(at.world.db, index % 2 ? at : { ...at, feedId: other }),
      ),
    );
    await claimDue(at.world, clockOf(at));
    expect(entries.map(({ data }) => data.monitorId).sort()).toEqual(ids.sort());
    expect(new Set(entries.map(({ key }) => key))).toEqual(
      new Set([at.feedId, other].map((feedId) => `feed:${at.workspaceId}:${feedId}`)),
    );
    const seconds = entries.map(({ waits }) => waits ?? -1);
    expect(Math.min(...seconds)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...seconds)).toBeLessThan(55);
    expect(new Set(seconds).size).toBeGreaterThan(5);
  });

  it('[M6] a monitor that is added stands apart from those that its engagement has had', async () => {
    const at = await setUp();
    const { engagementId, feedId, deploymentId, workspaceId, world } = at;
    const push = { cron: '0 * * * *', zone: 'UTC', severity: 'warn', ownerId: 'ULEAD', runbookUrl: null };
    const counts = {
      clearsToResolve: '2',
      noDataAfter: '180',
      breachesToFire: '2',
      minN: '0',
      maturity: null,
    };
    const rule = { layer: 'output', side: 'below', fire: '0.9', clear: '0.92' };
    const seconds = [];
    for (const name of ['First', 'Second', 'Third']) {
      const fields = { name, deploymentId, feedId, ...push, ...counts, ...rule };
      const id = randomUUID();
      const saving = { engagementId, id, version: 0, fields };
      await monitorVerbs({ key: 'push_limit' }).save(world, at.as('ULEAD'), saving);
      const [found] = await world.db.inWorkspace(workspaceId, (tx) =>
        tx.select().from(monitor).where(eq(monitor.id, id)),
      );
      seconds.push(found?.spread);
    }
    expect(seconds).toEqual([0, 1, 2].map((nth) => spreadOf(engagementId, nth)));
  });

  it('[M8] what was missed while nothing ran is made up for by one check, now; not by one for each', async () => {
    const at = await setUp();
    const id = await putMonitor(at.world.db, at, { cron: '*/5 * * * *' });
    at.clock.set('2027-03-01T12:33:20Z');
    await putPushed(at.world.db, at, id, 0.95, { measuredAt: Temporal.Instant.from('2027-03-01T12:30:00Z') });
    expect(await pass(at)).toBe(1);
    expect((await readingsOf(at.world.db, at, id)).map(({ slot }) => String(slot))).toEqual([
      '2027-03-01T12:33:00Z',
    ]);
    const [kept] = await at.world.db.inWorkspace(at.workspaceId, (tx) =>
      tx.select().from(monitor).where(eq(monitor.id, id)),
    );
    expect(String(kept?.nextAt)).toBe('2027-03-01T12:35:00Z');
  });

  it('[M8] many that are under way have one transaction at a time: people who click go on beside them', async () => {
    const at = await setUp();
    const ids = await Promise.all(Array.from({ length: 6 }, () => putMonitor(at.world.db, at)));
    let [open, most] = [0, 0];
    const inWorkspace: typeof at.world.db.inWorkspace = async (...given) => {
      open += 1;
      most = Math.max(most, open);
      try {
        return await at.world.db.inWorkspace(...given);
      } finally {
        open -= 1;
      }
    };
    const worker = checkWorker({ world: { ...at.world, db: { ...at.world.db, inWorkspace } } });
    const { workspaceId } = at;
    const slot = String(at.clock.now());
    await Promise.all(ids.map((monitorId) => worker.handle({ workspaceId, monitorId, slot }, 1)));
    expect(most).toBe(1);
    for (const id of ids) expect(await readingsOf(at.world.db, at, id)).toHaveLength(1);
  });

  it('[M8] a slot has one reading, whoever comes with a second one; a clock that goes back asks nothing again', async () => {
    const at = await setUp();
    const id = await putMonitor(at.world.db, at);
    await putPushed(at.world.db, at, id, 0.95);
    const slot = at.clock.now();
    await Promise.all([
      checkMonitor(at.world, at.workspaceId, id, slot),
      checkMonitor(at.world, at.workspaceId, id, slot),
    ]);
    const again = { engagementId: at.engagementId, monitorId: id, version: 1, slot };
    const found = {
      verdict: 'breach' as const,
      value: 0.1,
      n: null,
      shown: 'late',
      detail: null,
      sampledAt: null,
    };
    expect(await recordReading(at.world, clockOf(at), { ...again, found })).toBe(false);
    expect((await readingsOf(at.world.db, at, id)).map(({ value }) => value)).toEqual([0.95]);
    await pass(at);
    at.clock.set('2027-03-01T08:00:00Z');
    expect(await pass(at)).toBe(0);
  });

  it('[M8] a clock that was ahead keeps no monitor and no alert silent: the slot comes back, and what is checked counts', async () => {
    const at = await setUp();
    const daily = await putMonitor(at.world.db, at, { cron: '0 6 * * *' });
    const id = await putMonitor(at.world.db, at, { breachesToFire: 1, nextAt: at.clock.now() });
    at.clock.set('2027-06-01T09:00:00Z');
    await putPushed(at.world.db, at, id, 0.8);
    expect(await pass(at)).toBe(2);
    at.clock.set('2027-03-01T09:30:00Z');
    expect(await pass(at)).toBe(0);
    const next = async () =>
      Object.fromEntries(
        (await at.world.db.inWorkspace(at.workspaceId, (tx) => tx.select().from(monitor))).map((one) => [
          one.id,
          String(one.nextAt),
        ]),
      );
    expect(await next()).toEqual({ [daily]: '2027-03-02T06:00:00Z', [id]: '2027-03-01T10:00:00Z' });
    const stageOf = async () =>
      (await at.world.db.inWorkspace(at.workspaceId, (tx) => tx.select().from(alert))).find(
        ({ monitorId }) => monitorId === id,
      );
    for (const time of ['10:00', '11:00']) {
      at.clock.set(`2027-03-01T${time}:30Z`);
      await putPushed(at.world.db, at, id, 0.95, {
        measuredAt: Temporal.Instant.from(`2027-03-01T${time}:00Z`),
      });
      expect(await pass(at)).toBe(1);
    }
    expect(await stageOf()).toMatchObject({ stage: 'resolved', clears: 2 });
  });

  it('[M3] [X10] a value that comes after the check it was meant for is judged by the next, once; time does not go backwards', async () => {
    const at = await setUp();
    const id = await putMonitor(at.world.db, at);
    const on = async (time: string) => {
      at.clock.set(`2027-03-01T${time}Z`);
      await pass(at);
      return (await readingsOf(at.world.db, at, id)).at(-1);
    };
    const push = (value: number, time: string) => {
      const measuredAt = Temporal.Instant.from(`2027-03-01T${time}Z`);
      return pushReading(at.world, at.as('ULEAD'), { monitorId: id, value, n: null, measuredAt });
    };
    expect(await on('09:00:30')).toMatchObject({ verdict: 'no data' });
    // A job that says when its hour was over, and needs ten minutes for it.
    at.clock.set('2027-03-01T09:10:00Z');
    await push(0.8, '09:00:00');
    expect(await on('10:00:30')).toMatchObject({ value: 0.8, verdict: 'breach' });
    expect(await on('11:00:30')).toMatchObject({ value: null, verdict: 'no data' });
    at.clock.set('2027-03-01T11:10:00Z');
    await push(0.95, '11:00:00');
    await push(0.7, '10:30:00');
    expect(await on('12:00:30')).toMatchObject({ value: 0.95, verdict: 'ok' });
    // What was judged is newer.
    at.clock.set('2027-03-01T12:10:00Z');
    await push(0.7, '10:59:00').catch(() => {});
    expect(await on('13:00:30')).toMatchObject({ verdict: 'no data' });
    // What came in time is not late for the check after.
    at.clock.set('2027-03-01T13:31:00Z');
    await push(0.93, '13:30:00');
    expect(await on('14:00:30')).toMatchObject({ value: 0.93, verdict: 'ok' });
    expect(await on('15:00:30')).toMatchObject({ verdict: 'no data' });
  });

  it('[M3] [X10] what came late is judged by a daily check too, however soon a missing value is told', async () => {
    const at = await setUp();
    const nextAt = Temporal.Instant.from('2027-03-02T06:00:00Z');
    const id = await putMonitor(at.world.db, at, { cron: '0 6 * * *', noDataAfter: 60, nextAt });
    const on = async (time: string) => {
      at.clock.set(`2027-03-${time}Z`);
      await pass(at);
      return (await readingsOf(at.world.db, at, id)).at(-1);
    };
    expect(await on('02T06:00:30')).toMatchObject({ verdict: 'no data' });
    at.clock.set('2027-03-02T06:10:00Z');
    const measuredAt = Temporal.Instant.from('2027-03-02T05:30:00Z');
    await pushReading(at.world, at.as('ULEAD'), { monitorId: id, value: 0.8, n: null, measuredAt });
    expect(await on('03T06:00:30')).toMatchObject({ value: 0.8, verdict: 'breach' });
    expect(await on('04T06:00:30')).toMatchObject({ value: null, verdict: 'no data' });
  });

  it('[M3] [X10] a value that no check would look at any more is refused, in words', async () => {
    const at = await setUp();
    const id = await putMonitor(at.world.db, at);
    const push = (time: string) => {
      const measuredAt = Temporal.Instant.from(time);
      return pushReading(at.world, at.as('ULEAD'), { monitorId: id, value: 0.7, n: null, measuredAt });
    };
    // Before the first check nothing is too old to be kept.
    expect(await push('2027-02-28T06:00:00Z')).toMatchObject({ fresh: true });
    await pass(at);
    at.clock.set('2027-03-01T09:30:00Z');
    expect(await refusal(push('2027-03-01T07:59:00Z'))).toEqual(['measured_at: monitoring.refusal.behind']);
    expect(await push('2027-03-01T08:01:00Z')).toMatchObject({ fresh: true });
    // Sent again, it is what it was.
    expect(await push('2027-02-28T06:00:00Z')).toMatchObject({ fresh: false });
  });

  it('[M3] [X10] a value that is further ahead than clocks differ is refused at its field', async () => {
    const at = await setUp();
    const monitorId = await putMonitor(at.world.db, at);
    const push = (time: string) =>
      pushReading(at.world, at.as('ULEAD'), {
        monitorId,
        value: 0.7,
        n: null,
        measuredAt: Temporal.Instant.from(time),
      });
    expect(await push('2027-03-01T09:05:00Z')).toMatchObject({ fresh: true });
    for (const time of ['2027-03-01T09:05:01Z', '2035-01-01T00:00:00Z'])
      expect(await refusal(push(time))).toEqual(['measured_at: monitoring.refusal.ahead']);
  });

  /** As `pass`, and somebody pushes once the check has looked, before it writes down what it saw. */
  async function passWith(at: MonitoringBench, push: () => Promise<unknown>): Promise<void> {
    await claimDue(at.world, clockOf(at));
    const { db } = at.world;
    let looks = 0;
    const inWorkspace: typeof db.inWorkspace = async (...asked) => {
      const answer = await db.inWorkspace(...asked);
      looks += 1;
      // First what is to be checked is read, then what was pushed.
      if (looks === 2) await push();
      return answer;
    };
    const world = { ...at.world, db: { ...db, inWorkspace } };
    for (const { data } of at.queue.take().filter(({ queue }) => queue === 'monitor.check'))
      await checkMonitor(
        world,
        at.workspaceId,
        String(data.monitorId),
        Temporal.Instant.from(String(data.slot)),
      );
    expect(looks).toBeGreaterThan(1);
  }

  /** A monitor that is checked on working days, the next on a Friday: the first of March 2027 is a Monday. */
  async function onWorkdays(maturity: number) {
    const at = await setUp();
    const nextAt = Temporal.Instant.from('2027-03-05T06:00:00Z');
    const id = await putMonitor(at.world.db, at, { cron: '0 6 * * 1-5', maturity, nextAt });
    const push = (value: number, time: string) => {
      const measuredAt = Temporal.Instant.from(`2027-03-${time}Z`);
      return pushReading(at.world, at.as('ULEAD'), { monitorId: id, value, n: null, measuredAt });
    };
    return { at, id, push };
  }

  it('[M3] [X10] what is pushed while a check is being made is judged by the next one, however far apart they are, or refused', async () => {
    const { at, id, push } = await onWorkdays(0);
    at.clock.set('2027-03-05T06:00:10Z');
    await pass(at);
    at.clock.set('2027-03-08T06:00:10Z');
    await passWith(at, async () => {
      expect(await refusal(push(0.5, '05T06:00:00'))).toEqual(['measured_at: monitoring.refusal.behind']);
      await push(0.7, '05T06:10:00');
      at.clock.set('2027-03-08T06:00:20Z');
    });
    const verdicts = async () =>
      (await readingsOf(at.world.db, at, id)).map(({ verdict, value }) => value ?? verdict);
    expect(await verdicts()).toEqual(['no data', 'no data']);
    at.clock.set('2027-03-09T06:00:10Z');
    await pass(at);
    expect(await verdicts(), 'once').toEqual(['no data', 'no data', 0.7]);
    at.clock.set('2027-03-10T06:00:10Z');
    await pass(at);
    expect(await verdicts()).toEqual(['no data', 'no data', 0.7, 'no data']);
  });

  it('[M3] [X10] while labels take time too', async () => {
    const { at, id, push } = await onWorkdays(24);
    at.clock.set('2027-03-05T06:00:10Z');
    await pass(at);
    at.clock.set('2027-03-08T06:00:10Z');
    await passWith(at, async () => {
      expect(await refusal(push(0.5, '04T06:00:00'))).toEqual(['measured_at: monitoring.refusal.behind']);
      await push(0.7, '04T06:10:00');
    });
    at.clock.set('2027-03-09T06:00:10Z');
    await pass(at);
    expect((await readingsOf(at.world.db, at, id)).map(({ value }) => value)).toEqual([null, null, 0.7]);
  });

  it('[M2] [M3] a feed that says it measured in the future is at fault: it would never grow old', async () => {
    const { host } = await webServer((request, response) => {
      const ahead = request.url === '/ahead' ? '2027-03-01T09:05:01Z' : '2027-03-01T09:05:00Z';
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ value: 0.95, at: ahead }));
    });
    const at = await monitoringBench(await open(), { now: '2027-03-01T09:00:00Z', allowedHosts: [host] });
    const query = { value: 'value', cases: null, measured: 'at' };
    const found = async (path: string) => {
      const { settings } = webAt(host, path);
      const feedId = await putFeed(at.world.db, at, { kind: 'json', settings: { ...settings } });
      const id = await putMonitor(at.world.db, { ...at, feedId }, { query });
      await pass(at);
      return (await readingsOf(at.world.db, at, id))[0];
    };
    expect(await found('/near')).toMatchObject({ verdict: 'ok', value: 0.95 });
    const ahead = await found('/ahead');
    expect(ahead).toMatchObject({ verdict: 'error', value: null });
    expect(ahead?.shown).toContain('2027-03-01T09:05:01Z, which is in the future');
  });

  it('[M2] [M3] a daily file that is asked for more often is one breach a day, not one a check', async () => {
    let day = '2027-03-01T08:00:00.123456Z';
    const { host } = await webServer((_, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ value: 0.7, at: day }));
    });
    const at = await monitoringBench(await open(), { now: '2027-03-01T09:00:00Z', allowedHosts: [host] });
    const { settings } = webAt(host, '/');
    const feedId = await putFeed(at.world.db, at, { kind: 'json', settings: { ...settings } });
    const id = await putMonitor(
      at.world.db,
      { ...at, feedId },
      { query: { value: 'value', cases: null, measured: 'at' }, breachesToFire: 2, noDataAfter: 2_880 },
    );
    const alertNow = async () => {
      await pass(at);
      at.clock.set(at.clock.now().add({ hours: 1 }));
      const found = await at.world.db.inWorkspace(at.workspaceId, (tx) => tx.select().from(alert));
      return found.map(({ stage, breaches, monitorId }) => ({ stage, breaches, own: monitorId === id }));
    };
    for (let asked = 0; asked < 3; asked += 1)
      expect(await alertNow()).toEqual([{ stage: 'pending', breaches: 1, own: true }]);
    expect((await readingsOf(at.world.db, at, id)).map(({ sampledAt }) => sampledAt?.toString())).toEqual(
      Array.from({ length: 3 }, () => '2027-03-01T08:00:00.123Z'),
    );
    day = '2027-03-01T11:30:00Z';
    expect(await alertNow()).toEqual([{ stage: 'firing', breaches: 2, own: true }]);
  });

  it('[E7] nothing is asked for an engagement that is paused; it goes on where it is resumed', async () => {
    const at = await setUp();
    const id = await putMonitor(at.world.db, at);
    const move = (change: 'pause' | 'resume') =>
      changeState(at.world, at.as('ULEAD'), { engagementId: at.engagementId, change, reason: 'Holidays' });
    await move('pause');
    expect(await pass(at)).toBe(0);
    await checkMonitor(at.world, at.workspaceId, id, at.clock.now());
    expect(await readingsOf(at.world.db, at, id)).toEqual([]);
    await move('resume');
    expect(await pass(at)).toBe(1);
    expect((await readingsOf(at.world.db, at, id)).map(({ verdict }) => verdict)).toEqual(['no data']);
  });

  it('[M8] what was asked of a monitor that was changed or paused meanwhile is not written down', async () => {
    const at = await setUp();
    const id = await putMonitor(at.world.db, at, { version: 3 });
    const found = {
      verdict: 'breach' as const,
      value: 0.1,
      n: null,
      shown: '0.1',
      detail: null,
      sampledAt: null,
    };
    const written = (version: number) =>
      recordReading(at.world, clockOf(at), {
        engagementId: at.engagementId,
        monitorId: id,
        version,
        slot: at.clock.now(),
        found,
      });
    expect(await written(2)).toBe(false);
    expect(await written(3)).toBe(true);
    const unknown = { engagementId: at.engagementId, monitorId: randomUUID(), version: 1 };
    await expect(
      recordReading(at.world, clockOf(at), { ...unknown, slot: at.clock.now(), found }),
    ).rejects.toMatchObject({ key: 'refusal.not-found' });
  });

  it('[M8] a feed that cannot be asked is a reading of its own, “error”, with what went wrong', async () => {
    const at = await setUp();
    const feedId = await putFeed(at.world.db, at, { secrets: 'sealed elsewhere', secretNames: ['token'] });
    const id = await putMonitor(at.world.db, { ...at, feedId });
    await pass(at);
    const [found] = await readingsOf(at.world.db, at, id);
    expect(found).toMatchObject({ verdict: 'error', value: null });
    expect(found?.shown).toMatch(/key/);
  });
});
