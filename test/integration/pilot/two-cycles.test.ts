import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { findEngagement } from '../../../src/engagement/store.ts';
import { monitorContext } from '../../../src/monitoring/monitors/keeping.ts';
import { findEvaluation, findModel, modelNamed } from '../../../src/pilot/models/store.ts';
import { STAGING_IDS } from '../../../src/pilot/steps/ids.ts';
import { recordStagingRun } from '../../../src/pilot/steps/staging/record-run.ts';
import { resultsHere } from '../../../src/pilot/verdicts/results.ts';
import { onPostgres } from '../../support/database.ts';
import { deskOf, wordsOf } from '../../support/desk.ts';
import { putInPhase, putSeal, sealedPlan } from '../../support/evaluations.ts';
import { refused } from '../../support/plans.ts';
import { putDeployment } from '../../support/production.ts';
import { retrained, type TwoCycles, twoCycles } from '../../support/two-cycles.ts';
import { inContext, record } from '../../support/verdicts.ts';

const PLAN = sealedPlan();
/** Cycle 2 promises another thing. */
const OTHER = sealedPlan({
  baseline: PLAN.baseline.map((one) => ({ ...one, key: 'waiting', name: 'Waiting time' })),
});

onPostgres('what is done in the pilot while two cycles go on', (open) => {
  /** Cycle 1’s v3 at work, cycle 2 sealed and in a phase. */
  const setUp = async (phase: number): Promise<TwoCycles> => {
    const at = await twoCycles(await open());
    await putInPhase(at.world.db, at, phase, 2);
    await putSeal(at.world.db, at, OTHER, 1, 2);
    return at;
  };
  const deskFor = (at: TwoCycles) => deskOf({ world: at.world, actor: at.as('ULEAD') });
  const figures = { hits: 970, n: 1_000 };
  const cycleOf = (at: TwoCycles, { id }: { id: string }) =>
    inContext(at, async ({ tx, workspaceId }) => {
      const evaluation = await findEvaluation(tx, workspaceId, id);
      return (await findModel(tx, workspaceId, evaluation?.modelId ?? ''))?.cycle;
    });

  it('[B2] [R3] a version that nobody expects is of the cycle in its pilot, unless another one has had it: then it is asked', async () => {
    const at = await setUp(3);
    await record(at, 'old', figures, { cycle: 1 });
    expect(await cycleOf(at, await record(at, 'w1', figures))).toBe(2);
    const doubtful = await refused(record(at, 'old', figures));
    expect([doubtful.key, doubtful.params]).toMatchObject(['cycle.refusal.which', { cycles: '1, 2' }]);
    expect(await cycleOf(at, await record(at, 'old', figures, { cycle: 1 }))).toBe(1);
  });

  it('[B2] [R3] where none is in its pilot a version that is not known is refused in words, and nothing is recorded', async () => {
    const at = await setUp(4);
    const unknown = await refused(record(at, 'typo', figures));
    expect([unknown.key, unknown.params]).toMatchObject([
      'cycle.refusal.unknown',
      { name: 'typo', cycles: '1, 2' },
    ]);
    await retrained(at, 'v4');
    expect(await cycleOf(at, await record(at, 'v4', figures))).toBe(1);
    expect(await cycleOf(at, await record(at, 'w1', figures, { cycle: 2 }))).toBe(2);
    expect(await cycleOf(at, await record(at, 'w1', figures))).toBe(2);
  });

  it('[B4] [R3] results are asked for by cycle; a number is a version where there is one cycle alone', async () => {
    const at = await setUp(3);
    await record(at, 'v1', { hits: 910, n: 1_000 }, { cycle: 1 });
    await record(at, 'v1', { hits: 920, n: 1_000 }, { cycle: 2 });
    const engagement = await inContext(at, ({ tx }) => findEngagement(tx, at.workspaceId, at.engagementId));
    if (!engagement) throw new Error('no engagement');
    const desk = deskFor(at);
    const say = async (text: string, of = engagement) => {
      await resultsHere({ ...desk.visit, text } as never, of);
      return wordsOf(desk.opened.at(-1)?.modal);
    };
    expect(await say('1')).toContain('0.9100');
    expect(await say('2 v1')).toContain('0.9200');
    expect(await say('1 v1')).toContain('0.9100');
    expect(await say('v1')).toContain('0.9200');
    expect((await refused(say('1 v9'))).key).toBe('pilot.refusal.version');
    expect((await refused(say('9'))).key).toBe('cycle.refusal.none');
    expect((await refused(say('1', { ...engagement, cycle: 1 }))).params).toMatchObject({ model: '1' });
  });

  it('[B7] [R3] staging runs of the cycle that was pressed in stand first, and its version is proposed', async () => {
    const at = await setUp(3);
    await record(at, 'old', figures, { cycle: 1 });
    await record(at, 'w1', figures, { cycle: 2 });
    const desk = deskFor(at);
    for (const [cycle, first, then] of [
      [1, 'old · cycle 1', 'w1 · cycle 2'],
      [2, 'w1 · cycle 2', 'old · cycle 1'],
    ] as const) {
      const place = `${at.engagementId} ${cycle}`;
      const list = wordsOf((await desk.send(STAGING_IDS.list, place)).modal);
      expect(list.indexOf(first)).toBeLessThan(list.indexOf(then));
      expect(list).toContain(`"value":"${place}"`);
      const form = wordsOf((await desk.send(STAGING_IDS.record, place)).modal);
      expect(form).toMatch(new RegExp(`"initial_option":\\{"text":\\{[^}]*"${first}"`));
    }
    const form = wordsOf((await desk.send(STAGING_IDS.record, at.engagementId)).modal);
    expect(form).toMatch(/"initial_option":\{"text":\{[^}]*"w1 · cycle 2"/);
    // After a run the list is of its version's cycle.
    const old = await inContext(at, ({ tx, workspaceId }) =>
      modelNamed(tx, workspaceId, { id: at.engagementId, cycle: 1 }, 'old'),
    );
    const fields = {
      model: old?.id ?? '',
      when: at.clock.now().subtract({ hours: 1 }).epochMilliseconds / 1_000,
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
    const run = { engagementId: at.engagementId, id: randomUUID(), fields };
    expect(await recordStagingRun(at.world, at.as('ULEAD'), run)).toBe(1);
    // Nothing was begun by looking.
    expect(form).not.toContain('pilot.staging.fresh');
    expect((await refused(desk.send(STAGING_IDS.record, `${at.engagementId} 9`))).key).toBe(
      'cycle.refusal.over',
    );
  });

  it('[M5] [R3] a monitor is offered what is sealed for the model that it watches, and for no other', async () => {
    const at = await setUp(5);
    const late = randomUUID();
    await putDeployment(at.world.db, at, { id: late, cycle: 2, model: 'w1', createdBy: 'UENG' });
    const offered = (typed: Record<string, string>) =>
      inContext(at, async ({ tx, workspaceId, world, now }) => {
        const engagement = await findEngagement(tx, workspaceId, at.engagementId);
        if (!engagement) throw new Error('no engagement');
        const viewing = { tx, world, actor: at.as('ULEAD'), now, engagement, timeZone: 'UTC' };
        const about = { id: randomUUID(), before: null, typed };
        return (await monitorContext('prometheus')(viewing, about)).metrics.map(({ id }) => id);
      });
    expect(await offered({ deploymentId: at.deploymentId })).toEqual(['handle_time', 'realised value']);
    expect(await offered({ deploymentId: late })).toEqual(['waiting', 'realised value']);
    expect(await offered({})).toEqual(expect.arrayContaining(['handle_time', 'waiting']));
    expect(await offered({ deploymentId: 'no id' })).toHaveLength(3);
  });
});
