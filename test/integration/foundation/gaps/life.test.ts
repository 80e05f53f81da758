import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { message } from '../../../../db/schema/delivery.ts';
import { gap, gapSource } from '../../../../db/schema/foundation.ts';
import { changeState } from '../../../../src/engagement/change-state.ts';
import { editGap } from '../../../../src/foundation/gaps/edit.ts';
import { expireWaiver, expireWaivers } from '../../../../src/foundation/gaps/expire.ts';
import { countGaps, listGaps } from '../../../../src/foundation/gaps/list-store.ts';
import { openGap } from '../../../../src/foundation/gaps/open.ts';
import { postGaps } from '../../../../src/foundation/gaps/post.ts';
import { reopenGap } from '../../../../src/foundation/gaps/reopen.ts';
import { resolveGap } from '../../../../src/foundation/gaps/resolve.ts';
import { GAP_FILTERS, type GapFilter, rankGaps } from '../../../../src/foundation/gaps/rules.ts';
import { startGap } from '../../../../src/foundation/gaps/start.ts';
import { gapTasks } from '../../../../src/foundation/gaps/tasks.ts';
import { waiveGap } from '../../../../src/foundation/gaps/waive.ts';
import { verifyChain } from '../../../../src/record/verify.ts';
import { sayIn } from '../../../../src/texts/say.ts';
import { eachEngine, onPostgres } from '../../../support/database.ts';
import { slackActor } from '../../../support/engagements.ts';
import { gapOf, gapRow, recorded, refusals, withApprover } from '../../../support/gaps.ts';
import { knowPeople } from '../../../support/people.ts';
import { add, type Bench, bench } from '../../../support/sources.ts';

const as = (at: Bench, userId: string) => slackActor(at.workspaceId, userId);
const of = (at: Bench, id: string) => ({ engagementId: at.engagementId, id });
const waive = (at: Bench, id: string, more: Record<string, unknown> = {}, by = 'UDATA') =>
  waiveGap(at.world, as(at, by), {
    ...of(at, id),
    loss: '5',
    expiresOn: '2027-03-10',
    reason: 'Good enough for the pilot',
    ...more,
  });
const list = (at: Bench, filter: GapFilter = 'open', search = '', page = 1, me = 'ULEAD') =>
  at.world.db.inWorkspace(at.workspaceId, (tx) =>
    listGaps(tx, at.workspaceId, at.engagementId, { search, filter, page }, me),
  );
const clockOf = (at: Bench) => ({ workspaceId: at.workspaceId, userId: 'system', origin: 'clock' as const });
const tick = (at: Bench) => expireWaivers.run(at.world, clockOf(at), at.clock.now());

eachEngine('the life of gaps', (open) => {
  describe('opening and editing', () => {
    it('[F3.1] is written with its sources, its event, and a card to be updated', async () => {
      const at = await bench(await open());
      const source = await add(at);
      at.queue.take();
      const fields = {
        sources: [source],
        owner: 'UOWNER',
        dueOn: '2027-03-08',
        effort: 'days',
        description: 'x < y',
      };
      const id = await gapOf(at, fields);
      expect(await gapRow(at, id)).toMatchObject({
        type: 'label inconsistency',
        state: 'open',
        effect: 'degrading',
        expectedLoss: 5,
        owner: 'UOWNER',
        dueOn: '2027-03-08',
        openedBy: 'ULEAD',
        version: 1,
      });
      const [event] = await recorded(at, id);
      expect(event).toMatchObject({ action: 'foundation.gap.open', kind: 'gap' });
      expect(event?.after).toMatchObject({ title: 'Labels differ', sources: [source], state: 'open' });
      expect(at.queue.take().map((entry) => entry.queue)).toContain('delivery');
    });

    it('[X5] is one gap when the form is sent twice', async () => {
      const at = await bench(await open());
      const id = await gapOf(at);
      const again = { ...of(at, id), draft: `foundation.gap:${id}`, fields: { effect: 'blocking' } };
      expect(await openGap(at.world, at.lead, again)).toBe(false);
      expect(await recorded(at, id)).toHaveLength(1);
    });

    it('[F3.1] refuses sources of elsewhere, and whoever does not work on it', async () => {
      const at = await bench(await open());
      await withApprover(at);
      await knowPeople(at.world.db, at.workspaceId, { UEXT: { isExternal: true } });
      const other = await bench(at.world.db);
      const foreign = await add(other);
      expect(await refusals(gapOf(at, { sources: [foreign] }))).toEqual(['sources: refusal.choose']);
      const fields = { type: 'other', title: 'x', effect: 'blocking' };
      const by = (userId: string) =>
        refusals(openGap(at.world, as(at, userId), { ...of(at, randomUUID()), fields }));
      expect(await by('UREADER')).toEqual(['refusal.role']);
      expect(await by('UNOBODY')).toEqual(['refusal.role']);
      expect(await by('UEXT')).toEqual(['refusal.not-found']);
      expect((await list(at)).total).toBe(0);
    });

    it('[F3.1] keeps what somebody else saved meanwhile, and says who it was', async () => {
      const at = await bench(await open());
      await withApprover(at);
      const id = await gapOf(at);
      const edit = (by: string, version: number, fields: Record<string, unknown>) =>
        refusals(editGap(at.world, as(at, by), { ...of(at, id), version, fields }));
      expect(await edit('UDATA', 1, { title: 'Labels of 2024 differ' })).toEqual([]);
      expect(await edit('ULEAD', 1, { expectedLoss: '9' })).toEqual(['refusal.conflict']);
      expect(await edit('ULEAD', 2, { expectedLoss: '9' })).toEqual([]);
      // The same form once more: there is nothing left to change.
      expect(await edit('ULEAD', 2, { expectedLoss: '9' })).toEqual([]);
      expect(await gapRow(at, id)).toMatchObject({
        title: 'Labels of 2024 differ',
        expectedLoss: 9,
        version: 3,
      });
      const [, , event] = await recorded(at, id);
      expect(event).toMatchObject({ before: { expectedLoss: 5 }, after: { expectedLoss: 9 } });
    });

    it('[F1.4] [F3.1] one that opens by itself is blocking and affects its source; less needs a reason', async () => {
      const at = await bench(await open());
      const source = await add(at, { accessible: false });
      const [found] = (await list(at)).gaps;
      if (!found) throw new Error('no gap');
      expect(found).toMatchObject({
        rank: 1,
        gap: { effect: 'blocking', type: 'access barrier' },
        source: { id: source },
      });
      const rows = await at.world.db.inWorkspace(at.workspaceId, (tx) => tx.select().from(gapSource));
      expect(rows).toMatchObject([{ gapId: found.gap.id, sourceId: source }]);
      const edit = (fields: Record<string, unknown>) =>
        refusals(editGap(at.world, at.lead, { ...of(at, found.gap.id), version: 1, fields }));
      expect(await edit({ effect: 'degrading', expectedLoss: '3' })).toEqual([
        'effectNote: gaps.refusal.effect-reason',
      ]);
      expect(await edit({ effect: 'degrading', expectedLoss: '3', effectNote: 'A sample is there' })).toEqual(
        [],
      );
    });
  });

  describe('resolving and opening again', () => {
    it('[F3.3] goes from open over in progress to resolved, with evidence, who and when; and back', async () => {
      const at = await bench(await open());
      const id = await gapOf(at);
      await startGap(at.world, at.lead, of(at, id));
      expect(await gapRow(at, id)).toMatchObject({ state: 'in progress' });
      expect(await refusals(resolveGap(at.world, at.lead, of(at, id) as never))).toEqual([
        'note: gaps.refusal.evidence',
      ]);
      const file = { id: 'F0EVIDENCE', name: 'labels.csv' };
      await resolveGap(at.world, at.lead, {
        ...of(at, id),
        link: 'https://example.com/pr/1',
        note: '',
        file,
      });
      expect(await gapRow(at, id)).toMatchObject({
        state: 'resolved',
        evidenceLink: 'https://example.com/pr/1',
        evidenceNote: null,
        evidenceFile: 'F0EVIDENCE',
        evidenceFileName: 'labels.csv',
        resolvedBy: 'ULEAD',
        resolvedAt: at.clock.now(),
      });
      await reopenGap(at.world, at.lead, { ...of(at, id), reason: 'It came back' });
      expect(await gapRow(at, id)).toMatchObject({ state: 'open', evidenceLink: null, resolvedBy: null });
      const events = await recorded(at, id);
      expect(events.map((one) => one.action.split('.').at(-1))).toEqual([
        'open',
        'start',
        'resolve',
        'reopen',
      ]);
      expect(events.at(-1)).toMatchObject({
        before: { state: 'resolved', evidenceFileName: 'labels.csv' },
        after: { state: 'open', reason: 'It came back' },
      });
      const chain = await at.world.db.inWorkspace(at.workspaceId, (tx) => verifyChain(tx, at.workspaceId));
      expect(chain.fault).toBeNull();
    });

    it('[F3.3] [X5] the same move twice is one; another move of what moved on says how it stands', async () => {
      const at = await bench(await open());
      await withApprover(at);
      const id = await gapOf(at);
      const resolve = (by: string) =>
        resolveGap(at.world, as(at, by), { ...of(at, id), link: '', note: 'Done' });
      expect(await resolve('ULEAD')).toBe(true);
      expect(await resolve('ULEAD')).toBe(false);
      expect(await refusals(resolve('UDATA'))).toEqual(['gaps.refusal.state']);
      expect(await refusals(startGap(at.world, at.lead, of(at, id)))).toEqual(['gaps.refusal.state']);
      const edit = { ...of(at, id), version: 2, fields: { title: 'Other' } };
      expect(await refusals(editGap(at.world, at.lead, edit))).toEqual(['gaps.refusal.state']);
      expect(await recorded(at, id)).toHaveLength(2);
    });

    it('[X8] refuses evidence that is none', async () => {
      const at = await bench(await open());
      const id = await gapOf(at);
      const resolve = (link: string, note = '') =>
        refusals(resolveGap(at.world, at.lead, { ...of(at, id), link, note }));
      expect(await resolve('javascript:alert(1)')).toEqual(['link: gaps.refusal.link']);
      expect(await resolve('', 'x'.repeat(501))).toEqual(['note: refusal.too-long']);
      expect(await resolve('  ', '  ')).toEqual(['note: gaps.refusal.evidence']);
    });
  });

  describe('waivers', () => {
    it('[F3.4] an approver accepts the loss of a degrading gap until a day', async () => {
      const at = await bench(await open());
      await withApprover(at);
      const id = await gapOf(at);
      expect(await waive(at, id)).toBe(true);
      expect(await waive(at, id)).toBe(false);
      expect(await gapRow(at, id)).toMatchObject({
        state: 'waived',
        waivedBy: 'UDATA',
        waiverLoss: 5,
        waiverExpiresOn: '2027-03-10',
        waiverReason: 'Good enough for the pilot',
      });
    });

    it('[F3.4] refuses to waive a blocking gap, in words that say so', async () => {
      const at = await bench(await open());
      await withApprover(at);
      const id = await gapOf(at, { effect: 'blocking' });
      expect(await refusals(waive(at, id))).toEqual(['gaps.refusal.waive-blocking']);
      expect(sayIn('en')('gaps.refusal.waive-blocking', { title: 'x' })).toContain(
        'a blocking gap can’t be waived',
      );
      expect(await gapRow(at, id)).toMatchObject({ state: 'open', waivedBy: null });
    });

    it('[F3.4] only an approver may, with a reason, a loss and a day to come', async () => {
      const at = await bench(await open());
      await withApprover(at);
      const id = await gapOf(at);
      expect(await refusals(waive(at, id, {}, 'ULEAD'))).toEqual(['refusal.role']);
      expect(await refusals(waive(at, id, { expiresOn: '2027-03-01' }))).toEqual([
        'expiresOn: gaps.refusal.expiry-past',
      ]);
      expect(await refusals(waive(at, id, { expiresOn: '' }))).toEqual(['expiresOn: refusal.date']);
      expect(await refusals(waive(at, id, { loss: '' }))).toEqual(['loss: gaps.refusal.loss']);
      expect(await refusals(waive(at, id, { loss: '-3' }))).toEqual(['loss: gaps.refusal.loss']);
      expect(await refusals(waive(at, id, { reason: ' ' }))).toEqual(['reason: refusal.required']);
      expect(await gapRow(at, id)).toMatchObject({ state: 'open' });
    });

    it('[F3.4] opens again by itself on its day where the engagement is, once', async () => {
      const at = await bench(await open());
      await withApprover(at);
      const id = await gapOf(at);
      await waive(at, id);
      // Berlin is an hour ahead of UTC: its 10 March begins at 23:00 on the 9th.
      at.clock.set('2027-03-09T22:45:00Z');
      await tick(at);
      expect(await gapRow(at, id)).toMatchObject({ state: 'waived' });
      at.clock.set('2027-03-09T23:00:00Z');
      await tick(at);
      await tick(at);
      expect(await gapRow(at, id)).toMatchObject({ state: 'open', waivedBy: null, waiverExpiresOn: null });
      const events = await recorded(at, id);
      expect(events.map((one) => one.action)).toEqual([
        'foundation.gap.open',
        'foundation.gap.waive',
        'foundation.gap.expire',
      ]);
      expect(events.at(-1)).toMatchObject({ actor: 'system', before: { waivedBy: 'UDATA', waiverLoss: 5 } });
    });

    it('[F3.4] [E7] waits while the engagement is paused, and comes back after', async () => {
      const at = await bench(await open());
      await withApprover(at);
      const id = await gapOf(at);
      await waive(at, id);
      const change = (what: 'pause' | 'resume') =>
        changeState(at.world, at.lead, { engagementId: at.engagementId, change: what, reason: 'Holidays' });
      await change('pause');
      at.clock.set('2027-03-20T00:00:00Z');
      await tick(at);
      expect(await gapRow(at, id)).toMatchObject({ state: 'waived' });
      await change('resume');
      await tick(at);
      expect(await gapRow(at, id)).toMatchObject({ state: 'open' });
    });

    it('[F3.4] a person may open it again before, and waive it anew for longer', async () => {
      const at = await bench(await open());
      await withApprover(at);
      const id = await gapOf(at);
      await waive(at, id);
      await reopenGap(at.world, at.lead, { ...of(at, id), reason: 'It costs more' });
      await waive(at, id, { expiresOn: '2027-05-01' });
      at.clock.set('2027-03-20T00:00:00Z');
      await tick(at);
      expect(await gapRow(at, id)).toMatchObject({ state: 'waived', waiverExpiresOn: '2027-05-01' });
    });

    it('the database itself holds no waived blocking gap', async () => {
      const at = await bench(await open());
      const id = await gapOf(at, { effect: 'blocking' });
      const write = at.world.db.inWorkspace(at.workspaceId, (tx) =>
        tx.update(gap).set({ state: 'waived' }).where(eq(gap.id, id)),
      );
      await expect(write).rejects.toThrow();
    });
  });

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

    it('[F3.2] narrows and searches, pages ten, and keeps each gap’s rank among all', async () => {
      const at = await bench(await open());
      await withApprover(at);
      const source = await add(at, { name: 'erp_invoices' });
      for (let n = 0; n < 12; n += 1) await gapOf(at, { title: `Gap ${n}`, expectedLoss: String(n + 1) });
      const mine = await gapOf(at, {
        title: '100 % wrong',
        owner: 'ULEAD',
        expectedLoss: '1',
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
    expect(mine[1]?.why).toContain('5 %');
    expect(mine[1]?.button.value).toBe(owned);
    expect(await tasks('UELSE')).toEqual([]);
    await knowPeople(at.world.db, at.workspaceId, { UOWNER: { isExternal: true } });
    expect(await tasks('UOWNER')).toEqual([]);
  });
});

const HOSTILE = "'; drop table gap; -- %_\\ <!channel>";

onPostgres('gaps under concurrency', (open) => {
  it('[F3.4] [X5] two replicas at once end a waiver once', async () => {
    const at = await bench(await open());
    await withApprover(at);
    const id = await gapOf(at);
    await waive(at, id);
    at.clock.set('2027-03-12T00:00:00Z');
    const all = await Promise.all(
      Array.from({ length: 4 }, () => expireWaiver(at.world, clockOf(at), of(at, id))),
    );
    expect(all.filter(Boolean)).toHaveLength(1);
    expect((await recorded(at, id)).filter((one) => one.action === 'foundation.gap.expire')).toHaveLength(1);
  });

  it('[F3.3] [F3.4] resolving and waiving at once has one outcome, and the other is told', async () => {
    const at = await bench(await open());
    await withApprover(at);
    const id = await gapOf(at);
    const [one, other] = await Promise.all([
      refusals(resolveGap(at.world, at.lead, { ...of(at, id), link: '', note: 'Done' })),
      refusals(waive(at, id)),
    ]);
    expect([...one, ...other]).toEqual(['gaps.refusal.state']);
    expect(await recorded(at, id)).toHaveLength(2);
  });

  it('[F3.1] [X5] of two edits at once one is saved, the other is a conflict', async () => {
    const at = await bench(await open());
    const id = await gapOf(at);
    const edit = (expectedLoss: string) =>
      refusals(editGap(at.world, at.lead, { ...of(at, id), version: 1, fields: { expectedLoss } }));
    const told = (await Promise.all([edit('7'), edit('8'), edit('9')])).flat();
    expect(told).toEqual(['refusal.conflict', 'refusal.conflict']);
    expect(await gapRow(at, id)).toMatchObject({ version: 2 });
  });

  it('[F3.1] [X5] the same form sent at once is one gap', async () => {
    const at = await bench(await open());
    const id = randomUUID();
    await Promise.all([gapOf(at, {}, id), gapOf(at, {}, id), gapOf(at, {}, id)]);
    expect(await recorded(at, id)).toHaveLength(1);
  });
});
