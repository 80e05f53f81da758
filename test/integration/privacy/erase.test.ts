import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { query } from '../../../db/database.ts';
import { KEEPING } from '../../../db/keeping.ts';
import { raw } from '../../../db/raw.ts';
import { apiKey } from '../../../db/schema/api.ts';
import { digestSubscription } from '../../../db/schema/digest.ts';
import { portfolioSubscription } from '../../../db/schema/portfolio.ts';
import { erasure } from '../../../db/schema/privacy.ts';
import { auditEvent, auditHead } from '../../../db/schema/record.ts';
import { person } from '../../../db/schema/workspace.ts';
import { offerOf } from '../../../src/api/keys/keys-room.ts';
import { makeKey } from '../../../src/api/keys/make.ts';
import { saveSource } from '../../../src/foundation/inventory/keeping.ts';
import { decide } from '../../../src/gates/decide.ts';
import { requestGate } from '../../../src/gates/request.ts';
import { decisionsOf, findRequest } from '../../../src/gates/store.ts';
import { changePortfolioDigest } from '../../../src/portfolio/change-subscription.ts';
import { askErasure, previewErasure } from '../../../src/privacy/ask-erasure.ts';
import { erasePerson } from '../../../src/privacy/erase.ts';
import { liftHold } from '../../../src/privacy/lift-hold.ts';
import { placeHold } from '../../../src/privacy/place-hold.ts';
import { aliasOf } from '../../../src/privacy/trace.ts';
import { chainHash, eventsFor, GENESIS, leafHash } from '../../../src/record/audit.ts';
import { verifyChain } from '../../../src/record/verify.ts';
import { rooms } from '../../../src/rooms.ts';
import { completeFoundation, validatePipeline } from '../../support/approved-foundation.ts';
import { eitherEngine, type Open } from '../../support/database.ts';
import { slackActor, startedEngagement } from '../../support/engagements.ts';
import { refusal } from '../../support/gates.ts';
import { knowPeople } from '../../support/people.ts';
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
const NAME = "Dana O'Tarrow (DPO)";

/** A foundation whose gate is asked for and approved by two of three, one of whom wants to be forgotten. */
async function stage(open: Open) {
  const db = await open();
  const made = await newWorkspace(db, { playbook: shippedPlaybook(), rooms });
  const { world, workspaceId, clock } = made;
  const as = (userId: string) => slackActor(workspaceId, userId);
  const within = <T>(work: Parameters<typeof db.inWorkspace<T>>[1]) => db.inWorkspace(workspaceId, work);
  await formerEvents(made);
  const engagementId = await startedEngagement(world, workspaceId);
  await knowPeople(db, workspaceId, { UADMIN: { isAdmin: true }, UDATA: {} });
  const [source = ''] = await completeFoundation(world, workspaceId, engagementId, team);
  await within((tx) => tx.update(person).set({ name: NAME }).where(eq(person.userId, 'UDATA')));
  const owner = `dana o'tarrow (dpo), then UDATA`;
  const fields = aSource({ name: 'census_pums', checkedBy: 'UDATA', checkedOn: '2026-01-05', owner });
  await saveSource(world, as('UMEMBER'), { engagementId, id: source, version: 1, fields });
  await validatePipeline(world, workspaceId, engagementId, team);
  const gate = randomUUID();
  await requestGate(world, as('ULEAD'), { engagementId, id: gate, gate: 'foundation' });
  const approve = (userId: string) =>
    decide(world, as(userId), { requestId: gate, kind: 'approve', via: 'button' });
  for (const userId of ['UDATA', 'UBIZ']) await approve(userId);
  return {
    ...made,
    engagementId,
    as,
    within,
    approve,
    clock,
    request: () => within((tx) => findRequest(tx, workspaceId, gate)),
    decisions: () => within((tx) => decisionsOf(tx, workspaceId, gate)),
    verify: () => within((tx) => verifyChain(tx, workspaceId)),
    /** Tables that have a row in which a text stands. */
    async tablesWith(pattern: string) {
      const found: string[] = [];
      for (const table of Object.keys(KEEPING)) {
        const rows = await within((tx) =>
          query(tx, sql`select 1 from ${sql.identifier(table)} t where t::text ~* ${pattern} limit 1`),
        );
        if (rows.length > 0) found.push(table);
      }
      return found;
    },
    async erase(userId: string) {
      const id = randomUUID();
      await askErasure(world, as('UADMIN'), { id, userId });
      const [asked] = await within((tx) => tx.select().from(erasure).where(eq(erasure.id, id)));
      await erasePerson(world, workspaceId, id);
      await erasePerson(world, workspaceId, id);
      return { id, pseudonym: asked?.pseudonym ?? '' };
    },
  };
}

/** Events as they were written before: two of the first chain, one of a lane, without salts. */
async function formerEvents({ world, workspaceId, clock }: Awaited<ReturnType<typeof newWorkspace>>) {
  const at = clock.now();
  await world.db.inWorkspace(workspaceId, async (tx) => {
    let prevHash = GENESIS;
    for (const seq of [1, 2]) {
      const event = {
        ...{ workspaceId, seq, at, lane: null, place: null, actor: 'UDATA', origin: 'slack', prevHash },
        ...{ action: 'old.thing.add', kind: 'thing', subject: 'one', engagementId: null },
        ...{ before: null, after: { by: 'UDATA' }, salt: null, redaction: null, hash: '' },
      };
      prevHash = chainHash(event);
      await tx.insert(auditEvent).values({ ...event, hash: prevHash });
    }
    await tx.insert(auditHead).values({ workspaceId, seq: 2, hash: prevHash });
    const [event] = eventsFor({ workspaceId, actor: 'UDATA', origin: 'slack', at }, [
      { action: 'old.thing.change', kind: 'thing', subject: 'two', after: { owner: 'UDATA', text: NAME } },
    ]) as [Record<string, unknown>];
    const said = { ...event, workspaceId, engagementId: null, salt: null, redaction: null };
    const former = { ...event, salt: undefined, leaf: leafHash(said as never) };
    await raw(tx, 'select append_audit($1, $2::jsonb)', [workspaceId, JSON.stringify([former])]);
  });
}

eitherEngine('erasing a person', (open) => {
  it('[A3] [X1] ends the keys that they made, and leaves those of others', async () => {
    const at = await stage(open);
    const made = { name: 'CI', scopes: ['evaluations:read'], expiresOn: '' };
    for (const userId of ['UDATA', 'UBIZ']) {
      await knowPeople(at.world.db, at.workspaceId, { [userId]: {} });
      await makeKey(at.world, at.as(userId), offerOf(rooms), { ...made, id: randomUUID() });
    }
    await at.erase('UDATA');
    const keys = await at.within((tx) =>
      tx.select().from(apiKey).where(eq(apiKey.workspaceId, at.workspaceId)),
    );
    const ended = keys.map(({ createdBy, revokedAt }) => [createdBy === 'UBIZ', revokedAt !== null]);
    expect(ended.toSorted()).toEqual([
      [false, true],
      [true, false],
    ]);
  });

  it('[A3] [A1] puts a pseudonym everywhere, the record stays whole, and what runs goes on', async () => {
    const at = await stage(open);
    const { world, as, workspaceId } = at;
    const asking = { id: randomUUID(), userId: 'UDATA' };
    const preview = await previewErasure(world, as('UADMIN'), asking);
    expect(preview.engagements).toBe(1);
    expect([...preview.places.keys()]).toEqual(
      expect.arrayContaining(['record', 'engagement', 'gates', 'slack', 'foundation']),
    );
    expect(await refusal(previewErasure(world, as('UMEMBER'), asking))).toEqual(['privacy.refusal.admin']);
    expect(await refusal(previewErasure(world, as('UADMIN'), { ...asking, userId: 'UNOBODY' }))).toEqual([
      'person: privacy.refusal.nowhere',
    ]);
    await changePortfolioDigest(world, as('UDATA'), {
      isOn: true,
      time: '09:00',
      days: [1],
      timeZone: 'UTC',
    });
    const before = await at.request();
    const events = (await at.verify()).events;
    expect(await at.tablesWith('tarrow'), 'what search finds is words').toContain('search_entry');

    const { pseudonym } = await at.erase('UDATA');

    expect(pseudonym).toMatch(/^UERASED[0-9A-F]{8}$/);
    expect(await at.tablesWith('\\mUDATA\\M')).toEqual([]);
    expect(await at.tablesWith('tarrow')).toEqual([]);
    // Nothing is sent to a pseudonym.
    for (const subscriptions of [digestSubscription, portfolioSubscription])
      expect(await at.within((tx) => tx.select().from(subscriptions))).toEqual([]);
    expect(await at.verify()).toMatchObject({ events: expect.any(Number), fault: null });
    expect((await at.verify()).events).toBe(events + 2);
    const [owned] = await at.within((tx) =>
      query<{ owner: string }>(tx, sql`select owner from source where name = 'census_pums'`),
    );
    expect(owned?.owner).toBe(`${aliasOf(pseudonym)}, then ${pseudonym}`);

    // [E2] Their duties are unassigned, told to the lead once.
    const left = await at.within((tx) =>
      tx.select().from(auditEvent).where(eq(auditEvent.action, 'engagement.person.deactivated')),
    );
    expect(left.map(({ after }) => after)).toEqual([{ userId: pseudonym, roles: ['data'] }]);

    // [G6] Approvals are still of what is there: nobody is asked again, and the last one ends it.
    expect(await at.request()).toMatchObject({ state: 'open', changes: before?.changes });
    expect((await at.decisions()).map(({ voidedAt }) => voidedAt)).toEqual([null, null]);
    await at.approve('ULEGAL');
    await at.approve('UENG').catch(() => {});
    expect((await at.decisions()).filter(({ voidedAt }) => voidedAt)).toEqual([]);

    // Somebody who comes back is somebody new, and can be erased again; a lead too.
    await knowPeople(world.db, workspaceId, { UDATA: {} });
    await at.within((tx) => tx.execute(sql`update source set owner = 'UDATA'`));
    const again = await at.erase('UDATA');
    expect(again.pseudonym).not.toBe(pseudonym);
    await at.erase('ULEAD');
    expect(await at.tablesWith('\\m(UDATA|ULEAD)\\M')).toEqual([]);
    expect((await at.verify()).fault).toBeNull();
  });

  it('[A3] [A1] what an erasure left is proved too, and nothing else may be said in other words', async () => {
    const at = await stage(open);
    const { pseudonym } = await at.erase('UDATA');
    const { db } = at.world;
    const some = sql`workspace_id = ${at.workspaceId} and seq = (select max(seq) from audit_event where workspace_id = ${at.workspaceId} and actor = ${pseudonym})`;
    const undo = new Error('undo');
    const faultAfter = async (set: ReturnType<typeof sql>) => {
      let fault: unknown;
      await db.orm
        .transaction(async (tx) => {
          await tx.execute(sql`update audit_event set ${set} where ${some}`);
          fault = (await verifyChain(tx, at.workspaceId)).fault;
          throw undo;
        })
        .catch((error) => {
          if (error !== undo) throw error;
        });
      return fault;
    };
    const changed = {
      fault: 'changed',
      detail: expect.stringMatching(/does not say what|is not as erasure|was changed/),
    };
    expect(await faultAfter(sql`actor = 'UEVE'`)).toMatchObject(changed);
    expect(await faultAfter(sql`redaction = null`)).toMatchObject(changed);
    expect(await faultAfter(sql`redaction = jsonb_set(redaction, '{prints}', '[]')`)).toMatchObject(changed);
    expect(
      await faultAfter(sql`redaction = jsonb_set(redaction, '{was,actor}', to_jsonb(repeat('0', 64)))`),
    ).toMatchObject(changed);
    expect(await faultAfter(sql`at = at`)).toBeNull();
  });

  it('[A3] a hold stops it, asked before or after it was placed, and says so', async () => {
    const at = await stage(open);
    const { world, as, workspaceId, engagementId } = at;
    const hold = { id: randomUUID(), engagementId, reason: 'Case 12/2027', untilDay: '' };
    const asked = { id: randomUUID(), userId: 'UDATA' };
    await askErasure(world, as('UADMIN'), asked);
    await placeHold(world, as('UADMIN'), hold);
    await erasePerson(world, workspaceId, asked.id);
    const [stopped] = await at.within((tx) => tx.select().from(erasure));
    expect(stopped).toMatchObject({ userId: null, doneAt: null, stoppedAt: expect.anything() });
    expect(await at.tablesWith('\\mUDATA\\M')).toContain('engagement_person');
    const again = { id: randomUUID(), userId: 'UDATA' };
    expect(await refusal(askErasure(world, as('UADMIN'), again))).toEqual(['person: privacy.refusal.held']);
    await liftHold(world, as('UADMIN'), hold);
    await askErasure(world, as('UADMIN'), again);
    await askErasure(world, as('UADMIN'), { ...again, id: randomUUID() });
    expect(await at.within((tx) => tx.select().from(erasure))).toHaveLength(2);
  });
});
