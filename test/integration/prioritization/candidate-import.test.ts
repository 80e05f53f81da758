import { and, asc, eq, isNull } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { candidate } from '../../../db/schema/prioritization.ts';
import { auditEvent } from '../../../db/schema/record.ts';
import { retireSource } from '../../../src/foundation/inventory/keeping.ts';
import { foundation } from '../../../src/foundation/room.ts';
import { imports } from '../../../src/imports/room.ts';
import type { Import } from '../../../src/imports/store.ts';
import { existingOf } from '../../../src/prioritization/candidates/csv/store.ts';
import { retireCandidate, saveCandidate } from '../../../src/prioritization/candidates/keeping.ts';
import { prioritization } from '../../../src/prioritization/room.ts';
import { verifyChain } from '../../../src/record/verify.ts';
import { Refusal } from '../../../src/refusal.ts';
import { federalBytes, hasFederal } from '../../fixtures/federal-sources.ts';
import { inventoryBytes } from '../../fixtures/use-cases.ts';
import { eachEngine, onPostgres } from '../../support/database.ts';
import { slackActor } from '../../support/engagements.ts';
import { changesShown, checkFile, confirmFile as confirm, loadImport } from '../../support/imports.ts';
import { add, type Bench, bench as benchOf } from '../../support/sources.ts';

/** An engagement in a house where use cases can be imported. */
async function bench(db: Parameters<typeof benchOf>[0]): Promise<Bench> {
  const at = await benchOf(db);
  return { ...at, world: { ...at.world, rooms: [foundation, prioritization, imports] } };
}
const check = (at: Bench, file: string | Uint8Array) =>
  checkFile(at, 'candidates', typeof file === 'string' ? Buffer.from(file) : file);
const key = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error) => {
      if (error instanceof Refusal) return error.key;
      throw error;
    },
  );
const candidates = (at: Bench) =>
  at.world.db.inWorkspace(at.workspaceId, (tx) =>
    tx
      .select()
      .from(candidate)
      .where(and(eq(candidate.workspaceId, at.workspaceId), isNull(candidate.retiredAt)))
      .orderBy(asc(candidate.nameKey)),
  );
const existing = (at: Bench) =>
  at.world.db.inWorkspace(at.workspaceId, (tx) => existingOf(tx, at.workspaceId, at.engagementId));
const events = (at: Bench, action: string) =>
  at.world.db.inWorkspace(at.workspaceId, (tx) =>
    tx
      .select()
      .from(auditEvent)
      .where(and(eq(auditEvent.workspaceId, at.workspaceId), eq(auditEvent.action, action))),
  );
const edit = async (at: Bench, name: string, fields: Record<string, unknown>) => {
  const found = (await candidates(at)).find((one) => one.name === name);
  const { id = '', version = 0 } = found ?? {};
  await saveCandidate(at.world, at.lead, { engagementId: at.engagementId, id, version, fields });
};

const FILE =
  'name,description,data_sources,cost_per_transaction,currency,volume,volume_period,improvement_rate\nTriage,Sort,crm_tickets,4.5,EUR,1000,month,20\nLetters,Read,,,,,,';

eachEngine('import of use cases', (open) => {
  it('[P1.1] [F1.3] says what it would do, which rows change and what of them, and does that: new, changed, unchanged', async () => {
    const at = await bench(await open());
    const source = await add(at);
    const found = await check(at, FILE);
    expect(found).toMatchObject({ state: 'ready', problems: [], summary: { fresh: 2, changed: 0 } });
    expect(await candidates(at)).toEqual([]);
    at.queue.take();
    expect(await confirm(at, found)).toBe(true);
    expect(await existing(at)).toMatchObject([
      { fields: { name: 'Letters', sources: [], currency: null } },
      { fields: { name: 'Triage', sources: [source], costPerTransaction: '4.5', volumePeriod: 'month' } },
    ]);
    expect((await candidates(at)).map((one) => Number(one.roiYear))).toEqual([0, 10_800]);
    expect(await events(at, 'prioritization.candidate.add')).toHaveLength(2);
    expect(await loadImport(at, found.id)).toMatchObject({ state: 'imported', plan: null });

    const again = await check(at, FILE);
    expect(again.summary).toMatchObject({ fresh: 0, changed: 0, unchanged: 2 });
    const more = await check(
      at,
      `${FILE.replace('Sort', 'Sort better').replace('crm_tickets', '')}\nNew,,,,,,,`,
    );
    expect(more.summary).toMatchObject({ fresh: 1, changed: 1, unchanged: 1 });
    const { modal } = await changesShown(at, more, 'de');
    expect(modal).toContain('Triage');
    expect(modal).toContain('Sort → Sort better');
    expect(modal).toContain('crm_tickets → _');
    expect(modal).not.toContain('Letters');
    await confirm(at, more);
    const triage = (await existing(at)).find((one) => one.fields.name === 'Triage');
    expect(triage).toMatchObject({ version: 2, fields: { description: 'Sort better', sources: [] } });
    expect(await events(at, 'prioritization.candidate.edit')).toMatchObject([
      {
        before: { description: 'Sort', sources: [source] },
        after: { description: 'Sort better', version: 2 },
      },
    ]);
  });

  it('[F1.5] rows that are fine come in when a person says so, the others are kept to be handed back', async () => {
    const at = await bench(await open());
    const found = await check(at, 'name,volume\na,\nb,many');
    expect(found).toMatchObject({
      state: 'ready',
      problems: [{ line: 3, column: 'volume', key: 'candidates.refusal.volume' }],
      rejected: { rows: [{ line: 3, cells: ['b', 'many'] }] },
    });
    await confirm(at, found);
    expect((await candidates(at)).map((one) => one.name)).toEqual(['a']);
  });

  it('[P1.1] takes 2,133 at once, each with its data source, new and changed', async () => {
    const at = await bench(await open());
    const source = await add(at);
    const file = (volume: number) =>
      ['name,data_sources,volume,volume_period']
        .concat(Array.from({ length: 2_133 }, (_, number) => `Case ${number},crm_tickets,${volume},month`))
        .join('\n');
    await confirm(at, await check(at, file(5)));
    await confirm(at, await check(at, file(6)));
    const found = await existing(at);
    expect(found).toHaveLength(2_133);
    expect(found.every(({ version }) => version === 2)).toBe(true);
    expect(found.every(({ fields }) => fields.volume === '6' && fields.sources[0] === source)).toBe(true);
  }, 60_000);

  it('[X5] confirmed twice it is imported once', async () => {
    const at = await bench(await open());
    const found = await check(at, inventoryBytes());
    expect(await confirm(at, found)).toBe(true);
    expect(await confirm(at, found)).toBe(false);
    expect(await candidates(at)).toHaveLength(6);
    expect((await check(at, inventoryBytes())).summary).toMatchObject({ fresh: 0, changed: 0, unchanged: 7 });
  });

  it('[P1.1] refuses what was not shown: changed, retired or named since, another currency, a source gone', async () => {
    const at = await bench(await open());
    const source = await add(at);
    await confirm(at, await check(at, 'name\nTriage\nLetters'));
    const file = `${FILE}\nThird,,,,,,,`;

    const edited = await check(at, file);
    await edit(at, 'Triage', { description: 'Mine' });
    expect(await key(confirm(at, edited))).toBe('imports.stale');

    const named = await check(at, file);
    await confirm(at, await check(at, 'name\nTHIRD'));
    expect(await key(confirm(at, named))).toBe('imports.stale');

    const money = await check(at, file);
    await confirm(at, await check(at, 'name,cost_per_transaction,currency\nOther,5,USD'));
    expect(await key(confirm(at, money))).toBe('imports.stale');
    await edit(at, 'Other', { costPerTransaction: '', currency: '' });

    const gone = await check(at, file);
    expect(gone.state).toBe('ready');
    await retireSource(at.world, at.lead, { engagementId: at.engagementId, id: source, reason: 'Gone' });
    expect(await key(confirm(at, gone))).toBe('imports.stale');

    const retired = await check(at, 'name,description\nLetters,Other');
    const letters = (await candidates(at)).find((one) => one.name === 'Letters');
    await retireCandidate(at.world, at.lead, {
      engagementId: at.engagementId,
      id: letters?.id ?? '',
      reason: 'Gone',
    });
    expect(await key(confirm(at, retired))).toBe('imports.stale');
    expect((await candidates(at)).map((one) => one.description)).not.toContain('Other');
  });

  it('only those who work on the engagement confirm', async () => {
    const at = await bench(await open());
    const found = await check(at, FILE.replace('crm_tickets', ''));
    expect(await key(confirm(at, found, slackActor(at.workspaceId, 'UNOBODY')))).toBe('refusal.role');
  });
});

onPostgres('import of use cases, at the same time', (open) => {
  it('[X5] of many confirms at once one counts; of two files with the same names one is to be checked again', async () => {
    const at = await bench(await open());
    const [one, two] = [await check(at, 'name\na\nb'), await check(at, 'name\nb\nc')];
    const answers = await Promise.all([one, one, two].map((file: Import) => key(confirm(at, file))));
    // Whichever file comes first: the other one holds a name that is taken by then.
    expect(answers[0]).toBe(answers[1]);
    expect([answers[0], answers[2]].sort()).toEqual(['done', 'imports.stale']);
    expect(await candidates(at)).toHaveLength(2);
  });
});

const whyNot = hasFederal ? '' : ' (skipped: the inventory is not beside the repository)';
describe.skipIf(!hasFederal)(`the federal AI inventory${whyNot}`, () => {
  eachEngine('2,133 use cases as published', (open) => {
    it('[P1.1] are all imported, each under a name of its own; again, nothing changes', async () => {
      const at = await bench(await open());
      const found = await check(at, federalBytes());
      expect(found.problems).toEqual([]);
      // Three rows are there twice, word for word (counted with Python's csv).
      expect(found.summary).toMatchObject({ fresh: 2_130, changed: 0, unchanged: 3, bad: 0 });
      await confirm(at, found);
      const all = await candidates(at);
      expect(all).toHaveLength(2_130);
      expect(new Set(all.map((one) => one.nameKey)).size).toBe(2_130);
      expect(all.filter((one) => one.name.startsWith('Generative AI Usage (ED · OCIO'))).toHaveLength(5);
      expect(all.every((one) => one.processOwner !== null)).toBe(true);
      expect((await check(at, federalBytes())).summary).toMatchObject({
        fresh: 0,
        changed: 0,
        unchanged: 2_133,
      });
      const chain = await at.world.db.inWorkspace(at.workspaceId, (tx) => verifyChain(tx, at.workspaceId));
      expect(chain.fault).toBeNull();
    }, 60_000);
  });
});
