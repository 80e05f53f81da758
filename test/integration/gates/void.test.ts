import { randomUUID } from 'node:crypto';
import { and, eq, like } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { message } from '../../../db/schema/delivery.ts';
import { saveSource } from '../../../src/foundation/inventory/keeping.ts';
import { addNode } from '../../../src/foundation/lineage/add-node.ts';
import { removeNode } from '../../../src/foundation/lineage/remove-node.ts';
import { assessSource } from '../../../src/foundation/quality/assess.ts';
import { cards } from '../../../src/gates/cards.ts';
import { decide } from '../../../src/gates/decide.ts';
import { CHANGE } from '../../../src/gates/ids.ts';
import { requestGate } from '../../../src/gates/request.ts';
import { findRequest } from '../../../src/gates/store.ts';
import { rooms } from '../../../src/rooms.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { assessed, completeFoundation, validatePipeline } from '../../support/approved-foundation.ts';
import { eitherEngine, type Open } from '../../support/database.ts';
import { datesShown } from '../../support/dates.ts';
import { slackActor, startedEngagement } from '../../support/engagements.ts';
import { shippedPlaybook } from '../../support/playbook.ts';
import { aSource } from '../../support/sources.ts';
import { newWorkspace } from '../../support/world.ts';

const team = {
  lead: 'ULEAD',
  member: 'UMEMBER',
  business: 'UBIZ',
  legal: 'ULEGAL',
  data: 'UDATA',
  engineering: 'UENG',
};

/** A foundation that is complete, its gate asked for and approved by two of three. */
async function stage(open: Open) {
  const db = await open();
  const made = await newWorkspace(db, { playbook: shippedPlaybook(), rooms });
  const { world, workspaceId, clock } = made;
  const engagementId = await startedEngagement(world, workspaceId);
  const [source = ''] = await completeFoundation(world, workspaceId, engagementId, team);
  const id = randomUUID();
  await requestGate(world, slackActor(workspaceId, 'ULEAD'), { engagementId, id, gate: 'foundation' });
  const approve = (userId: string) => {
    clock.advance({ minutes: 1 });
    return decide(world, slackActor(workspaceId, userId), { requestId: id, kind: 'approve', via: 'button' });
  };
  for (const userId of ['UDATA', 'UBIZ']) await approve(userId);
  const render = (kind: string, of: string, locale = 'en') =>
    db.inWorkspace(workspaceId, async (tx) =>
      JSON.stringify(
        await cards[kind]?.({ tx, workspaceId, world, now: clock.now(), say: sayIn(locale) }, of),
      ),
    );
  const member = slackActor(workspaceId, 'UMEMBER');
  return {
    engagementId,
    approve,
    assess: (fields: Record<string, unknown>) =>
      assessSource(world, member, { engagementId, sourceId: source, id: randomUUID(), fields }),
    async feed(name: string) {
      const id = randomUUID();
      const node = {
        engagementId,
        id,
        kind: 'transformation',
        name,
        description: '',
        isFinal: false,
      } as const;
      await addNode(world, member, { ...node, feeds: [source] });
      return () => removeNode(world, member, { engagementId, id });
    },
    message: (locale?: string) => render('gates.request', id, locale),
    request: () => db.inWorkspace(workspaceId, (tx) => findRequest(tx, workspaceId, id)),
    /** What the thread was told of changes, oldest first. */
    async replies(locale?: string) {
      const rows = await db.inWorkspace(workspaceId, (tx) =>
        tx
          .select()
          .from(message)
          .where(and(eq(message.workspaceId, workspaceId), like(message.subject, `${CHANGE}:%`)))
          .orderBy(message.position),
      );
      return Promise.all(rows.map(({ subject }) => render(CHANGE, subject.slice(CHANGE.length + 1), locale)));
    },
    async edit(volume: string, version = 1) {
      clock.advance({ minutes: 1 });
      const fields = aSource({ name: 'census_pums', checkedBy: 'UMEMBER', checkedOn: '2026-01-05', volume });
      await saveSource(world, slackActor(workspaceId, 'UMEMBER'), {
        engagementId,
        id: source,
        version,
        fields,
      });
    },
    async run() {
      clock.advance({ minutes: 1 });
      await validatePipeline(world, workspaceId, engagementId, team);
    },
  };
}

eitherEngine('a void', (open) => {
  it('[G14] [G6] says who changed what, before → after, in both languages', async () => {
    const at = await stage(open);
    await at.edit('3 million rows');
    const [told] = await at.replies();
    expect(told).toContain(
      '<@UMEMBER> changed the data source census_pums: *Volume*: 2 million rows → 3 million rows',
    );
    // A figure that stayed the same says nothing.
    expect(told).not.toContain('complete and accessible: ');
    expect((await at.replies('de'))[0]).toContain('Datenquelle geändert von <@UMEMBER>: census_pums: ');
    expect(await at.message()).toContain('<@UMEMBER> changed the data source census_pums');
  });

  it('[G14] names whoever did it of several changes that are told together', async () => {
    const at = await stage(open);
    await at.edit('3 million rows');
    // Nothing is approved any more: what follows is one line.
    await at.edit('4 million rows', 2);
    await at.assess({ ...assessed, wrong: '3' });
    await at.run();
    const told = await at.message();
    expect(told).toContain('<@UMEMBER> changed the data source census_pums: *Volume*: 3 million rows → 4');
    expect(told).toContain('<@UMEMBER> assessed a source');
    expect(told).toContain('Pipeline run recorded by <@ULEAD>');
    expect((await at.request())?.changes.at(-1)?.causes?.map(({ by }) => by)).toEqual([
      'ULEAD',
      'UMEMBER',
      'UMEMBER',
    ]);
  });

  it('[G14] [G6] of an assessment says what it found and what the one before did', async () => {
    const at = await stage(open);
    await at.assess({ ...assessed, wrong: '3' });
    const [told] = await at.replies();
    // Still 2 of 2 sources assessed: the figure of the item says nothing.
    expect(told).toContain(
      'assessed a source: census_pums: *Accuracy*: 99.5\u00a0% (199 of 200 right) → 98.5\u00a0% (197 of 200 right))',
    );
    expect((await at.replies('de'))[0]).toContain(
      '*Richtigkeit*: 99,5\u00a0% (199 von 200 richtig) → 98,5\u00a0%',
    );
  });

  it('[G14] [G6] of the lineage says what feeds what now, and what no longer does', async () => {
    const at = await stage(open);
    const remove = await at.feed('cleaning');
    expect((await at.replies())[0]).toContain(
      '<@UMEMBER> added to the lineage: cleaning: + census_pums → cleaning',
    );
    await at.run();
    await at.approve('UDATA');
    await remove();
    expect((await at.replies()).at(-1)).toContain(
      '<@UMEMBER> took out of the lineage: cleaning: − census_pums → cleaning',
    );
  });

  it('[H7] writes the day of a run as its reader does, where the engagement is', async () => {
    const at = await stage(open);
    await at.edit('3 million rows');
    expect(datesShown((await at.replies())[0] ?? '')).toContain('validated Mar 1, 2027: 14 checks passed →');
    expect(datesShown((await at.replies('de-DE'))[0] ?? '')).toContain(
      'geprüft am 1. März 2027: 14 Prüfungen',
    );
  });

  it('[G14] [G6] leaves struck approvals in sight, and asks again once everything holds, once', async () => {
    const at = await stage(open);
    expect(await at.message()).toContain('data ✓');
    await at.edit('3 million rows');
    expect(await at.message()).toContain('~data ✓ <@UDATA>~ · ~business ✓ <@UBIZ>~');
    const [first, ...none] = await at.replies();
    expect(none).toEqual([]);
    expect(first).toContain('asked again once everything holds');
    expect(first).not.toContain('<@UDATA>');
    await at.edit('4 million rows', 2);
    expect(await at.replies()).toHaveLength(1);

    await at.run();
    const [, second, ...others] = await at.replies();
    expect(others).toEqual([]);
    expect(second).toMatch(/<@U(DATA|BIZ)> <@U(DATA|BIZ)>, please look again/);
    expect((await at.request())?.changes.at(-1)).toMatchObject({ asked: ['UDATA', 'UBIZ'] });
    await at.run();
    expect(await at.replies()).toHaveLength(2);

    await at.approve('UDATA');
    const shown = await at.message();
    expect(shown).toContain('data ✓ <@UDATA>');
    expect(shown).not.toContain('~data');
    expect(shown).toContain('~business ✓ <@UBIZ>~');
  });
});
