import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Database } from '../../../db/database.ts';
import { stagingRun } from '../../../db/schema/pilot.ts';
import { modelNamed } from '../../../src/pilot/models/store.ts';
import { recordStagingRun } from '../../../src/pilot/steps/staging/record-run.ts';
import { saveDraft } from '../../../src/slack/drafts.ts';
import { eitherEngine } from '../../support/database.ts';
import { pilotBench, putSeal, sealedPlan } from '../../support/evaluations.ts';
import { refusal } from '../../support/gates.ts';
import { checked, record } from '../../support/verdicts.ts';

const ITEMS = [
  'pilot.staging_volume',
  'pilot.staging_errors',
  'pilot.staging_latency',
  'pilot.staging_duration',
  'pilot.audit_log',
  'pilot.checkpoint',
];
const INTEGRATION = { volumePerHour: '1000', maxErrorPercent: '0.5', maxP95Ms: '800', minMinutes: '60' };
const plan = sealedPlan({ integration: INTEGRATION });

async function staged(db: Database) {
  const bench = await pilotBench(db, { sealed: plan });
  const { modelId } = await madeModel(bench);
  const { world, engagementId, as, clock } = bench;
  const fields = {
    model: modelId,
    when: clock.now().subtract({ hours: 1 }).epochMilliseconds / 1_000,
    minutes: '120',
    cases: '2360',
    errors: '3',
    p95Ms: '412',
    auditLogSeen: 'yes',
    auditLogLink: 'https://logs.example/1',
    checkpointSeen: 'yes',
    checkpointLink: 'https://queue.example/1',
    note: '',
  };
  return {
    ...bench,
    fields,
    run: (changes: Record<string, unknown> = {}, userId = 'ULEAD', id = randomUUID()) =>
      recordStagingRun(world, as(userId), { engagementId, id, fields: { ...fields, ...changes } }),
    all: async (subject: string | null = 'v1') => {
      const found = [];
      for (const item of ITEMS) found.push(await checked(bench, item, subject));
      return found;
    },
    rows: () => world.db.inWorkspace(bench.workspaceId, (tx) => tx.select().from(stagingRun)),
  };
}

async function madeModel(
  bench: Awaited<ReturnType<typeof pilotBench>>,
  name = 'v1',
  kind: 'version' | 'baseline' = 'version',
) {
  await record(bench, name, { hits: 95, n: 100 }, { kind });
  const { world, workspaceId, engagementId } = bench;
  const found = await world.db.inWorkspace(workspaceId, (tx) =>
    modelNamed(tx, workspaceId, { id: engagementId, cycle: 1 }, name),
  );
  if (!found) throw new Error('no model');
  return { modelId: found.id };
}

describe('staging runs', () => {
  eitherEngine('against the sealed targets', (open) => {
    it('[B7] meet each target of the integration gate, with their figures', async () => {
      const bench = await staged(await open());
      await bench.run();
      const found = await bench.all();
      expect(found.map((one) => [one.ok, one.figure])).toEqual([
        [true, '1,180 an hour, needs 1,000'],
        [true, '0.128\u00a0% errors, at most 0.5\u00a0%'],
        [true, 'p95 412\u00a0ms, at most 800\u00a0ms'],
        [true, '120 minutes, needs 60'],
        [true, 'audit log seen'],
        [true, 'human checkpoint seen'],
      ]);
      expect(found.some((one) => one.fix)).toBe(false);
    });

    it('[B7] miss each target by themselves, with the button that records another', async () => {
      const bench = await staged(await open());
      await bench.run({
        minutes: '30',
        cases: '400',
        errors: '400',
        p95Ms: '801',
        auditLogSeen: 'no',
        checkpointSeen: 'no',
      });
      const found = await bench.all();
      expect(found.map((one) => one.ok)).toEqual(ITEMS.map(() => false));
      expect(found.map((one) => one.conditional)).toEqual(ITEMS.map(() => undefined));
      for (const one of found)
        expect(one.fix).toMatchObject({ action: 'pilot.staging.record', value: `${bench.engagementId} 1` });
    });

    it('[B7] the newest of a version counts, whichever was recorded last; other versions’ do not', async () => {
      const bench = await staged(await open());
      const hour = (hours: number) => bench.clock.now().subtract({ hours }).epochMilliseconds / 1_000;
      await bench.run({ when: hour(2), p95Ms: '900' });
      const before = await checked(bench, 'pilot.staging_latency');
      expect(before).toMatchObject({ ok: false, figure: 'p95 900\u00a0ms, at most 800\u00a0ms' });
      await bench.run({ when: hour(1), p95Ms: '500' });
      await bench.run({ when: hour(3), p95Ms: '950' });
      const now = await checked(bench, 'pilot.staging_latency');
      expect(now).toMatchObject({ ok: true, figure: 'p95 500\u00a0ms, at most 800\u00a0ms' });
      expect(now.fingerprint).not.toEqual(before.fingerprint);
      await madeModel(bench, 'v2');
      expect((await bench.all('v2')).map((one) => one.figure)).toEqual(
        ITEMS.map(() => 'no staging run of v2 yet'),
      );
      expect((await bench.all(null)).every((one) => !one.ok)).toBe(true);
    });

    it('[B7] [P3.4] are held against the seal in force', async () => {
      const bench = await staged(await open());
      await bench.run();
      const before = await checked(bench, 'pilot.staging_volume');
      const next = sealedPlan({ integration: { ...INTEGRATION, volumePerHour: '1200' } });
      await putSeal(bench.world.db, bench, next, 2);
      const after = await checked(bench, 'pilot.staging_volume');
      expect(after).toMatchObject({ ok: false, figure: '1,180 an hour, needs 1,200' });
      expect(after.fingerprint).not.toEqual(before.fingerprint);
    });

    it('[B7] [X5] are recorded by those who work, once, and never of a baseline or another cycle’s model', async () => {
      const bench = await staged(await open());
      const id = randomUUID();
      await bench.run({}, 'ULEAD', id);
      await bench.run({}, 'ULEAD', id);
      expect(await bench.rows()).toHaveLength(1);
      expect(await refusal(bench.run({}, 'USTRANGER'))).toEqual(['refusal.role']);
      const { modelId } = await madeModel(bench, 'plain', 'baseline');
      expect(await refusal(bench.run({ model: modelId }))).toEqual(['model: staging.refusal.version']);
      expect(await refusal(bench.run({ model: randomUUID() }))).toEqual(['model: staging.refusal.version']);
      expect(await bench.rows()).toHaveLength(1);
    });

    it('[B7] [X8] take up what an earlier step of the form left, and let go of it afterwards', async () => {
      const bench = await staged(await open());
      const { world, workspaceId, engagementId, as, clock } = bench;
      const draft = `pilot.staging:${engagementId}`;
      const { auditLogSeen, auditLogLink, checkpointSeen, checkpointLink, note, ...first } = bench.fields;
      await world.db.inWorkspace(workspaceId, (tx) => saveDraft(tx, as('ULEAD'), draft, first, clock.now()));
      const second = { auditLogSeen, auditLogLink, checkpointSeen, checkpointLink, note };
      const send = () =>
        recordStagingRun(world, as('ULEAD'), { engagementId, id: randomUUID(), draft, fields: second });
      await send();
      expect(await bench.rows()).toMatchObject([{ cases: 2_360, minutes: 120 }]);
      expect(await refusal(send())).toContain('model: refusal.choose');
    });

    it('[X2] nobody of another workspace records a run of this one’s model', async () => {
      const bench = await staged(await open());
      const other = await staged(await open());
      expect(await refusal(other.run({ model: bench.fields.model }))).toEqual([
        'model: staging.refusal.version',
      ]);
    });
  });
});
