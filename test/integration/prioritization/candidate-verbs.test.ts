import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { auditEvent } from '../../../db/schema/record.ts';
import { changePeople } from '../../../src/engagement/change-people.ts';
import { retireSource } from '../../../src/foundation/inventory/keeping.ts';
import {
  candidateSubject,
  restoreCandidate,
  retireCandidate,
  saveCandidate,
} from '../../../src/prioritization/candidates/keeping.ts';
import { listCandidates } from '../../../src/prioritization/candidates/list-store.ts';

type Filter = string;

import { fitText } from '@phasegate/block-kit/fit.ts';
import { updateScoring } from '../../../src/prioritization/scoring/store.ts';
import { candidatesOf } from '../../../src/prioritization/use-case/store.ts';
import { historyOf } from '../../../src/record/history.ts';
import { verifyChain } from '../../../src/record/verify.ts';
import {
  addCandidate,
  addUseCase,
  candidateBench,
  chooseUseCase,
  refusalsOf,
  useCase,
} from '../../support/candidates.ts';
import { eitherEngine, onPostgres } from '../../support/database.ts';
import { slackActor } from '../../support/engagements.ts';
import { add, type Bench } from '../../support/sources.ts';

const TERMS = {
  costPerTransaction: '4.20',
  currency: 'EUR',
  volume: '1200',
  volumePeriod: 'week',
  improvementRate: '15',
};

const auditOf = (at: Bench, subject: string) =>
  at.world.db.inWorkspace(at.workspaceId, (tx) =>
    tx.select().from(auditEvent).where(eq(auditEvent.subject, subject)).orderBy(auditEvent.seq),
  );
const list = (at: Bench, search = '', filter: Filter = 'all', page = 1) =>
  at.world.db.inWorkspace(at.workspaceId, (tx) =>
    listCandidates(tx, at.workspaceId, at.engagementId, { search, filter, page }),
  );
const namesOf = async (listed: ReturnType<typeof list>) =>
  (await listed).candidates.map((one) => one.candidate.name);
const edit = (at: Bench, id: string, version: number, fields: Record<string, unknown>, who = at.lead) =>
  saveCandidate(at.world, who, { engagementId: at.engagementId, id, version, fields });
/** What settling writes, without the scoring around it. */
const settle = (at: Bench, id: string, levels: [number, number, number, number]) =>
  at.world.db.inWorkspace(at.workspaceId, (tx) =>
    updateScoring(
      tx,
      { workspaceId: at.workspaceId, id },
      {
        dataReadiness: levels[0],
        processClarity: levels[1],
        roiMeasurability: levels[2],
        scopeBoundedness: levels[3],
        priority: levels.reduce((product, level) => product * level, 1),
        settledBy: 'ULEAD',
        settledAt: at.clock.now(),
      },
    ),
  );

eitherEngine('use cases', (open) => {
  describe('adding', () => {
    it('[P1.1] [A1] writes every field, its sources, its audit event and a card to be updated', async () => {
      const at = await candidateBench(await open());
      const tickets = await add(at, { name: 'crm_tickets' });
      at.queue.take();
      const id = await addUseCase(at, {
        ...TERMS,
        description: 'By hand today',
        processOwner: 'UOWNER',
        startState: 'Arrived',
        endState: 'Booked',
        processDocument: 'https://wiki.example/p',
        sources: [tickets],
      });
      expect(await useCase(at, id)).toMatchObject({
        name: 'Invoice coding',
        processOwner: 'UOWNER',
        startState: 'Arrived',
        endState: 'Booked',
        processDocument: 'https://wiki.example/p',
        sources: [tickets],
        costPerTransaction: '4.2',
        currency: 'EUR',
        version: 1,
        priority: null,
      });
      expect(await auditOf(at, id)).toMatchObject([
        {
          action: 'prioritization.candidate.add',
          actor: 'ULEAD',
          after: { name: 'Invoice coding', sources: [tickets] },
        },
      ]);
      expect(at.queue.take().length).toBeGreaterThan(0);
    });

    it('[P3.1] keeps the value a year as an exact decimal', async () => {
      const at = await candidateBench(await open());
      expect((await useCase(at, await addUseCase(at, TERMS))).roiYear).toBe('39312');
      const tiny = {
        ...TERMS,
        name: 'Tiny',
        costPerTransaction: '0.1',
        volume: '0.2',
        volumePeriod: 'year',
        improvementRate: '0.3',
      };
      expect((await useCase(at, await addUseCase(at, tiny))).roiYear).toBe('0.00006');
      expect((await useCase(at, await addUseCase(at, { name: 'Unknown' }))).roiYear).toBeNull();
    });

    it('[P3.1] refuses currencies mixed within an engagement, and takes any in another', async () => {
      const at = await candidateBench(await open());
      const id = await addUseCase(at, TERMS);
      expect(await refusalsOf(addUseCase(at, { ...TERMS, name: 'Refunds', currency: 'USD' }))).toEqual([
        'currency: candidates.refusal.currencies',
      ]);
      // The only one that has a currency may change it.
      expect(await edit(at, id, 1, { currency: 'USD' })).toBe(true);
      await addUseCase(at, { ...TERMS, name: 'Refunds', currency: 'USD' });
      expect(await refusalsOf(edit(at, id, 2, { currency: 'EUR' }))).toEqual([
        'currency: candidates.refusal.currencies',
      ]);
      await addUseCase(await candidateBench(await open()), TERMS);
    });

    it('[X5] is done once, however often the form is sent', async () => {
      const at = await candidateBench(await open());
      const id = await addUseCase(at);
      await addUseCase(at, {}, id);
      expect(await namesOf(list(at))).toEqual(['Invoice coding']);
      expect(await auditOf(at, id)).toHaveLength(1);
    });

    it('[X8] refuses a name that another use case in use has, in any case', async () => {
      const at = await candidateBench(await open());
      const id = await addUseCase(at);
      const again = { name: 'INVOICE coding' };
      expect(await refusalsOf(addUseCase(at, again))).toEqual(['name: candidates.refusal.name-taken']);
      await retireCandidate(at.world, at.lead, { engagementId: at.engagementId, id, reason: 'Out of scope' });
      await addUseCase(at, again);
      const restore = restoreCandidate(at.world, at.lead, { engagementId: at.engagementId, id });
      expect(await refusalsOf(restore)).toEqual(['name: candidates.refusal.name-taken']);
    });

    it('[P1.1] refuses a source of another engagement', async () => {
      const db = await open();
      const [at, other] = [await candidateBench(db), await candidateBench(db)];
      const theirs = await add(other);
      expect(await refusalsOf(addUseCase(at, { sources: [theirs] }))).toEqual([
        'sources: candidates.refusal.source',
      ]);
    });

    it('[E2] is for those who work on it', async () => {
      const at = await candidateBench(await open());
      await changePeople(at.world, at.lead, { engagementId: at.engagementId, stakeholder: ['USTAKE'] });
      const input = { engagementId: at.engagementId, id: randomUUID(), fields: { name: 'Refunds' } };
      for (const who of ['USTAKE', 'UELSE'])
        expect(await refusalsOf(addCandidate(at.world, slackActor(at.workspaceId, who), input))).toEqual([
          'refusal.role',
        ]);
    });

    it('[X2] is never seen from another workspace', async () => {
      const db = await open();
      const [at, other] = [await candidateBench(db), await candidateBench(db)];
      const id = await addUseCase(at);
      const theirs = { engagementId: at.engagementId, id, version: 1, fields: { name: 'Mine' } };
      expect(await refusalsOf(saveCandidate(other.world, other.lead, theirs))).toEqual(['refusal.not-found']);
    });
  });

  describe('editing', () => {
    it('[P1.1] changes what is given, keeps the rest and every score, and records field by field', async () => {
      const at = await candidateBench(await open());
      const id = await addUseCase(at, { ...TERMS, description: 'As it was' });
      await settle(at, id, [4, 3, 5, 4]);
      expect(await edit(at, id, 1, { volume: '2400', endState: 'Booked' })).toBe(true);
      expect(await useCase(at, id)).toMatchObject({
        description: 'As it was',
        volume: '2400',
        roiYear: '78624',
        priority: 240,
        version: 2,
      });
      expect((await auditOf(at, id)).at(-1)).toMatchObject({
        action: 'prioritization.candidate.edit',
        before: { volume: '1200', endState: null },
        after: { volume: '2400', endState: 'Booked', version: 2 },
      });
      expect(await edit(at, id, 2, { volume: '2400.0' })).toBe(false);
    });

    it('[X5] does not overwrite what somebody else changed meanwhile', async () => {
      const at = await candidateBench(await open());
      await changePeople(at.world, at.lead, { engagementId: at.engagementId, member: ['UMEMBER'] });
      const id = await addUseCase(at);
      await edit(at, id, 1, { name: 'Coding of invoices' }, slackActor(at.workspaceId, 'UMEMBER'));
      expect(await refusalsOf(edit(at, id, 1, { name: 'Something else' }))).toEqual(['refusal.conflict']);
      expect((await useCase(at, id)).name).toBe('Coding of invoices');
    });

    it('[X8] leaves a description whole that the form could show only in part', async () => {
      const at = await candidateBench(await open());
      const long = 'Word '.repeat(1_500).trim();
      const id = await addUseCase(at, { description: long });
      await edit(at, id, 1, { name: 'Renamed', description: fitText(long, 3_000) });
      expect((await useCase(at, id)).description).toBe(long);
      await edit(at, id, 2, { description: 'Short' });
      expect((await useCase(at, id)).description).toBe('Short');
    });

    it('[P1.1] keeps a source that was taken out of the inventory until somebody takes it out here', async () => {
      const at = await candidateBench(await open());
      const [gone, kept] = [await add(at, { name: 'gone' }), await add(at, { name: 'kept' })];
      const id = await addUseCase(at, { sources: [gone, kept] });
      await retireSource(at.world, at.lead, { engagementId: at.engagementId, id: gone, reason: 'Old' });
      await edit(at, id, 1, { name: 'Renamed' });
      expect((await useCase(at, id)).sources).toEqual([gone, kept].sort());
      await edit(at, id, 2, { sources: [kept] });
      expect((await useCase(at, id)).sources).toEqual([kept]);
      expect(await refusalsOf(edit(at, id, 3, { sources: [gone] }))).toEqual([
        'sources: candidates.refusal.source',
      ]);
    });
  });

  describe('retiring', () => {
    it('[E7] takes it out of the list, keeps it for the record, and brings it back', async () => {
      const at = await candidateBench(await open());
      const id = await addUseCase(at);
      const which = { engagementId: at.engagementId, id };
      expect(await refusalsOf(retireCandidate(at.world, at.lead, { ...which, reason: ' ' }))).toEqual([
        'reason: refusal.required',
      ]);
      await retireCandidate(at.world, at.lead, { ...which, reason: 'Out of scope' });
      await retireCandidate(at.world, at.lead, { ...which, reason: 'Again' });
      expect(await namesOf(list(at))).toEqual([]);
      expect(await namesOf(list(at, '', 'retired'))).toEqual(['Invoice coding']);
      expect(await refusalsOf(edit(at, id, 2, { name: 'x' }))).toEqual(['candidates.refusal.retired']);
      await restoreCandidate(at.world, at.lead, which);
      expect(await namesOf(list(at))).toEqual(['Invoice coding']);
      const { events, total } = await at.world.db.inWorkspace(at.workspaceId, (tx) =>
        historyOf(tx, candidateSubject(at.workspaceId, id), 1),
      );
      expect(total).toBe(3);
      expect(events.map((one) => one.action.split('.').at(-1))).toEqual(['restore', 'retire', 'add']);
      const chain = await at.world.db.inWorkspace(at.workspaceId, (tx) => verifyChain(tx, at.workspaceId));
      expect(chain.fault).toBeNull();
    });

    it('[P2.5] is refused for the one that the cycle is about', async () => {
      const at = await candidateBench(await open());
      const id = await addUseCase(at);
      await chooseUseCase(at, id);
      const retire = retireCandidate(at.world, at.lead, { engagementId: at.engagementId, id, reason: 'No' });
      expect(await refusalsOf(retire)).toEqual(['candidates.refusal.chosen']);
    });

    it('[P3.1] comes back in the currency of the others only', async () => {
      const at = await candidateBench(await open());
      const id = await addUseCase(at, TERMS);
      const which = { engagementId: at.engagementId, id };
      await retireCandidate(at.world, at.lead, { ...which, reason: 'No' });
      await addUseCase(at, { ...TERMS, name: 'Refunds', currency: 'USD' });
      expect(await refusalsOf(restoreCandidate(at.world, at.lead, which))).toEqual([
        'candidates.refusal.currencies',
      ]);
    });
  });

  describe('the list', () => {
    it('[P2.4] has the highest product first, equal ones on one place, those without last, by name', async () => {
      const at = await candidateBench(await open());
      for (const name of ['Delta', 'charlie', 'Bravo', 'Alpha', 'Echo']) {
        const id = await addUseCase(at, { name });
        if (name === 'Delta' || name === 'Bravo') await settle(at, id, [3, 4, 5, 5]);
        if (name === 'Echo') await settle(at, id, [5, 5, 5, 5]);
      }
      const found = await list(at);
      expect(
        found.candidates.map(({ candidate, rank }) => [candidate.name, candidate.priority, rank]),
      ).toEqual([
        ['Echo', 625, 1],
        ['Bravo', 300, 2],
        ['Delta', 300, 2],
        ['Alpha', null, null],
        ['charlie', null, null],
      ]);
      expect(await namesOf(list(at, '', 'scored'))).toEqual(['Echo', 'Bravo', 'Delta']);
      expect(await namesOf(list(at, '', 'unscored'))).toEqual(['Alpha', 'charlie']);
      const all = await at.world.db.inWorkspace(at.workspaceId, (tx) =>
        candidatesOf(tx, at.workspaceId, at.engagementId),
      );
      expect(all.map((one) => one.name)).toEqual(['Echo', 'Bravo', 'Delta', 'Alpha', 'charlie']);
    });

    it('[P1.1] is searched by name, description and owner, ten a page', async () => {
      const at = await candidateBench(await open());
      for (let number = 1; number <= 12; number += 1)
        await addUseCase(at, {
          name: `Case ${String(number).padStart(2, '0')}`,
          description: number === 7 ? '100% of Refunds' : '',
        });
      await addUseCase(at, { name: 'Other', processOwner: 'Jane Doe' });
      expect(await list(at)).toMatchObject({ total: 13, page: 1, pages: 2 });
      expect((await list(at, '', 'all', 9)).page).toBe(2);
      expect(await namesOf(list(at, 'refunds'))).toEqual(['Case 07']);
      expect(await namesOf(list(at, '100%'))).toEqual(['Case 07']);
      expect(await namesOf(list(at, '%'))).toEqual(['Case 07']);
      expect(await namesOf(list(at, 'jane'))).toEqual(['Other']);
    });

    it('[P1.1] [f35] finds what was typed as it is stored', async () => {
      const at = await candidateBench(await open());
      for (const text of ['CO₂', 'm²', '½', '™', 'wait…']) {
        await addUseCase(at, { name: `Name ${text}` });
        await addUseCase(at, { name: `About ${text.codePointAt(0)}`, description: text });
        await addUseCase(at, { name: `Of ${text.codePointAt(0)}`, processOwner: text });
        expect(await namesOf(list(at, text)), text).toHaveLength(3);
      }
    });
  });
});

onPostgres('use cases, at the same time', (open) => {
  it('[P3.1] never take two currencies', async () => {
    const at = await candidateBench(await open());
    const currencies = ['EUR', 'USD', 'GBP', 'JPY'];
    const results = await Promise.allSettled(
      currencies.map((currency) => addUseCase(at, { ...TERMS, name: currency, currency })),
    );
    expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    expect((await list(at)).total).toBe(1);
  });

  it('[X5] are added once, when a form is sent several times at once', async () => {
    const at = await candidateBench(await open());
    const id = randomUUID();
    await Promise.all([1, 2, 3, 4].map(() => addUseCase(at, {}, id)));
    expect(await auditOf(at, id)).toHaveLength(1);
  });
});
