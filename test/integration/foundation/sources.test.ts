import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gap, source } from '../../../db/schema/foundation.ts';
import { auditEvent } from '../../../db/schema/record.ts';
import { draft } from '../../../db/schema/workspace.ts';
import { listGaps } from '../../../src/foundation/gaps/list-store.ts';
import {
  restoreSource,
  retireSource,
  saveSource,
  sourceSubject,
} from '../../../src/foundation/inventory/keeping.ts';
import { countSources, listSources } from '../../../src/foundation/inventory/list-store.ts';
import { sourceForm } from '../../../src/foundation/inventory/source.ts';
import { FILTERS, type Filter, isReady, unstructuredFormats } from '../../../src/foundation/rules.ts';
import { historyOf, newerChanges } from '../../../src/record/history.ts';
import { verifyChain } from '../../../src/record/verify.ts';
import { FieldRefusals, Refusal } from '../../../src/refusal.ts';
import { saveDraft } from '../../../src/slack/drafts.ts';
import { eachEngine, onPostgres } from '../../support/database.ts';
import { slackActor } from '../../support/engagements.ts';
import { knowPeople } from '../../support/people.ts';
import { add, addSource, aSource, type Bench, bench, playbook } from '../../support/sources.ts';

const unstructured = unstructuredFormats(playbook.inventory);

/** What a verb said no with: keys, with the field where there is one. */
async function refusal(promise: Promise<unknown>): Promise<string[]> {
  try {
    await promise;
  } catch (error) {
    const told = error instanceof FieldRefusals ? error.refusals : error instanceof Refusal ? [error] : null;
    if (told) return told.map((one) => (one.field ? `${one.field}: ${one.key}` : one.key));
    throw error;
  }
  return [];
}

const sourcesOf = ({ world, workspaceId, engagementId }: Bench) =>
  world.db.inWorkspace(workspaceId, (tx) =>
    tx
      .select()
      .from(source)
      .where(and(eq(source.workspaceId, workspaceId), eq(source.engagementId, engagementId)))
      .orderBy(source.nameKey),
  );
const gapsOf = ({ world, workspaceId }: Bench) =>
  world.db.inWorkspace(workspaceId, (tx) =>
    tx.select().from(gap).where(eq(gap.workspaceId, workspaceId)).orderBy(gap.type),
  );
const auditOf = ({ world, workspaceId }: Bench, subject: string) =>
  world.db.inWorkspace(workspaceId, (tx) =>
    tx.select().from(auditEvent).where(eq(auditEvent.subject, subject)).orderBy(auditEvent.seq),
  );
const list = (at: Bench, search = '', filter: Filter = 'all', page = 1) =>
  at.world.db.inWorkspace(at.workspaceId, (tx) =>
    listSources(tx, at.workspaceId, at.engagementId, { search, filter, page }, unstructured),
  );

eachEngine('data sources', (open) => {
  describe('adding', () => {
    it('[F1.1] writes every field, its audit event and a card to be updated', async () => {
      const at = await bench(await open());
      at.queue.take();
      const fields = aSource({ personalData: ['health', 'contact'], extractionPlan: 'OCR\nthen labels' });
      const id = await add(at, fields);
      const [row] = await sourcesOf(at);
      expect(row).toMatchObject({
        ...fields,
        personalData: ['contact', 'health'],
        id,
        version: 1,
        createdBy: 'ULEAD',
      });
      const [event, ...more] = await auditOf(at, id);
      expect(more).toEqual([]);
      expect(event).toMatchObject({ action: 'foundation.source.add', kind: 'source', before: null });
      expect(event?.after).toMatchObject({
        name: 'crm_tickets',
        personalData: ['contact', 'health'],
        version: 1,
      });
      expect(at.queue.take().map((entry) => entry.queue)).toEqual(['delivery']);
    });

    it('[X5] is one source when the form is sent twice', async () => {
      const at = await bench(await open());
      const id = await add(at);
      await add(at, {}, id);
      expect(await sourcesOf(at)).toHaveLength(1);
      expect(await auditOf(at, id)).toHaveLength(1);
    });

    it('[X5] is one source when the form is sent twice and the draft went with the first', async () => {
      const at = await bench(await open());
      const id = randomUUID();
      const form = `foundation.source.add.${at.engagementId}:${id}`;
      const { existsToday, accessible, checkedBy, checkedOn, ...earlier } = aSource({ accessible: false });
      const last = { existsToday, accessible, checkedBy, checkedOn };
      await at.world.db.inWorkspace(at.workspaceId, (tx) =>
        saveDraft(tx, at.lead, form, { ...earlier, about: { sourceId: id, version: 0 } }, at.clock.now()),
      );
      const send = () =>
        addSource(at.world, at.lead, { engagementId: at.engagementId, id, draft: form, fields: last });
      expect((await send()).gaps).toEqual(['access barrier']);
      expect((await send()).gaps).toEqual([]);
      expect(await sourcesOf(at)).toHaveLength(1);
      const left = await at.world.db.inWorkspace(at.workspaceId, (tx) =>
        tx.select().from(draft).where(eq(draft.workspaceId, at.workspaceId)),
      );
      expect(left).toEqual([]);
    });

    it('[X8] keeps the draft when the save is refused', async () => {
      const at = await bench(await open());
      const id = randomUUID();
      const form = `foundation.source.add.${at.engagementId}:${id}`;
      await at.world.db.inWorkspace(at.workspaceId, (tx) =>
        saveDraft(tx, at.lead, form, { name: 'x' }, at.clock.now()),
      );
      const input = { engagementId: at.engagementId, id, draft: form, fields: { existsToday: true } };
      expect(await refusal(addSource(at.world, at.lead, input))).toContain('system: refusal.required');
      const left = await at.world.db.inWorkspace(at.workspaceId, (tx) =>
        tx.select().from(draft).where(eq(draft.workspaceId, at.workspaceId)),
      );
      expect(left.map((one) => one.values)).toEqual([{ name: 'x' }]);
    });

    it('[X8] refuses a name that is taken, whatever its case, at the field', async () => {
      const at = await bench(await open());
      await add(at, { name: 'Kundenübersicht Äpfel' });
      const taken = aSource({ name: 'KUNDENÜBERSICHT  ÄPFEL' });
      const input = { engagementId: at.engagementId, id: randomUUID(), fields: { ...taken } };
      expect(await refusal(addSource(at.world, at.lead, input))).toEqual([
        'name: foundation.refusal.name-taken',
      ]);
    });

    it('refuses whoever does not work on the engagement, and says who does', async () => {
      const at = await bench(await open());
      const input = { engagementId: at.engagementId, id: randomUUID(), fields: { ...aSource() } };
      await knowPeople(at.world.db, at.workspaceId, { UEXT: { isExternal: true } });
      const as = (userId: string) => refusal(addSource(at.world, slackActor(at.workspaceId, userId), input));
      expect(await as('UNOBODY')).toEqual(['refusal.role']);
      // An external person who is not named must not even learn that it exists.
      expect(await as('UEXT')).toEqual(['refusal.not-found']);
      expect(await sourcesOf(at)).toEqual([]);
    });
  });

  describe('gaps that open by themselves', () => {
    it('[F1.4] [F3.1] opens an access barrier and a missing extraction plan, once each and told apart by name, in the record', async () => {
      const at = await bench(await open());
      const id = await add(at, { name: 'scans', accessible: false, format: 'pdf' });
      const gaps = await gapsOf(at);
      expect(gaps.map((one) => [one.type, one.title, one.openedFor, one.state])).toEqual([
        ['access barrier', 'Access barrier: scans', id, 'open'],
        ['unstructured without extraction plan', 'Unstructured without extraction plan: scans', id, 'open'],
      ]);
      for (const one of gaps)
        expect(await auditOf(at, one.id)).toMatchObject([{ action: 'foundation.gap.open' }]);
      await saveSource(at.world, at.lead, {
        engagementId: at.engagementId,
        id,
        version: 1,
        fields: { volume: 'more' },
      });
      expect(await gapsOf(at)).toHaveLength(2);
    });

    it('[F1.4] stays open when the source becomes accessible: a person resolves it', async () => {
      const at = await bench(await open());
      const id = await add(at, { accessible: false });
      const fields = { accessible: true };
      await saveSource(at.world, at.lead, { engagementId: at.engagementId, id, version: 1, fields });
      expect(await gapsOf(at)).toMatchObject([{ state: 'open' }]);
      await saveSource(at.world, at.lead, {
        engagementId: at.engagementId,
        id,
        version: 2,
        fields: { accessible: false },
      });
      expect(await gapsOf(at)).toHaveLength(1);
      const page = await at.world.db.inWorkspace(at.workspaceId, (tx) =>
        listGaps(tx, at.workspaceId, at.engagementId, { search: '', filter: 'open', page: 9 }, 'ULEAD'),
      );
      expect(page).toMatchObject({ total: 1, page: 1, gaps: [{ source: { id } }] });
    });

    it('[F1.4] opens one when an edit takes the access or the plan away', async () => {
      const at = await bench(await open());
      const id = await add(at, { format: 'audio', extractionPlan: 'Speech to text' });
      expect(await gapsOf(at)).toEqual([]);
      const fields = { extractionPlan: null };
      const saved = await saveSource(at.world, at.lead, {
        engagementId: at.engagementId,
        id,
        version: 1,
        fields,
      });
      expect(saved.gaps).toEqual(['unstructured without extraction plan']);
    });
  });

  describe('editing', () => {
    it('[F1.2] records which field changed from what to what, and nothing when nothing did', async () => {
      const at = await bench(await open());
      const id = await add(at);
      const edit = (version: number, fields: Record<string, unknown>) =>
        saveSource(at.world, at.lead, { engagementId: at.engagementId, id, version, fields });
      await edit(1, { volume: '3 million rows', personalData: ['location'] });
      await edit(2, { volume: '3 million rows' });
      const [, event, ...more] = await auditOf(at, id);
      expect(more).toEqual([]);
      expect(event?.before).toEqual({ volume: '2 million rows', personalData: [] });
      expect(event?.after).toEqual({
        volume: '3 million rows',
        personalData: ['location'],
        about: 'crm_tickets',
        version: 2,
      });
      const history = await at.world.db.inWorkspace(at.workspaceId, (tx) =>
        historyOf(tx, sourceSubject(at.workspaceId, id), 1),
      );
      expect(history.events.map((one) => one.action)).toEqual([
        'foundation.source.edit',
        'foundation.source.add',
      ]);
      const chain = await at.world.db.inWorkspace(at.workspaceId, (tx) => verifyChain(tx, at.workspaceId));
      expect(chain.fault).toBeNull();
    });

    it('[F1.2] refuses a save on an older version and names who was faster', async () => {
      const at = await bench(await open());
      const id = await add(at);
      const edit = (version: number, fields: Record<string, unknown>) =>
        saveSource(at.world, at.lead, { engagementId: at.engagementId, id, version, fields });
      await edit(1, { volume: '3', owner: 'Sales' });
      await edit(2, { volume: '4' });
      expect(await refusal(edit(1, { volume: '5' }))).toEqual(['refusal.conflict']);
      const newer = await at.world.db.inWorkspace(at.workspaceId, (tx) =>
        newerChanges(tx, sourceSubject(at.workspaceId, id), 1, sourceForm.names),
      );
      expect(newer).toEqual({
        who: ['ULEAD'],
        changes: [
          { field: 'owner', before: 'Service desk', after: 'Sales' },
          { field: 'volume', before: '2 million rows', after: '4' },
        ],
      });
      await edit(3, { volume: '5' });
      expect(await sourcesOf(at)).toMatchObject([{ volume: '5', owner: 'Sales', version: 4 }]);
    });

    it('[X5] an edit sent twice is one edit', async () => {
      const at = await bench(await open());
      const id = await add(at);
      const input = { engagementId: at.engagementId, id, version: 1, fields: { volume: '3' } };
      await saveSource(at.world, at.lead, input);
      await saveSource(at.world, at.lead, input);
      expect(await sourcesOf(at)).toMatchObject([{ version: 2 }]);
    });
  });

  describe('retiring', () => {
    it('[F1.2] takes a source out with a reason, keeps it, and brings it back', async () => {
      const at = await bench(await open());
      const id = await add(at);
      const ref = { engagementId: at.engagementId, id };
      expect(await refusal(retireSource(at.world, at.lead, { ...ref, reason: ' ' }))).toEqual([
        'reason: refusal.required',
      ]);
      await retireSource(at.world, at.lead, { ...ref, reason: 'Replaced by crm_v2' });
      await retireSource(at.world, at.lead, { ...ref, reason: 'again' });
      expect(await list(at)).toMatchObject({ total: 0 });
      expect(await list(at, '', 'retired')).toMatchObject({
        total: 1,
        sources: [{ retiredReason: 'Replaced by crm_v2' }],
      });
      const edit = saveSource(at.world, at.lead, { ...ref, version: 2, fields: { volume: '1' } });
      expect(await refusal(edit)).toEqual(['foundation.refusal.retired']);
      await restoreSource(at.world, at.lead, ref);
      expect(await list(at)).toMatchObject({ total: 1 });
      expect(await auditOf(at, id)).toHaveLength(3);
    });

    it('[F1.2] gives its name free, and cannot come back while another has it', async () => {
      const at = await bench(await open());
      const id = await add(at);
      const ref = { engagementId: at.engagementId, id };
      await retireSource(at.world, at.lead, { ...ref, reason: 'Old' });
      await add(at);
      expect(await refusal(restoreSource(at.world, at.lead, ref))).toEqual([
        'name: foundation.refusal.name-taken',
      ]);
    });
  });

  describe('listing', () => {
    it('[F1.2] pages by ten, searches literally, and filters', async () => {
      const at = await bench(await open());
      await knowPeople(at.world.db, at.workspaceId, { U0OWNER: {} });
      for (let n = 1; n <= 12; n += 1) await add(at, { name: `table_${String(n).padStart(2, '0')}` });
      await add(at, { name: '100% müsli', system: 'SAP', owner: 'U0OWNER', personalData: ['health'] });
      await add(at, { name: 'letters', format: 'pdf', accessible: false });
      const names = async (...given: Parameters<typeof list> extends [Bench, ...infer Rest] ? Rest : never) =>
        (await list(at, ...given)).sources.map((one) => one.name);
      expect(await list(at)).toMatchObject({ total: 14, pages: 2, page: 1 });
      expect((await list(at, '', 'all', 99)).page).toBe(2);
      expect(await names('%')).toEqual(['100% müsli']);
      expect(await names('table_0')).toHaveLength(9);
      expect(await names('MÜSLI')).toEqual(['100% müsli']);
      expect(await names('sap')).toEqual(['100% müsli']);
      expect(await names('u0own')).toEqual(['100% müsli']);
      expect(await names('', 'inaccessible')).toEqual(['letters']);
      expect(await names('', 'unstructured')).toEqual(['letters']);
      expect(await names('', 'personal')).toEqual(['100% müsli']);
      for (const filter of FILTERS) expect((await list(at, 'nothing like it', filter)).total).toBe(0);
    });

    it('[F1.2] [f35] finds what was typed as it is stored, whatever its letters', async () => {
      const at = await bench(await open());
      for (const text of ['CO₂', 'm²', '½', '™', 'wait…', 'ΟΔΟΣ', 'İzmir', 'ﬁle']) {
        await add(at, { name: `by name ${text}` });
        await add(at, { name: `system of ${text.codePointAt(0)}`, system: text });
        await add(at, { name: `owner of ${text.codePointAt(0)}`, owner: text });
        const found = (await list(at, text)).sources.map((one) => one.name.split(' ').slice(0, 2).join(' '));
        expect(found.sort(), text).toEqual(['by name', 'owner of', 'system of']);
      }
      expect((await list(at, 'izmir')).total).toBe(3);
      await add(at, { name: 'ΔΡΟΜΟΣΗΜΑ' });
      expect((await list(at, 'ΔΡΟΜΟΣ')).sources.map(({ name }) => name)).toEqual(['ΔΡΟΜΟΣΗΜΑ']);
    });

    it('[X2] shows nothing of another workspace or engagement', async () => {
      const at = await bench(await open());
      const other = await bench(await open());
      await add(at);
      expect((await list(other)).total).toBe(0);
      const input = {
        engagementId: other.engagementId,
        id: (await sourcesOf(at))[0]?.id ?? '',
        version: 1,
        fields: {},
      };
      expect(await refusal(saveSource(other.world, other.lead, input))).toEqual(['refusal.not-found']);
    });

    it('[F1.1] counts as ready in SQL what the rule calls ready', async () => {
      const at = await bench(await open());
      const bool = fc.boolean();
      const some = fc.sample(
        fc.record({
          existsToday: bool,
          accessible: bool,
          format: fc.constantFrom('table', 'pdf', 'audio'),
          extractionPlan: fc.constantFrom(null, 'a plan'),
        }),
        { numRuns: 40, seed: 7 },
      );
      const all = some.map((one, n) =>
        aSource({ ...one, accessible: one.accessible && one.existsToday, name: `s${n}` }),
      );
      for (const one of all) await add(at, one);
      const counted = await at.world.db.inWorkspace(at.workspaceId, (tx) =>
        countSources(tx, at.workspaceId, at.engagementId, unstructured),
      );
      expect(counted).toEqual({ total: 40, ready: all.filter((one) => isReady(one, unstructured)).length });
    });
  });
});

onPostgres('data sources, at the same time', (open) => {
  it('[X5] a form sent twice at once is one source', async () => {
    const at = await bench(await open());
    const id = randomUUID();
    await Promise.all([add(at, {}, id), add(at, {}, id), add(at, {}, id)]);
    expect(await sourcesOf(at)).toHaveLength(1);
    expect(await auditOf(at, id)).toHaveLength(1);
  });

  it('[X8] of two who take one name at once, one is told', async () => {
    const at = await bench(await open());
    const answers = await Promise.all([refusal(add(at)), refusal(add(at, { name: 'CRM_tickets' }))]);
    expect(answers.flat()).toEqual(['name: foundation.refusal.name-taken']);
    expect(await sourcesOf(at)).toHaveLength(1);
  });

  it('[F1.2] of two edits at once, one is saved and the other one is told', async () => {
    const at = await bench(await open());
    const id = await add(at);
    const edit = (volume: string) =>
      refusal(
        saveSource(at.world, at.lead, { engagementId: at.engagementId, id, version: 1, fields: { volume } }),
      );
    expect((await Promise.all([edit('3'), edit('4')])).flat()).toEqual(['refusal.conflict']);
    expect(await sourcesOf(at)).toMatchObject([{ version: 2 }]);
  });

  it('[F1.4] two saves at once open a gap once', async () => {
    const at = await bench(await open());
    const id = await add(at, { accessible: false });
    expect(await gapsOf(at)).toHaveLength(1);
    const edit = (fields: Record<string, unknown>) =>
      refusal(saveSource(at.world, at.lead, { engagementId: at.engagementId, id, version: 1, fields }));
    await Promise.all([edit({ volume: '3' }), edit({ volume: '4' })]);
    expect(await gapsOf(at)).toHaveLength(1);
  });
});
