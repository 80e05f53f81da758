import { validateMessage } from '@phasegate/block-kit/validate.ts';
import { expect, it } from 'vitest';
import { findEngagement } from '../../../src/engagement/store.ts';
import { business } from '../../../src/monitoring/business/part.ts';
import { businessOf } from '../../../src/monitoring/business/standing.ts';
import { checkMonitor } from '../../../src/monitoring/checks/worker.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { eitherEngine } from '../../support/database.ts';
import { putSeal, sealedPlan } from '../../support/evaluations.ts';
import {
  type MonitoringBench,
  monitoringBench,
  putMonitor,
  putPushed,
  readingsOf,
} from '../../support/monitoring.ts';

eitherEngine('the business layer', (open) => {
  const setUp = async () => monitoringBench(await open(), { now: '2027-03-01T09:00:00Z' });
  const held = (at: MonitoringBench, metric: string) =>
    putMonitor(at.world.db, at, { layer: 'business', rule: { kind: 'baseline', metric } });
  /** A value is pushed and checked, so many days later. */
  async function read(at: MonitoringBench, id: string, value: number, days: number): Promise<void> {
    at.clock.advance({ hours: 24 * days });
    await putPushed(at.world.db, at, id, value);
    await checkMonitor(at.world, at.workspaceId, id, at.clock.now());
  }
  const card = (at: MonitoringBench, locale: string) =>
    at.world.db.inWorkspace(at.workspaceId, async (tx) => {
      const context = {
        tx,
        workspaceId: at.workspaceId,
        world: at.world,
        now: at.clock.now(),
        say: sayIn(locale),
      };
      return business.cards?.['monitoring.business']?.(context, at.engagementId) ?? null;
    });

  it('[M5] an actual is held against the target of the seal in force, in either direction; the reading keeps which', async () => {
    const at = await setUp();
    const id = await held(at, 'handle_time');
    for (const value of [8.8, 8.81, 7.19]) await read(at, id, value, 1);
    await putSeal(
      at.world.db,
      at,
      sealedPlan({ baseline: sealedPlan().baseline.map((one) => ({ ...one, target: '7' })) }),
      2,
    );
    await read(at, id, 7.19, 1);
    const found = await readingsOf(at.world.db, at, id);
    expect(found.map(({ verdict, detail }) => [verdict, detail?.sealVersion])).toEqual([
      ['ok', 1],
      ['breach', 1],
      ['breach', 1],
      ['ok', 2],
    ]);
    expect(JSON.stringify(await card(at, 'en'))).toContain(
      'baseline 11.2 · target 7 ±\u00a010\u00a0% (seal v2) · +2.7\u00a0% from it',
    );
  });

  it('[M5] realised value to date is held against the ROI model by the day, and drawn with its version', async () => {
    const at = await setUp();
    const id = await held(at, 'realised value');
    // 410,000 a year is 1,122.52 a day; a fifth away is too far.
    await read(at, id, 10_000, 10);
    await read(at, id, 15_000, 10);
    const found = await readingsOf(at.world.db, at, id);
    expect(found.map(({ verdict, detail }) => [verdict, Math.round(Number(detail?.value))])).toEqual([
      ['ok', 11_225],
      ['breach', 22_450],
    ]);
    for (const locale of ['en', 'de']) {
      const message = await card(at, locale);
      expect(message && validateMessage({ ...message })).toEqual([]);
      expect(message?.picture?.alt).toMatch(
        locale === 'en' ? /€15,000.*seal v1.*€22,450/ : /15\.000.*Siegel v1.*22\.450/,
      );
      expect((await message?.picture?.render())?.byteLength).toBeGreaterThan(5_000);
    }
  });

  it('[M5] what was never sealed is a fault of the monitor, not a breach', async () => {
    const at = await setUp();
    const id = await held(at, 'cost of tea');
    await read(at, id, 3, 1);
    const [found] = await readingsOf(at.world.db, at, id);
    expect(found).toMatchObject({ verdict: 'error', shown: 'nothing of this name is sealed any more' });
    const none = await at.world.db.inWorkspace(at.workspaceId, (tx) =>
      businessOf(tx, at.workspaceId, { id: at.engagementId, cycle: 1 }),
    );
    expect(none).toBeNull();
  });

  it('[H3] [M5] asked what it is worth before anybody measures it: what was sealed, and that nothing is held against it', async () => {
    const at = await setUp();
    const { workspaceId, engagementId, world } = at;
    const answer = await world.db.inWorkspace(workspaceId, async (tx) => {
      const context = { tx, workspaceId, world, now: world.clock.now(), say: sayIn('en') };
      const engagement = await findEngagement(tx, workspaceId, engagementId);
      const asked = { userId: 'ULEAD', since: at.clock.now(), role: null };
      return engagement && business.questions?.[0]?.answer(context, engagement, asked);
    });
    expect(answer?.lines).toEqual([
      expect.stringMatching(/^Sealed: €[\d,]+ a year \(seal v1\)\.$/),
      'No business figure is held against the seal yet.',
    ]);
  });

  it('[D1] the digest tells what it is worth', async () => {
    const at = await setUp();
    await read(at, await held(at, 'realised value'), 1_100, 1);
    const told = await at.world.db.inWorkspace(at.workspaceId, async (tx) => {
      const context = {
        tx,
        workspaceId: at.workspaceId,
        world: at.world,
        now: at.clock.now(),
        say: sayIn('en'),
      };
      return business.digest?.(context, at.engagementId, at.clock.now());
    });
    expect(told?.value).toContain('*Realised value to date* €1,100');
  });
});
