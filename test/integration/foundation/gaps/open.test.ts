import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { gapSource } from '../../../../db/schema/foundation.ts';
import { editGap } from '../../../../src/foundation/gaps/edit.ts';
import { openGap } from '../../../../src/foundation/gaps/open.ts';
import { reopenGap } from '../../../../src/foundation/gaps/reopen.ts';
import { resolveGap } from '../../../../src/foundation/gaps/resolve.ts';
import { startGap } from '../../../../src/foundation/gaps/start.ts';
import { verifyChain } from '../../../../src/record/verify.ts';
import { eitherEngine } from '../../../support/database.ts';
import { as, gapOf, gapRow, list, of, recorded, refusals, withApprover } from '../../../support/gaps.ts';
import { knowPeople } from '../../../support/people.ts';
import { add, bench } from '../../../support/sources.ts';

eitherEngine('opening and resolving gaps', (open) => {
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
});
