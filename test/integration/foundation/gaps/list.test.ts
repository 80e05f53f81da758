import { and, eq } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { message } from '../../../../db/schema/delivery.ts';
import { countGaps } from '../../../../src/foundation/gaps/list-store.ts';
import { postGaps } from '../../../../src/foundation/gaps/post.ts';
import { GAP_FILTERS, rankGaps } from '../../../../src/foundation/gaps/rules.ts';
import { startGap } from '../../../../src/foundation/gaps/start.ts';
import { gapTasks } from '../../../../src/foundation/gaps/tasks.ts';
import { sayIn } from '../../../../src/texts/say.ts';
import { eitherEngine } from '../../../support/database.ts';
import { gapOf, list, of, waive, withApprover } from '../../../support/gaps.ts';
import { knowPeople } from '../../../support/people.ts';
import { add, type Bench, bench } from '../../../support/sources.ts';

eitherEngine('gaps in a list', (open) => {
  describe('the list', () => {
    it('[F3.2] ranks in SQL as the rule ranks', async () => {
      const at = await bench(await open());
      const fields = fc.record({
        effect: fc.constantFrom('blocking', 'degrading'),
        expectedLoss: fc.constantFrom('1', '5', '5.5', '40'),
        dueOn: fc.constantFrom('', '2027-03-05', '2027-04-01'),
        minutes: fc.integer({ min: 0, max: 3 }),
      });
      for (const { minutes, ...more } of fc.sample(fields, { numRuns: 25, seed: 7 })) {
        at.clock.advance({ minutes });
        await gapOf(at, more);
      }
      const rows = [
        ...(await list(at)).gaps,
        ...(await list(at, 'open', '', 2)).gaps,
        ...(await list(at, 'open', '', 3)).gaps,
      ];
      const expected = rankGaps(rows.map((row) => row.gap)).map(({ id, rank }) => ({ id, rank }));
      expect(rows.map((row) => ({ id: row.gap.id, rank: row.rank }))).toEqual(expected);
    });

    it('[F3.2] [f35] finds what was typed as it is stored', async () => {
      const at = await bench(await open());
      for (const text of ['CO₂', 'm²', '½', '™', 'wait…']) {
        await gapOf(at, { title: `Unit ${text}` });
        expect((await list(at, 'open', text)).gaps.map(({ gap }) => gap.title)).toEqual([`Unit ${text}`]);
      }
    });

    it('[F3.2] narrows and searches, pages ten, and keeps each gap’s rank among all', async () => {
      const at = await bench(await open());
      await withApprover(at);
      const source = await add(at, { name: 'erp_invoices' });
      for (let n = 0; n < 12; n += 1) await gapOf(at, { title: `Gap ${n}`, expectedLoss: String(n + 1) });
      const mine = await gapOf(at, {
        title: '100 % wrong',
        owner: 'ULEAD',
        expectedLoss: '0.5',
        sources: [source],
      });
      const blocking = await gapOf(at, { effect: 'blocking', title: 'No labels' });
      const waived = await gapOf(at, { title: 'Old' });
      await waive(at, waived);
      const titles = async (...more: Parameters<typeof list> extends [Bench, ...infer Rest] ? Rest : never) =>
        (await list(at, ...more)).gaps.map((one) => `${one.rank} ${one.gap.title}`);
      const first = await list(at);
      expect(first).toMatchObject({ total: 14, page: 1, pages: 2 });
      expect(first.gaps).toHaveLength(10);
      expect(first.gaps[0]).toMatchObject({ rank: 1, gap: { id: blocking } });
      expect(await titles('mine')).toEqual(['14 100 % wrong']);
      expect(await titles('blocking')).toEqual(['1 No labels']);
      expect(await titles('waived')).toEqual(['null Old']);
      expect(await titles('resolved')).toEqual([]);
      expect(await titles('open', '100 %')).toEqual(['14 100 % wrong']);
      expect(await titles('open', 'ERP_')).toEqual(['14 100 % wrong']);
      expect(await titles('open', '%')).toEqual(['14 100 % wrong']);
      expect((await list(at, 'open', '', 99)).page).toBe(2);
      const counts = await at.world.db.inWorkspace(at.workspaceId, (tx) =>
        countGaps(tx, at.workspaceId, at.engagementId),
      );
      expect(counts).toMatchObject({ open: 14, blocking: 1, waived: 1, resolved: 0 });
      expect(counts.since).not.toBeNull();
      expect(mine).toBeTruthy();
      for (const filter of GAP_FILTERS) await list(at, filter, HOSTILE);
    });

    it('[F3.2] as a message: posted once, wanted again with every change', async () => {
      const at = await bench(await open());
      const id = await gapOf(at);
      const wanted = () =>
        at.world.db.inWorkspace(at.workspaceId, async (tx) => {
          const subject = `foundation.gaps:${at.engagementId}`;
          const where = and(eq(message.workspaceId, at.workspaceId), eq(message.subject, subject));
          return (await tx.select({ wanted: message.wanted }).from(message).where(where))[0]?.wanted;
        });
      expect(await wanted()).toBeUndefined();
      await postGaps(at.world, at.lead, { engagementId: at.engagementId });
      expect(await wanted()).toBe(1);
      await startGap(at.world, at.lead, of(at, id));
      await add(at, { accessible: false });
      expect(await wanted()).toBe(3);
    });
  });

  it('[E5] asks the owner, says by when and why, and hides what they may not see', async () => {
    const at = await bench(await open());
    const owned = await gapOf(at, { owner: 'UOWNER', dueOn: '2027-03-08' });
    await gapOf(at, { owner: 'UOWNER', effect: 'blocking', title: 'No labels' });
    const tasks = (userId: string) =>
      at.world.db.inWorkspace(at.workspaceId, (tx) =>
        gapTasks(
          { tx, workspaceId: at.workspaceId, world: at.world, now: at.clock.now(), say: sayIn('en') },
          userId,
        ),
      );
    const mine = await tasks('UOWNER');
    expect(mine.map((one) => [one.what, one.due?.toString() ?? null])).toEqual([
      ['Resolve “No labels”', null],
      ['Resolve “Labels differ”', '2027-03-08'],
    ]);
    expect(mine[1]?.why).toContain('5\u00a0%');
    expect(mine[1]?.button.value).toBe(owned);
    expect(await tasks('UELSE')).toEqual([]);
    await knowPeople(at.world.db, at.workspaceId, { UOWNER: { isExternal: true } });
    expect(await tasks('UOWNER')).toEqual([]);
  });
});

const HOSTILE = "'; drop table gap; -- %_\\ <!channel>";
