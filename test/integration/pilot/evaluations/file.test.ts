import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { beginCycle } from '../../../../src/engagement/begin-cycle.ts';
import { checkImport } from '../../../../src/imports/check.ts';
import { fileOutcome } from '../../../../src/pilot/evaluations/file-outcome.ts';
import { EVALUATION_IDS } from '../../../../src/pilot/models/ids.ts';
import { evaluationsOf, modelNamed, segmentsOf } from '../../../../src/pilot/models/store.ts';
import { sayIn } from '../../../../src/texts/say.ts';
import { eachEngine } from '../../../support/database.ts';
import {
  type PilotBench,
  pilotBench,
  putInPhase,
  putSeal,
  sealedPlan,
} from '../../../support/evaluations.ts';
import { refusal } from '../../../support/gates.ts';
import { checkFile, confirmFile, readImport } from '../../../support/imports.ts';

const ROWS = 'prediction,predicted_probability,employed,SEX\n1,0.9,1,1\n0,0.2,0,2\n1,0.7,0,2\n0,0.4,1,1\n';
const OPTIONS = { model: 'v3', kind: 'version', dataset: 'Held out', label: 'employed', segments: 'SEX' };

const check = (
  at: PilotBench,
  bytes: string | Uint8Array,
  options: Partial<typeof OPTIONS & { cycle: string }> = {},
) =>
  checkFile(
    { ...at, lead: at.as('ULEAD') },
    'evaluation',
    typeof bytes === 'string' ? Buffer.from(bytes) : bytes,
    {
      ...OPTIONS,
      ...options,
    },
  );
const confirm = (at: PilotBench, found: Parameters<typeof confirmFile>[1]) =>
  confirmFile({ ...at, lead: at.as('ULEAD') }, found);
const stored = (at: PilotBench) =>
  at.world.db.inWorkspace(at.workspaceId, async (tx) => {
    const model = await modelNamed(tx, at.workspaceId, { id: at.engagementId, cycle: 1 }, 'v3');
    const all = model ? await evaluationsOf(tx, at.workspaceId, model.id) : [];
    const segments = all[0] ? await segmentsOf(tx, at.workspaceId, all[0].id) : [];
    return { all, segments };
  });

eachEngine('a file of predictions', (open) => {
  it('[B2] is read in a dry run, and recorded once it is confirmed', async () => {
    const at = await pilotBench(await open());
    const found = await check(at, gzipSync(ROWS));
    expect(found).toMatchObject({ state: 'ready', problems: [] });
    expect((await stored(at)).all).toEqual([]);
    await confirm(at, found);
    const { all, segments } = await stored(at);
    expect(all).toMatchObject([{ number: 1, n: 4, origin: 'file', fileDigest: found.fileDigest }]);
    expect(all[0]?.figures.roc_auc?.value).toBe(0.75);
    expect(segments.map((one) => `${one.segment}=${one.value}`)).toEqual(['SEX=1', 'SEX=2']);
  });

  it('[B4] once it is recorded its thread says the verdict, with the way to it', async () => {
    const at = await pilotBench(await open());
    const found = await check(at, ROWS);
    const told = async (importId: string, locale = 'en') =>
      at.world.db.inWorkspace(at.workspaceId, (tx) =>
        fileOutcome(
          { tx, workspaceId: at.workspaceId, world: at.world, now: at.clock.now(), say: sayIn(locale) },
          importId,
        ),
      );
    expect(await told(found.id)).toBeNull();
    await confirm(at, found);
    const outcome = await told(found.id);
    expect(outcome?.text).toMatch(/^\*v3\* · evaluation 1\n✕ fail · recall/);
    expect(outcome?.button).toMatchObject({ action_id: EVALUATION_IDS.show, value: found.id });
    expect((await told(found.id, 'de'))?.text).not.toBe(outcome?.text);
  });

  it('[X5] that was recorded before is told so, and stored once', async () => {
    const at = await pilotBench(await open());
    await confirm(at, await check(at, ROWS));
    const again = await check(at, ROWS);
    expect(JSON.stringify(again.summary)).toContain('evaluations.file.known');
    await confirm(at, again);
    expect((await stored(at)).all).toHaveLength(1);
  });

  it('[F1.3] [R3] is recorded in the cycle that was shown, or not at all: the next one’s seal is none of its', async () => {
    const db = await open();
    const at = await pilotBench(db, { phase: 5 });
    const found = await check(at, ROWS);
    const chosen = await check(at, ROWS, { model: 'v4', cycle: '1' });
    await beginCycle(at.world, at.as('ULEAD'), { engagementId: at.engagementId, cycle: 1, final: '' });
    await putInPhase(db, at, 3, 2);
    await putSeal(db, at, sealedPlan(), 1, 2);
    expect(await refusal(confirm(at, found))).toEqual(['imports.stale']);
    const again = async (id: string) => {
      const actor = at.as('ULEAD');
      await checkImport(at.world, actor, { engagementId: at.engagementId, id, viewId: null });
      return readImport({ ...at, lead: actor }, id, Buffer.from(ROWS));
    };
    // Checked once more it is the next cycle’s; where a cycle was said, it is told that this one is over.
    await confirm(at, await again(found.id));
    const inCycle = (cycle: number, name = 'v3') =>
      db.inWorkspace(at.workspaceId, (tx) =>
        modelNamed(tx, at.workspaceId, { id: at.engagementId, cycle }, name),
      );
    expect([await inCycle(1), (await inCycle(2))?.name]).toEqual([undefined, 'v3']);
    expect(await again(chosen.id)).toMatchObject({
      state: 'refused',
      problems: [{ line: 0, key: 'cycle.refusal.over', params: { cycle: 1 } }],
    });
  });

  it('[P3.5] the same file counts anew by other columns, and under a newer seal', async () => {
    const db = await open();
    const at = await pilotBench(db);
    await confirm(at, await check(at, ROWS, { segments: '' }));
    await confirm(at, await check(at, ROWS));
    expect((await stored(at)).segments).toHaveLength(2);
    await putSeal(db, at, sealedPlan(), 2);
    const again = await check(at, ROWS);
    expect(JSON.stringify(again.summary)).not.toContain('evaluations.file.known');
    await confirm(at, again);
    expect((await stored(at)).all.map((one) => [one.number, one.sealVersion])).toEqual([
      [3, 2],
      [2, 1],
      [1, 1],
    ]);
  });

  it.for<[string, string | Uint8Array, Partial<typeof OPTIONS>, string]>([
    ['one that ends in the middle', gzipSync(ROWS).subarray(0, 60), {}, 'evaluations.fault.ends'],
    ['a column that is not there', ROWS, { segments: 'region' }, 'evaluations.fault.no-column'],
    ['no row with a label', ROWS.replace(/,[01],(?=\d$)/gm, ',,'), {}, 'evaluations.fault.no-labels'],
    ['a model nobody named', ROWS, { model: ' ' }, 'evaluations.fault.no-model'],
  ])('[B2] is refused with its reason: %s', async ([, bytes, options, key]) => {
    const at = await pilotBench(await open());
    const found = await check(at, bytes, options);
    expect(found.state).toBe('refused');
    expect(JSON.stringify(found.problems)).toContain(key);
    expect((await stored(at)).all).toEqual([]);
  });

  it('[P3.5] with segments is refused before the seal', async () => {
    const at = await pilotBench(await open(), { sealed: null });
    const found = await check(at, ROWS);
    expect(JSON.stringify(found.problems)).toContain('evaluations.refusal.no-bounds');
    const without = await check(at, ROWS, { segments: '' });
    expect(JSON.stringify(without.problems)).toContain('evaluations.refusal.no-seal');
  });
});
