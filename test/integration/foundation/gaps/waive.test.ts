import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { gap } from '../../../../db/schema/foundation.ts';
import { changeState } from '../../../../src/engagement/change-state.ts';
import { editGap } from '../../../../src/foundation/gaps/edit.ts';
import { expireWaiver } from '../../../../src/foundation/gaps/expire.ts';
import { reopenGap } from '../../../../src/foundation/gaps/reopen.ts';
import { resolveGap } from '../../../../src/foundation/gaps/resolve.ts';
import { sayIn } from '../../../../src/texts/say.ts';
import { eitherEngine, onPostgres } from '../../../support/database.ts';
import {
  clockOf,
  gapOf,
  gapRow,
  of,
  recorded,
  refusals,
  tick,
  waive,
  withApprover,
} from '../../../support/gaps.ts';
import { bench } from '../../../support/sources.ts';

eitherEngine('waiving gaps', (open) => {
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
});

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
