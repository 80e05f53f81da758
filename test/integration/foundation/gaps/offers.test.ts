import { and, eq, isNull } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { cycle, engagement, phaseEntry } from '../../../../db/schema/engagement.ts';
import { foundationRisk } from '../../../../db/schema/lineage.ts';
import type { FoundGap } from '../../../../src/engagement/found-gap.ts';
import { engagementVerb } from '../../../../src/engagement/verb.ts';
import { resolveGap } from '../../../../src/foundation/gaps/resolve.ts';
import { waiveGap } from '../../../../src/foundation/gaps/waive.ts';
import { retireSource } from '../../../../src/foundation/inventory/keeping.ts';
import { foundation } from '../../../../src/foundation/room.ts';
import { eitherEngine, onPostgres } from '../../../support/database.ts';
import { as, gapOf, gapRow, of, recorded, withApprover } from '../../../support/gaps.ts';
import { add, type Bench, bench } from '../../../support/sources.ts';

const WEAK: FoundGap = {
  key: 'pilot.baseline:1',
  title: 'The baseline does not beat the heuristic',
  description: 'Accuracy 0.71, n 1,000, against 0.74.',
  effect: 'blocking',
  effectNote: 'The data carry no signal beyond the rule of thumb.',
};

/** As a verb of a later phase would. */
const find = engagementVerb({
  input: z.object({ engagementId: z.uuid(), gap: z.custom<FoundGap>() }),
  may: ['lead'],
  run: async (acting, { gap }) => foundation.openGap?.(acting, gap) ?? { id: '', fresh: false },
});
const found = (at: Bench, gap: FoundGap = WEAK) =>
  find(at.world, at.lead, { engagementId: at.engagementId, gap });

const sources = (at: Bench) =>
  at.world.db.inWorkspace(at.workspaceId, async (tx) => {
    const [row] = await tx.select().from(engagement).where(eq(engagement.id, at.engagementId));
    if (!row) throw new Error('no engagement');
    const { world, workspaceId, clock } = at;
    return foundation.dataSources?.({ tx, workspaceId, world, now: clock.now(), engagement: row });
  });

async function enterPhase2(at: Bench): Promise<void> {
  const { workspaceId, engagementId } = at;
  await at.world.db.inWorkspace(workspaceId, async (tx) => {
    const here = eq(phaseEntry.engagementId, engagementId);
    await tx
      .update(phaseEntry)
      .set({ leftAt: at.clock.now() })
      .where(and(here, isNull(phaseEntry.leftAt)));
    await tx.update(cycle).set({ phase: 2 }).where(eq(cycle.engagementId, engagementId));
    const entered = { enteredAt: at.clock.now(), enteredBy: 'ULEAD', how: 'gate' as const };
    await tx
      .insert(phaseEntry)
      .values({ workspaceId, engagementId, cycle: 1, entry: 2, phase: 2, ...entered });
  });
}

const risks = (at: Bench) =>
  at.world.db.inWorkspace(at.workspaceId, (tx) =>
    tx
      .select()
      .from(foundationRisk)
      .where(and(eq(foundationRisk.engagementId, at.engagementId), isNull(foundationRisk.settledAt))),
  );

eitherEngine('what phase 1 offers to later phases', (open) => {
  it('[P2.3] tells of each source in use how many gaps affect it that are neither resolved nor waived', async () => {
    const at = await bench(await open());
    await withApprover(at);
    const [a, b, old] = [
      await add(at, { name: 'a' }),
      await add(at, { name: 'B' }),
      await add(at, { name: 'c' }),
    ];
    await retireSource(at.world, at.lead, { engagementId: at.engagementId, id: old, reason: 'Gone' });
    await gapOf(at, { sources: [a, b] });
    await gapOf(at, { sources: [b], effect: 'blocking', expectedLoss: undefined });
    const resolved = await gapOf(at, { sources: [b] });
    await resolveGap(at.world, at.lead, {
      ...of(at, resolved),
      link: '',
      note: 'Labelled anew',
    });
    const waived = await gapOf(at, { sources: [a] });
    await waiveGap(at.world, as(at, 'UDATA'), {
      ...of(at, waived),
      loss: '5',
      expiresOn: '2027-06-01',
      reason: 'Small',
    });
    // Another engagement's are not told.
    await add(await bench(at.world.db));
    expect(await sources(at)).toEqual([
      { id: a, name: 'a', openGaps: 1, blockingGaps: 0 },
      { id: b, name: 'B', openGaps: 2, blockingGaps: 1 },
    ]);
  });

  it('[F3.1] a gap found later is a gap like any other, recorded, with what its effect rests on', async () => {
    const at = await bench(await open());
    const { id, fresh } = await found(at);
    expect(fresh).toBe(true);
    expect(await gapRow(at, id)).toMatchObject({
      type: 'other',
      title: WEAK.title,
      description: WEAK.description,
      effect: 'blocking',
      expectedLoss: null,
      effectNote: WEAK.effectNote,
      openedBy: 'ULEAD',
      state: 'open',
    });
    expect(await recorded(at, id)).toMatchObject([{ action: 'foundation.gap.open', kind: 'gap' }]);
    const loss = { ...WEAK, key: 'other', effect: 'degrading', expectedLoss: 7.5 } as const;
    const degrading = await found(at, { ...loss, title: 'x'.repeat(300) });
    expect(await gapRow(at, degrading.id)).toMatchObject({ effect: 'degrading', expectedLoss: 7.5 });
    expect((await gapRow(at, degrading.id))?.title).toHaveLength(120);
  });

  it('[X5] is opened once for its key, also after it was resolved; another engagement has its own', async () => {
    const at = await bench(await open());
    const first = await found(at);
    expect(await found(at)).toEqual({ id: first.id, fresh: false });
    await resolveGap(at.world, at.lead, { ...of(at, first.id), link: '', note: 'More data' });
    expect(await found(at)).toEqual({ id: first.id, fresh: false });
    expect(await gapRow(at, first.id)).toMatchObject({ state: 'resolved' });
    expect((await found(at, { ...WEAK, key: 'pilot.baseline:2' })).id).not.toBe(first.id);
    expect((await found(await bench(at.world.db))).id).not.toBe(first.id);
  });

  it('[F5.3] a blocking one puts the foundation at risk in a later phase; a degrading one does not', async () => {
    const at = await bench(await open());
    await enterPhase2(at);
    await found(at, { ...WEAK, key: 'degrading', effect: 'degrading', expectedLoss: 2 });
    expect(await risks(at)).toEqual([]);
    const { id } = await found(at);
    await found(at);
    expect(await risks(at)).toMatchObject([
      { kind: 'gap', subject: id, name: WEAK.title, causedBy: 'ULEAD' },
    ]);
  });
});

onPostgres('a gap found by several at once', (open) => {
  it('[X5] is one', async () => {
    const at = await bench(await open());
    const answers = await Promise.all([1, 2, 3, 4].map(() => found(at)));
    expect(answers.filter((one) => one.fresh)).toHaveLength(1);
    expect(new Set(answers.map((one) => one.id)).size).toBe(1);
  });
});
