import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { assessment } from '../../../../db/schema/quality.ts';
import { retireSource } from '../../../../src/foundation/inventory/keeping.ts';
import { assessSource } from '../../../../src/foundation/quality/assess.ts';
import { fieldsOfAssessment } from '../../../../src/foundation/quality/fields.ts';
import { judge, trend } from '../../../../src/foundation/quality/rules.ts';
import { assessmentRound, newestOf, versionsOf } from '../../../../src/foundation/quality/store.ts';
import { foundationStatus } from '../../../../src/foundation/status.ts';
import { saveDraft } from '../../../../src/slack/drafts.ts';
import { sayIn } from '../../../../src/texts/say.ts';
import { eitherEngine, onPostgres } from '../../../support/database.ts';
import { slackActor } from '../../../support/engagements.ts';
import { assessed, recorded, refusals, withApprover } from '../../../support/gaps.ts';
import { knowPeople } from '../../../support/people.ts';
import { add, type Bench, bench, playbook } from '../../../support/sources.ts';

const versions = (at: Bench, sourceId: string, use = 'training') =>
  at.world.db.inWorkspace(at.workspaceId, (tx) => versionsOf(tx, at.workspaceId, sourceId, use));
const status = (at: Bench) =>
  at.world.db.inWorkspace(at.workspaceId, (tx) =>
    foundationStatus(
      { tx, workspaceId: at.workspaceId, world: at.world, now: at.clock.now(), say: sayIn('en') },
      at.engagementId,
    ),
  );

eitherEngine('quality assessments', (open) => {
  it('[F2.1] keeps what was counted and seen, with its event and a card to be updated', async () => {
    const at = await bench(await open());
    const source = await add(at);
    at.queue.take();
    const id = await assessed(at, source, { inconsistent: ['units across'], note: 'By hand' });
    expect(await versions(at, source)).toMatchObject([
      {
        id,
        version: 1,
        use: 'training',
        assessedBy: 'ULEAD',
        assessedAt: at.clock.now(),
        recordsPresent: 970,
        recordsExpected: 1_000,
        checked: 200,
        wrong: 4,
        consistency: { formats: 'yes', 'units across': 'no', 'coding across': 'not applicable' },
        ageSeen: 6,
        ageSeenUnit: 'hours',
        ageNeeded: 1,
        ageNeededUnit: 'days',
        note: 'By hand',
      },
    ]);
    const [event] = await recorded(at, id);
    expect(event).toMatchObject({ action: 'foundation.assessment.record', kind: 'assessment' });
    expect(event?.after).toMatchObject({ source, version: 1, name: 'crm_tickets' });
    expect(at.queue.take().map((entry) => entry.queue)).toContain('delivery');
  });

  it('[F2.2] is a new version each time, per use; the newest counts, and the trend is against the one before', async () => {
    const at = await bench(await open());
    const source = await add(at);
    const first = await assessed(at, source, { wrong: '40' });
    at.clock.advance({ hours: 1 });
    await assessed(at, source, { use: 'operation', wrong: '100' });
    const second = await assessed(at, source);
    const found = await versions(at, source);
    expect(found.map((one) => [one.id, one.version, one.wrong])).toEqual([
      [second, 2, 4],
      [first, 1, 40],
    ]);
    const newest = await at.world.db.inWorkspace(at.workspaceId, (tx) =>
      newestOf(tx, at.workspaceId, [source]),
    );
    expect(newest.map((one) => [one.use, one.version, one.wrong])).toEqual([
      ['operation', 1, 100],
      ['training', 2, 4],
    ]);
    const [now, before] = found.map((one) => judge(fieldsOfAssessment(one), playbook.quality.thresholds));
    const told = now?.map((verdict, index) => trend(verdict, before?.[index]));
    expect(told).toEqual(['same', 'better', 'same', 'same']);
  });

  it('[F2.2] [X5] is one version when the form is sent twice', async () => {
    const at = await bench(await open());
    const source = await add(at);
    const id = await assessed(at, source);
    await assessed(at, source, { wrong: '99' }, id);
    expect(await versions(at, source)).toMatchObject([{ version: 1, wrong: 4 }]);
    expect(await recorded(at, id)).toHaveLength(1);
  });

  it('[F2.1] [X8] refuses impossible numbers at their fields, writes nothing and keeps the draft', async () => {
    const at = await bench(await open());
    const source = await add(at);
    const bad = (fields: Record<string, unknown>) => refusals(assessed(at, source, fields));
    expect(await bad({ recordsExpected: '0' })).toEqual(['recordsExpected: quality.refusal.expected']);
    expect(await bad({ wrong: '201' })).toEqual(['wrong: quality.refusal.wrong']);
    const draft = `foundation.quality:${source}`;
    await at.world.db.inWorkspace(at.workspaceId, (tx) =>
      saveDraft(tx, at.lead, draft, { recordsPresent: '1', recordsExpected: '0' }, at.clock.now()),
    );
    const { engagementId } = at;
    const input = { engagementId, sourceId: source, id: randomUUID(), draft, fields: {} };
    expect(await refusals(assessSource(at.world, at.lead, input))).toContain(
      'recordsExpected: quality.refusal.expected',
    );
    expect(await versions(at, source)).toEqual([]);
  });

  it('[F2.1] only those who work on it may, and only on a source that is in use', async () => {
    const at = await bench(await open());
    await withApprover(at);
    await knowPeople(at.world.db, at.workspaceId, { UEXT: { isExternal: true } });
    const source = await add(at);
    const by = (userId: string) =>
      refusals(assessed({ ...at, lead: slackActor(at.workspaceId, userId) }, source));
    expect(await by('UREADER')).toEqual(['refusal.role']);
    expect(await by('UEXT')).toEqual(['refusal.not-found']);
    expect(await by('UDATA')).toEqual([]);
    await retireSource(at.world, at.lead, { engagementId: at.engagementId, id: source, reason: 'Gone' });
    expect(await by('ULEAD')).toEqual(['foundation.refusal.retired']);
    const other = await bench(at.world.db);
    expect(await refusals(assessed(at, await add(other)))).toEqual(['refusal.not-found']);
  });

  it('[F2.1] the card counts what is assessed, and a round leads through what is not', async () => {
    const at = await bench(await open());
    const [b, a, c] = [
      await add(at, { name: 'b' }),
      await add(at, { name: 'a' }),
      await add(at, { name: 'c' }),
    ];
    await assessed(at, b);
    await assessed(at, b);
    expect((await status(at)).facts).toContain('sources 3 (1 assessed)');
    const round = await at.world.db.inWorkspace(at.workspaceId, (tx) =>
      assessmentRound(tx, at.workspaceId, at.engagementId),
    );
    expect(round.map((one) => [one.id, one.isAssessed])).toEqual([
      [a, false],
      [b, true],
      [c, false],
    ]);
  });
});

onPostgres('assessments under concurrency', (open) => {
  describe('of one source', () => {
    it('[F2.2] get a version each, and none is lost', async () => {
      const at = await bench(await open());
      const source = await add(at);
      await Promise.all(['1', '2', '3', '4', '5'].map((wrong) => assessed(at, source, { wrong })));
      const found = await versions(at, source);
      expect(found.map((one) => one.version)).toEqual([5, 4, 3, 2, 1]);
      expect(found.map((one) => one.wrong).sort()).toEqual([1, 2, 3, 4, 5]);
    });

    it('[F2.2] [X5] the same form sent at once is one', async () => {
      const at = await bench(await open());
      const source = await add(at);
      const id = randomUUID();
      await Promise.all([assessed(at, source, {}, id), assessed(at, source, {}, id)]);
      const rows = await at.world.db.inWorkspace(at.workspaceId, (tx) => tx.select().from(assessment));
      expect(rows).toHaveLength(1);
    });
  });
});
