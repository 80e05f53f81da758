import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { message } from '../../../../db/schema/delivery.ts';
import { auditEvent } from '../../../../db/schema/record.ts';
import { figuresOfCounts } from '../../../../src/pilot/evaluations/measure.ts';
import { recordEvaluation } from '../../../../src/pilot/evaluations/record.ts';
import { type Findings, NO_DETAILS } from '../../../../src/pilot/models/findings.ts';
import {
  evaluationsOf,
  findModel,
  modelNamed,
  newestEvaluation,
  segmentsOf,
} from '../../../../src/pilot/models/store.ts';
import { eachEngine, onPostgres } from '../../../support/database.ts';
import { type PilotBench, pilotBench, putSeal, sealedPlan } from '../../../support/evaluations.ts';
import { refusal } from '../../../support/gates.ts';

const counts = { tp: 190, fp: 12, fn: 10, tn: 288 };

const found = (changes: Partial<Findings> = {}): Findings => ({
  task: 'classification',
  n: 500,
  figures: figuresOfCounts(counts),
  details: { ...NO_DETAILS, counts },
  segments: [],
  ...changes,
});
const half = { tp: 95, fp: 6, fn: 5, tn: 144 };
const SEX = ['1', '2'].map((value) => ({ segment: 'SEX', value, n: 250, figures: figuresOfCounts(half) }));

const given = (at: PilotBench, changes: object = {}) => ({
  engagementId: at.engagementId,
  id: randomUUID(),
  model: 'v3',
  kind: 'version' as const,
  dataset: 'Held out tickets of October',
  origin: 'modal' as const,
  found: found(),
  ...changes,
});
const record = (at: PilotBench, changes: object = {}, who = 'ULEAD') =>
  recordEvaluation(at.world, at.as(who), given(at, changes));
/** The keys of what was refused, with the field. */
const refused = async (promise: Promise<unknown>) => (await refusal(promise)).join(' ');
const inside = <Result>(at: PilotBench, run: Parameters<typeof at.world.db.inWorkspace<Result>>[1]) =>
  at.world.db.inWorkspace(at.workspaceId, run);

eachEngine('recording an evaluation', (open) => {
  it('[B2] keeps figures, segments and the version of the seal, and numbers them by model', async () => {
    const at = await pilotBench(await open());
    const first = await record(at, { found: found({ segments: SEX }) });
    await putSeal(await open(), at, sealedPlan(), 2);
    const second = await record(at);
    const other = await record(at, { model: 'Rules of today', kind: 'heuristic' });
    expect([first.number, second.number, other.number]).toEqual([1, 2, 1]);
    await inside(at, async (tx) => {
      const newest = await newestEvaluation(tx, at.workspaceId, first.modelId);
      expect(newest).toMatchObject({ id: second.id, number: 2, sealVersion: 2, n: 500 });
      const [, before] = await evaluationsOf(tx, at.workspaceId, first.modelId);
      expect(before).toMatchObject({ id: first.id, sealVersion: 1, figures: found().figures });
      const segments = await segmentsOf(tx, at.workspaceId, first.id);
      expect(segments.map((one) => `${one.segment}=${one.value}`)).toEqual(['SEX=1', 'SEX=2']);
      expect(segments[0]?.figures.recall).toMatchObject({ successes: 95, n: 100 });
      expect(await findModel(tx, at.workspaceId, other.modelId)).toMatchObject({ kind: 'heuristic' });
    });
  });

  it('[B2] [A1] writes it down and puts its card into the thread of the engagement', async () => {
    const at = await pilotBench(await open());
    const { id } = await record(at);
    await inside(at, async (tx) => {
      const told = await tx.select().from(auditEvent);
      expect(told.map((one) => one.action)).toEqual(
        expect.arrayContaining(['pilot.model.add', 'pilot.evaluation.record']),
      );
      const shown = await tx.select().from(message);
      expect(shown.find((one) => one.subject === `pilot.evaluation:${id}`)?.threadOf).toBe(
        `engagement.card:${at.engagementId}`,
      );
    });
  });

  it('[B2] takes a model’s name as the same whatever its case, and refuses it as another kind', async () => {
    const at = await pilotBench(await open());
    await record(at, { model: 'V3' });
    expect((await record(at, { model: ' v3 ' })).number).toBe(2);
    expect(await refused(record(at, { kind: 'baseline' }))).toContain('evaluations.refusal.other-kind');
    await inside(at, async (tx) =>
      expect(await modelNamed(tx, at.workspaceId, { id: at.engagementId, cycle: 1 }, 'v3')).toMatchObject({
        name: 'V3',
      }),
    );
  });

  it('[X5] records a form, a key and a file once', async () => {
    const at = await pilotBench(await open());
    const sent = given(at);
    const [once, again] = [
      await recordEvaluation(at.world, at.as('ULEAD'), sent),
      await recordEvaluation(at.world, at.as('ULEAD'), sent),
    ];
    expect([once.fresh, again.fresh, again.id]).toEqual([true, false, once.id]);
    const key = { idempotencyKey: 'run-17' };
    const [byKey, keyed] = [await record(at, key), await record(at, key)];
    expect([byKey.number, keyed.number, keyed.fresh]).toEqual([2, 2, false]);
    expect(await refused(record(at, { ...key, model: 'v4' }))).toContain('api.refusal.idempotency');
    const file = { fileName: 'rows.csv', fileDigest: 'a'.repeat(64), origin: 'file' };
    const [filed, same] = [await record(at, file), await record(at, file)];
    expect([filed.number, same.number, same.fresh]).toEqual([3, 3, false]);
    // Another model’s file it may be all the same.
    expect((await record(at, { ...file, model: 'v4' })).fresh).toBe(true);
  });

  it('[P3.5] refuses segments before their bounds are signed and sealed, and takes them after', async () => {
    const db = await open();
    const at = await pilotBench(db, { sealed: null });
    const segments = { found: found({ segments: SEX }) };
    // Nobody is named who could sign: said too.
    expect(await refused(record(at, segments))).toContain('evaluations.refusal.no-signers');
    expect(await refused(record(at))).toContain('evaluations.refusal.no-seal');
    await putSeal(db, at, sealedPlan(), 1);
    expect((await record(at, segments)).fresh).toBe(true);
  });

  it('[B2] is for phase 3 and those who do its work, in an engagement they can see', async () => {
    const db = await open();
    const early = await pilotBench(db, { phase: 2 });
    expect(await refused(record(early))).toContain('evaluations.refusal.phase');
    const at = await pilotBench(db);
    expect(await refused(record(at, {}, 'USTRANGER'))).toContain('refusal.role');
    const other = await pilotBench(db);
    expect(await refused(record(other, { engagementId: at.engagementId }))).toContain('refusal.not-found');
  });

  it.for<[string, Partial<Findings>, string]>([
    ['no cases', { n: 0 }, 'no-cases'],
    ['no figures', { figures: {}, details: NO_DETAILS }, 'no-figures'],
    ['a figure outside its range', told('recall', 1.2), 'range'],
    ['a metric of the other task', told('mae', 3), 'other-task'],
    ['more cases than there are', told('recall', 0.9, 501), 'metric-n'],
    ['counts of other cases', { n: 501 }, 'counts-differ'],
    ['a segment with more cases than there are', { segments: [{ ...part(), n: 501 }] }, 'segment-n'],
    ['segments with more cases in all', { segments: [part('1', 300), part('2', 300)] }, 'segment-sum'],
    ['a segment twice', { segments: [part(), part()] }, 'segment-twice'],
    ['a segment of no cases', { segments: [{ ...part(), n: 0 }] }, 'segment-empty'],
  ])('[B2] refuses %s and stores nothing', async ([, changes, key]) => {
    const at = await pilotBench(await open());
    expect(await refused(record(at, { found: found(changes) }))).toContain(`evaluations.fault.${key}`);
    await inside(at, async (tx) => {
      const model = await modelNamed(tx, at.workspaceId, { id: at.engagementId, cycle: 1 }, 'v3');
      expect(model).toBeUndefined();
    });
  });

  it('[B2] refuses figures that are no numbers', async () => {
    const at = await pilotBench(await open());
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY])
      await expect(record(at, { found: found(told('recall', value)) })).rejects.toThrow();
  });
});

function part(value = '1', n = 250) {
  return { segment: 'SEX', value, n, figures: figuresOfCounts(half) };
}

function told(metric: string, value: number, n = 100): Partial<Findings> {
  const one = { value, n, successes: null, lower: null, upper: null, bound: null };
  return { figures: { [metric]: one }, details: NO_DETAILS };
}

onPostgres('evaluations recorded at once', (open) => {
  it('[B2] get one number each', async () => {
    const at = await pilotBench(await open());
    const all = await Promise.all(Array.from({ length: 8 }, () => record(at)));
    expect(all.map((one) => one.number).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('[X5] with one key are one', async () => {
    const at = await pilotBench(await open());
    const all = await Promise.all(Array.from({ length: 6 }, () => record(at, { idempotencyKey: 'run-1' })));
    expect(new Set(all.map((one) => one.id)).size).toBe(1);
    expect(all.filter((one) => one.fresh)).toHaveLength(1);
  });
});
