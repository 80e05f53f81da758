import { randomUUID } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { message } from '../../../../db/schema/delivery.ts';
import { cycle, engagementPerson, phaseEntry } from '../../../../db/schema/engagement.ts';
import { foundationRisk } from '../../../../db/schema/lineage.ts';
import { findEngagement } from '../../../../src/engagement/store.ts';
import { acceptRisk } from '../../../../src/foundation/exit/accept-risk.ts';
import { exitBehind } from '../../../../src/foundation/exit/behind.ts';
import { exitChecks } from '../../../../src/foundation/exit/checks.ts';
import { recordRun } from '../../../../src/foundation/exit/record-run.ts';
import { readRevision } from '../../../../src/foundation/exit/revision.ts';
import { openRisks } from '../../../../src/foundation/exit/risk.ts';
import { exitState } from '../../../../src/foundation/exit/state.ts';
import { saveSource } from '../../../../src/foundation/inventory/keeping.ts';
import { addNode } from '../../../../src/foundation/lineage/add-node.ts';
import { assessSource } from '../../../../src/foundation/quality/assess.ts';
import { foundationStatus } from '../../../../src/foundation/status.ts';
import { FieldRefusals, Refusal } from '../../../../src/refusal.ts';
import { sayIn } from '../../../../src/texts/say.ts';
import { eitherEngine, onPostgres } from '../../../support/database.ts';
import { slackActor } from '../../../support/engagements.ts';
import { add, addSource, aSource, type Bench, bench } from '../../../support/sources.ts';

type Tx = Parameters<Parameters<Bench['world']['db']['inWorkspace']>[1]>[0];

async function engagementOf(at: Bench, tx: Tx) {
  const found = await findEngagement(tx, at.workspaceId, at.engagementId);
  if (!found) throw new Error('no engagement');
  return found;
}
const read = <Result>(at: Bench, work: (tx: Tx) => Promise<Result>): Promise<Result> =>
  at.world.db.inWorkspace(at.workspaceId, work);
const state = (at: Bench) =>
  read(at, async (tx) => exitState({ tx, world: at.world, now: at.clock.now() }, await engagementOf(at, tx)));
const missing = async (at: Bench) =>
  (await state(at)).lines.filter((line) => !line.ok).map((line) => line.key.replace('exit.', ''));
const risks = (at: Bench) => read(at, async (tx) => openRisks(tx, await engagementOf(at, tx)));

async function refusal(promise: Promise<unknown>): Promise<string[]> {
  try {
    await promise;
  } catch (error) {
    const told = error instanceof FieldRefusals ? error.refusals : error instanceof Refusal ? [error] : null;
    if (told) return told.map((one) => `${one.field}: ${one.key}`);
    throw error;
  }
  return [];
}

const assess = (at: Bench, sourceId: string, more: Record<string, unknown> = {}) =>
  assessSource(at.world, at.lead, {
    engagementId: at.engagementId,
    sourceId,
    id: randomUUID(),
    fields: {
      use: 'training',
      recordsPresent: '990',
      recordsExpected: '1000',
      checked: '200',
      wrong: '1',
      consistent: ['formats'],
      inconsistent: [],
      ageSeen: '1 d',
      ageNeeded: '2 d',
      note: '',
      ...more,
    },
  });

async function run(at: Bench, more: Record<string, unknown> = {}): Promise<void> {
  at.clock.advance({ seconds: 1 });
  const revision = await read(
    at,
    async (tx) => (await readRevision(tx, await engagementOf(at, tx)))?.revision ?? 0,
  );
  await recordRun(at.world, at.lead, {
    engagementId: at.engagementId,
    id: randomUUID(),
    revision,
    when: Math.floor(at.clock.now().epochMilliseconds / 1000),
    rowsIn: '1000',
    rowsOut: '990',
    passed: '12',
    failed: '0',
    covers: true,
    link: 'https://ci.example.org/run/7',
    note: '',
    file: '',
    ...more,
  });
}

/** One source, assessed, in a lineage, its pipeline validated. */
async function complete(at: Bench): Promise<string> {
  const source = await add(at);
  await assess(at, source);
  await addNode(at.world, at.lead, {
    engagementId: at.engagementId,
    id: randomUUID(),
    kind: 'dataset',
    name: 'training',
    description: '',
    isFinal: true,
    feeds: [source],
  });
  await run(at);
  return source;
}

const edit = (at: Bench, id: string, version: number, fields: Record<string, unknown>) =>
  saveSource(at.world, at.lead, { engagementId: at.engagementId, id, version, fields });

/** As if the exit gate had been passed. */
const moveOn = (at: Bench) =>
  read(at, async (tx) => {
    const here = eq(phaseEntry.engagementId, at.engagementId);
    await tx
      .update(phaseEntry)
      .set({ leftAt: at.clock.now() })
      .where(and(here, isNull(phaseEntry.leftAt)));
    await tx.update(cycle).set({ phase: 2 }).where(eq(cycle.engagementId, at.engagementId));
    await tx.insert(phaseEntry).values({
      workspaceId: at.workspaceId,
      engagementId: at.engagementId,
      cycle: 1,
      entry: 2,
      phase: 2,
      enteredAt: at.clock.now(),
      enteredBy: 'ULEAD',
      how: 'gate',
    });
    await tx.insert(engagementPerson).values({
      workspaceId: at.workspaceId,
      engagementId: at.engagementId,
      userId: 'UDATA',
      role: 'data',
      addedBy: 'ULEAD',
      addedAt: at.clock.now(),
    });
  });

eitherEngine('the exit check', (open) => {
  it('[F5.2] goes from everything missing to nothing, step by step', async () => {
    const at = await bench(await open());
    expect(await missing(at)).toEqual(['sources.none', 'assessed.none', 'lineage.no-final', 'pipeline.none']);
    const source = await add(at);
    expect(await missing(at)).toEqual(['assessed.missing', 'lineage.no-final', 'pipeline.none']);
    await assess(at, source);
    await addNode(at.world, at.lead, {
      engagementId: at.engagementId,
      id: randomUUID(),
      kind: 'dataset',
      name: 'training',
      description: '',
      isFinal: true,
    });
    expect(await missing(at)).toEqual(['lineage.orphan', 'pipeline.none']);
    await add(at, { name: 'erp', accessible: false });
    expect(await missing(at)).toEqual([
      'sources.missing',
      'assessed.missing',
      'gaps.blocking',
      'lineage.orphan',
      'lineage.orphan',
      'pipeline.none',
    ]);
    const done = await bench(await open());
    await complete(done);
    expect(await missing(done)).toEqual([]);
  });

  it('[F5.2] a dimension that fell short without a gap is missing too', async () => {
    const at = await bench(await open());
    const source = await complete(at);
    await assess(at, source, { wrong: '100' });
    expect(await missing(at)).toEqual(['assessed.below']);
  });

  it('[F5.2] the same is what gates compute, each with its fix and all that it looked at', async () => {
    const at = await bench(await open());
    await add(at);
    const look = (name: string) =>
      read(at, async (tx) =>
        exitChecks[name]?.({
          tx,
          workspaceId: at.workspaceId,
          world: at.world,
          now: at.clock.now(),
          engagement: await engagementOf(at, tx),
          subject: null,
        }),
      );
    const names = Object.keys(exitChecks);
    expect(names).toEqual(
      ['sources', 'assessed', 'gaps', 'lineage', 'pipeline', 'not_at_risk'].map(
        (name) => `foundation.${name}`,
      ),
    );
    expect(await look('foundation.sources')).toMatchObject({ ok: true });
    expect(await look('foundation.lineage')).toMatchObject({
      ok: false,
      fix: { action: 'foundation.lineage.add_dataset' },
    });
    for (const name of names) expect(await look(name)).toEqual(await look(name));
  });

  it('says on the card how it stands, and who does what next', async () => {
    const at = await bench(await open());
    const status = () =>
      read(at, (tx) =>
        foundationStatus(
          { tx, workspaceId: at.workspaceId, world: at.world, now: at.clock.now(), say: sayIn('en') },
          at.engagementId,
        ),
      );
    expect(await status()).toMatchObject({ facts: 'no data sources yet', done: 0, total: 5 });
    await add(at);
    const told = await status();
    expect(told.facts).toBe(
      'sources 1 (0 assessed) · gaps none open · lineage without a final dataset · pipeline not validated',
    );
    expect(told.next).toMatchObject({
      what: 'assess “crm_tickets”',
      on: ['ULEAD'],
      button: { action_id: 'foundation.quality.next' },
    });
    expect(told.left).toEqual({ work: 3, approvals: 0 });
  });
});

eitherEngine('validating the pipeline', (open) => {
  it('[F5.1] any later change to a source, gap or lineage voids it, an assessment does not', async () => {
    const at = await bench(await open());
    const source = await complete(at);
    await assess(at, source);
    expect(await missing(at)).toEqual([]);
    await edit(at, source, 1, { volume: '3 million rows' });
    expect(await missing(at)).toEqual(['pipeline.void']);
    expect((await state(at)).numbers.pipeline).toMatchObject({ what: 'source', name: 'crm_tickets' });
    await run(at);
    expect(await missing(at)).toEqual([]);
    await addNode(at.world, at.lead, {
      engagementId: at.engagementId,
      id: randomUUID(),
      kind: 'transformation',
      name: 'clean',
      description: '',
    });
    expect((await state(at)).numbers.pipeline).toMatchObject({ kind: 'void', what: 'lineage' });
  });

  it('[F5.1] a form sent twice is one run; an edit that changes nothing voids nothing', async () => {
    const at = await bench(await open());
    const source = await complete(at);
    await edit(at, source, 1, { volume: aSource().volume });
    expect(await missing(at)).toEqual([]);
    const id = randomUUID();
    await run(at, { id });
    await run(at, { id });
    expect((await state(at)).run?.id).toBe(id);
  });

  it('[F5.1] failed checks are recorded and validate nothing, nor does a run before the last change', async () => {
    const at = await bench(await open());
    await complete(at);
    await run(at, { failed: '2', passed: '1' });
    expect(await missing(at)).toEqual(['pipeline.failed']);
    at.clock.advance({ minutes: 1 });
    await run(at, { covers: false });
    expect(await missing(at)).toEqual(['pipeline.partial']);
    at.clock.advance({ minutes: 1 });
    await run(at, { when: Math.floor(at.clock.now().epochMilliseconds / 1000) - 86_400 });
    expect(await missing(at)).toEqual(['pipeline.partial']);
    const late = await bench(await open());
    const source = await complete(late);
    late.clock.advance({ minutes: 5 });
    await edit(late, source, 1, { volume: '7 GB' });
    await run(late, { when: Math.floor(late.clock.now().epochMilliseconds / 1000) - 120 });
    expect(await missing(late)).toEqual(['pipeline.void']);
  });

  it.for<[Record<string, unknown>, string]>([
    [{ when: 4_000_000_000 }, 'when: exit.pipeline.refusal.future'],
    [{ when: null }, 'when: refusal.required'],
    [{ rowsIn: '-1' }, 'rowsIn: exit.pipeline.refusal.whole'],
    [{ rowsOut: '1.5' }, 'rowsOut: exit.pipeline.refusal.whole'],
    [{ passed: '' }, 'passed: refusal.required'],
    [{ failed: '99999999999' }, 'failed: exit.pipeline.refusal.whole'],
    [{ link: '' }, 'link: exit.pipeline.refusal.evidence'],
    [{ link: 'javascript:alert(1)' }, 'link: exit.pipeline.refusal.link'],
    [{ revision: 0 }, 'undefined: exit.pipeline.refusal.changed'],
  ])('[X8] [F5.1] refuses %j at the field', async ([more, told]) => {
    const at = await bench(await open());
    await complete(at);
    expect(await refusal(run(at, more))).toContain(told);
  });
});

eitherEngine('a foundation at risk', (open) => {
  it('[F5.3] a changed source in a later phase is announced once, and held against the next gate', async () => {
    const at = await bench(await open());
    const source = await complete(at);
    await edit(at, source, 1, { volume: '3 GB' });
    expect(await risks(at)).toEqual([]);
    await run(at);
    await moveOn(at);
    await edit(at, source, 2, { volume: '4 GB' });
    await edit(at, source, 3, { volume: '5 GB' });
    expect((await risks(at)).map((risk) => [risk.kind, risk.name])).toEqual([['source', 'crm_tickets']]);
    const shown = await read(at, (tx) =>
      tx.select().from(message).where(eq(message.workspaceId, at.workspaceId)),
    );
    expect(shown.filter((one) => one.subject.startsWith('foundation.risk:'))).toHaveLength(1);
    expect(shown.find((one) => one.subject.startsWith('foundation.risk:'))?.threadOf).toMatch(
      /^engagement\.card:/,
    );
  });

  it('[F5.3] is dealt with when nothing is missing again', async () => {
    const at = await bench(await open());
    const source = await complete(at);
    await moveOn(at);
    await edit(at, source, 1, { volume: '4 GB' });
    expect(await risks(at)).toHaveLength(1);
    await run(at);
    expect(await risks(at)).toEqual([]);
    const [row] = await read(at, (tx) => tx.select().from(foundationRisk));
    expect(row).toMatchObject({ settledBy: 'ULEAD', reason: null });
  });

  it('[F5.3] a new blocking gap does it too; a data approver accepts it with a reason, nobody else', async () => {
    const at = await bench(await open());
    await complete(at);
    await moveOn(at);
    await addSource(at.world, at.lead, {
      engagementId: at.engagementId,
      id: randomUUID(),
      fields: { ...aSource({ name: 'erp', accessible: false }) },
    });
    expect(await risks(at)).toHaveLength(1);
    const accept = (userId: string, reason = 'Not used by this model') =>
      refusal(
        acceptRisk(at.world, slackActor(at.workspaceId, userId), { engagementId: at.engagementId, reason }),
      );
    expect(await accept('ULEAD')).toEqual(['undefined: refusal.role']);
    expect(await accept('UDATA', ' ')).toEqual(['reason: refusal.required']);
    expect(await accept('UDATA')).toEqual([]);
    expect(await accept('UDATA')).toEqual(['undefined: exit.risk.gone']);
    expect(await risks(at)).toEqual([]);
    // [G14] Whoever approves a later gate reads it behind the item that holds.
    const behind = exitBehind['foundation.not_at_risk'];
    if (!behind || !('read' in behind)) throw new Error('nothing is read');
    const { lines } = await read(at, async (tx) =>
      behind.read({
        tx,
        workspaceId: at.workspaceId,
        world: at.world,
        now: at.clock.now(),
        engagement: await engagementOf(at, tx),
        subject: null,
        say: sayIn('en'),
      }),
    );
    expect(lines).toEqual([expect.stringMatching(/<@UDATA>.*Not used by this model/)]);
  });
});

onPostgres('the foundation, at the same time', (open) => {
  it('[F5.1] every change counts, and a run recorded beside one is valid or void, never lost', async () => {
    const at = await bench(await open());
    const source = await complete(at);
    const before = (await state(at)).revision?.revision ?? 0;
    await Promise.all([
      ...Array.from({ length: 6 }, (_, i) => add(at, { name: `more ${i}` })),
      refusal(run(at)),
      edit(at, source, 1, { volume: '9 GB' }),
    ]);
    expect((await state(at)).revision?.revision).toBe(before + 7);
    expect((await state(at)).numbers.pipeline.kind).toBe('void');
  });
});
