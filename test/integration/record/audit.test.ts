import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';

import { type Database, query } from '../../../db/database.ts';
import { auditEvent, auditHead } from '../../../db/schema/record.ts';
import { act } from '../../../src/record/act.ts';
import { appendAudit, chainHash, GENESIS } from '../../../src/record/audit.ts';
import { isBehind, type RecordEnd, recordEnd } from '../../../src/record/ends.ts';
import { historyOf } from '../../../src/record/history.ts';
import { type ChainReport, verifyChain } from '../../../src/record/verify.ts';
import { eachEngine, type Open, onPostgres } from '../../support/database.ts';
import { newWorkspace, type TestWorkspace } from '../../support/world.ts';

const change = (subject: string) => ({
  action: 'foundation.source.change',
  kind: 'source',
  subject,
  before: { name: 'Ledger', tags: ['a', 'ü', '\u2028'] },
  after: {
    name: 'Ledger 2',
    owner: null,
    volume: 1.5,
    at: Temporal.Instant.from('2027-01-02T03:04:05.678Z'),
    gone: undefined,
  },
});

/** A workspace in which things happened: five events in three transactions. */
async function busyWorkspace(db: Database): Promise<TestWorkspace> {
  const made = await newWorkspace(db);
  for (const subjects of [['one'], ['two', 'three'], ['four', 'five']]) {
    made.clock.advance({ milliseconds: 1_234 });
    await recordAll(made, subjects);
  }
  return made;
}

const actorOf = ({ workspaceId }: TestWorkspace) => ({
  workspaceId,
  userId: 'UANA',
  origin: 'slack' as const,
});

const recordAll = (made: TestWorkspace, subjects: readonly string[]) =>
  act(made.world, actorOf(made), async (acting) => {
    for (const subject of subjects) acting.record(change(subject));
  });

const verify = (db: Database, workspaceId: string): Promise<ChainReport> =>
  db.inWorkspace(workspaceId, (tx) => verifyChain(tx, workspaceId));

/** What somebody with the database's own password could do. */
const tamper = (db: Database, statement: ReturnType<typeof sql>) => db.orm.execute(statement);

eachEngine('the audit chain', (open: Open) => {
  it('[A1] holds who, what, before, after, when and from where', async () => {
    const db = await open();
    const { workspaceId } = await busyWorkspace(db);
    const events = await db.inWorkspace(workspaceId, (tx) =>
      query<Record<string, unknown>>(tx, sql`select * from audit_event order by seq`),
    );
    expect(events).toHaveLength(5);
    expect(events[0]).toMatchObject({
      actor: 'UANA',
      origin: 'slack',
      action: 'foundation.source.change',
      kind: 'source',
      subject: 'one',
      before: { name: 'Ledger', tags: ['a', 'ü', '\u2028'] },
      after: { name: 'Ledger 2', owner: null, volume: 1.5, at: '2027-01-02T03:04:05.678Z' },
      prev_hash: GENESIS,
    });
    expect(await verify(db, workspaceId)).toEqual({
      events: 5,
      head: expect.stringMatching(/^[0-9a-f]{64}$/),
      fault: null,
    });
  });

  it('[A1] is empty, and sound, before anything happened', async () => {
    const db = await open();
    const { workspaceId } = await newWorkspace(db);
    expect(await verify(db, workspaceId)).toEqual({ events: 0, head: GENESIS, fault: null });
  });

  it.each([
    ['actor', sql`actor = 'UEVE'`],
    ['origin', sql`origin = 'api'`],
    ['action', sql`action = 'foundation.source.retire'`],
    ['subject', sql`subject = 'other'`],
    ['moment', sql`at = at + interval '1 millisecond'`],
    ['engagement', sql`engagement_id = '018f0000-0000-7000-8000-000000000001'`],
    ['state before', sql`before = jsonb_set(before, '{name}', '"Ledger 0"')`],
    ['state after', sql`after = after || '{"owner": "UEVE"}'`],
    ['link', sql`prev_hash = hash`],
    ['hash', sql`hash = prev_hash`],
  ])('[A1] tells that an event was changed: its %s', async (_what, set) => {
    const db = await open();
    const { workspaceId } = await busyWorkspace(db);
    await tamper(db, sql`update audit_event set ${set} where workspace_id = ${workspaceId} and place = 3`);
    const { events, fault } = await verify(db, workspaceId);
    expect(events).toBe(2);
    expect(fault).toMatchObject({
      lane: 1,
      place: 3,
      fault: 'changed',
      detail: expect.stringContaining('event 3 of lane 1 was changed'),
    });
  });

  it('[A1] tells that an event was changed and its hash made anew', async () => {
    const db = await open();
    const { workspaceId } = await busyWorkspace(db);
    await rewrite(db, workspaceId, 3, 'UEVE');
    expect((await verify(db, workspaceId)).fault).toMatchObject({ place: 4, fault: 'unlinked' });
  });

  it('[A1] tells that the last event was changed and its hash made anew', async () => {
    const db = await open();
    const { workspaceId } = await busyWorkspace(db);
    await rewrite(db, workspaceId, 5, 'UEVE');
    expect((await verify(db, workspaceId)).fault).toMatchObject({ place: 5, fault: 'changed' });
  });

  it.each([1, 3])('[A1] tells that event %i is missing', async (seq) => {
    const db = await open();
    const { workspaceId } = await busyWorkspace(db);
    await tamper(db, sql`delete from audit_event where workspace_id = ${workspaceId} and place = ${seq}`);
    expect((await verify(db, workspaceId)).fault).toMatchObject({
      place: seq,
      fault: 'missing',
      detail: expect.stringContaining(`event ${seq} of lane 1 is missing; the next one is ${seq + 1}`),
    });
  });

  it('[A1] tells that an event was taken out and the others moved up', async () => {
    const db = await open();
    const { workspaceId } = await busyWorkspace(db);
    await tamper(db, sql`delete from audit_event where workspace_id = ${workspaceId} and place = 3`);
    await tamper(db, sql`update audit_event set place = 3 where workspace_id = ${workspaceId} and place = 4`);
    await tamper(db, sql`update audit_event set place = 4 where workspace_id = ${workspaceId} and place = 5`);
    expect((await verify(db, workspaceId)).fault).toMatchObject({ lane: 1, place: 3, fault: 'changed' });
  });

  it.each([1, 4])('[A1] tells that the chain was cut off before event %i', async (from) => {
    const db = await open();
    const { workspaceId } = await busyWorkspace(db);
    await tamper(db, sql`delete from audit_event where workspace_id = ${workspaceId} and place >= ${from}`);
    expect((await verify(db, workspaceId)).fault).toEqual({
      lane: 1,
      place: from,
      fault: 'cut off',
      detail: `lane 1 ends at event ${from - 1}, but 5 were written`,
    });
  });

  it('[A1] tells that an event was inserted behind the last one', async () => {
    const db = await open();
    const { workspaceId } = await busyWorkspace(db);
    await tamper(
      db,
      sql`insert into audit_event (workspace_id, seq, lane, place, at, actor, origin, action, kind, subject, prev_hash, hash)
          select workspace_id, seq + 1, 1, 6, at, 'UEVE', origin, action, kind, subject, hash, ${'f'.repeat(64)}
          from audit_event where workspace_id = ${workspaceId} and place = 5`,
    );
    expect((await verify(db, workspaceId)).fault).toMatchObject({ lane: 1, place: 6, fault: 'inserted' });
  });

  it('[A1] tells that the end of the chain was forgotten', async () => {
    const db = await open();
    const { workspaceId } = await busyWorkspace(db);
    await tamper(db, sql`delete from audit_lane where workspace_id = ${workspaceId}`);
    expect((await verify(db, workspaceId)).fault).toMatchObject({ place: 1, fault: 'inserted' });
  });

  it.each([1, 3, 32])('[A1] tells that lane %i was taken out with its end', async (lane) => {
    const db = await open();
    const { workspaceId } = await busyWorkspace(db);
    await tamper(db, sql`delete from audit_event where workspace_id = ${workspaceId} and lane = ${lane}`);
    await tamper(db, sql`delete from audit_lane where workspace_id = ${workspaceId} and lane = ${lane}`);
    expect((await verify(db, workspaceId)).fault).toMatchObject({ lane, fault: 'missing' });
  });

  it('[A1] is a chain from before there were lanes, and goes on in lanes', async () => {
    const db = await open();
    const made = await newWorkspace(db);
    await formerChain(db, made.workspaceId, 3);
    const before = await verify(db, made.workspaceId);
    expect(before).toMatchObject({ events: 3, fault: null });
    await recordAll(made, ['one', 'two']);
    expect(await verify(db, made.workspaceId)).toMatchObject({ events: 5, fault: null });
    const of = { workspaceId: made.workspaceId, kind: 'source', id: 'one' };
    const { events } = await db.inWorkspace(made.workspaceId, (tx) => historyOf(tx, of, 1));
    expect(events.map((event) => event.action)).toEqual(['foundation.source.change', 'old.source.change']);
    await tamper(
      db,
      sql`update audit_event set actor = 'UEVE' where workspace_id = ${made.workspaceId} and seq = 2`,
    );
    expect(await verify(db, made.workspaceId)).toMatchObject({
      events: 1,
      fault: {
        lane: null,
        place: 2,
        fault: 'changed',
        detail: expect.stringMatching(/^event 2 was changed/),
      },
    });
  });

  it('[A1] is beyond the reach of the role every request runs under', async () => {
    const db = await open();
    const { workspaceId } = await busyWorkspace(db);
    for (const statement of [
      `update audit_event set actor = 'UEVE'`,
      'delete from audit_event',
      'truncate audit_event',
      'delete from audit_head',
      'delete from audit_lane',
      'alter table audit_event disable row level security',
      'drop table audit_event',
    ]) {
      const attempt = db.inWorkspace(workspaceId, (tx) => tx.execute(sql.raw(statement)));
      await expect(attempt, statement).rejects.toMatchObject({ cause: { code: '42501' } });
    }
    expect((await verify(db, workspaceId)).fault).toBeNull();
  });

  it('[A1] is walked to its end when it is longer than a page', async () => {
    const db = await open();
    const made = await newWorkspace(db);
    await recordAll(
      made,
      Array.from({ length: 2_345 }, (_, at) => `s${at}`),
    );
    expect(await verify(db, made.workspaceId)).toMatchObject({ events: 2_345, fault: null });
    await tamper(
      db,
      sql`update audit_event set actor = 'UEVE' where workspace_id = ${made.workspaceId} and place = 2001`,
    );
    expect((await verify(db, made.workspaceId)).fault).toMatchObject({ place: 2_001, fault: 'changed' });
  });
});

onPostgres('the audit chain', (open: Open) => {
  it('[A1] stays whole under writers at the same time, and while it is verified', async () => {
    const db = await open();
    const made = await newWorkspace(db);
    let writing = true;
    const writers = Promise.all(
      Array.from({ length: 40 }, (_, at) => recordAll(made, [`${at}a`, `${at}b`])),
    ).finally(() => {
      writing = false;
    });
    const faults = [];
    while (writing) faults.push((await verify(db, made.workspaceId)).fault);
    await writers;
    expect(faults.filter((fault) => fault !== null)).toEqual([]);
    expect(await verify(db, made.workspaceId)).toMatchObject({ events: 80, fault: null });
  });

  it('[A1] a writer waits for no other, however long its transaction lasts', async () => {
    const db = await open();
    const made = await newWorkspace(db);
    await recordAll(made, ['first']);
    const { promise: mayCommit, resolve: commit } = Promise.withResolvers<void>();
    const { promise: appended, resolve: sayAppended } = Promise.withResolvers<void>();
    const slow = db.inWorkspace(made.workspaceId, async (tx) => {
      const witness = {
        workspaceId: made.workspaceId,
        actor: 'USLOW',
        origin: 'slack',
        at: made.clock.now(),
      };
      await appendAudit(tx, witness, [change('slow')]);
      sayAppended();
      await mayCommit;
    });
    await appended;
    await recordAll(made, ['second']);
    await recordAll(made, ['third']);
    expect(await verify(db, made.workspaceId)).toMatchObject({ events: 3, fault: null });
    commit();
    await slow;
    expect(await verify(db, made.workspaceId)).toMatchObject({ events: 4, fault: null });
    const lanes = await db.inWorkspace(made.workspaceId, (tx) =>
      query(tx, sql`select lane, place from audit_lane where place > 0 order by lane`),
    );
    expect(lanes.map(({ lane, place }) => [Number(lane), Number(place)])).toEqual([
      [1, 2],
      [2, 2],
    ]);
  });

  it('[A1] with every lane taken, a writer waits for one and goes on in it', async () => {
    const db = await open();
    const made = await newWorkspace(db);
    await recordAll(made, ['first']);
    const { promise: mayCommit, resolve: commit } = Promise.withResolvers<void>();
    const { promise: taken, resolve: sayTaken } = Promise.withResolvers<void>();
    const holder = db.inWorkspace(made.workspaceId, async (tx) => {
      await tx.execute(sql`select from audit_lane for update`);
      sayTaken();
      await mayCommit;
    });
    await taken;
    const waiting = recordAll(made, ['second']);
    commit();
    await Promise.all([holder, waiting]);
    expect(await verify(db, made.workspaceId)).toMatchObject({ events: 2, fault: null });
  });

  it('[A1] what is committed late is behind an end that was read before, though its number is lower', async () => {
    const db = await open();
    const made = await newWorkspace(db);
    await recordAll(made, ['first']);
    const { promise: mayCommit, resolve: commit } = Promise.withResolvers<void>();
    const { promise: appended, resolve: sayAppended } = Promise.withResolvers<void>();
    const late = db.inWorkspace(made.workspaceId, async (tx) => {
      const witness = {
        workspaceId: made.workspaceId,
        actor: 'ULATE',
        origin: 'slack',
        at: made.clock.now(),
      };
      await appendAudit(tx, witness, [change('late')]);
      sayAppended();
      await mayCommit;
    });
    await appended;
    await recordAll(made, ['early']);
    const end = await db.inWorkspace(made.workspaceId, async (tx) => {
      const [row] = await query<{ end: RecordEnd }>(tx, sql`select ${recordEnd(made.workspaceId)} as end`);
      return row?.end ?? { first: 0, lanes: {} };
    });
    commit();
    await late;
    const behind = await db.inWorkspace(made.workspaceId, (tx) =>
      tx
        .select({ subject: auditEvent.subject })
        .from(auditEvent)
        .where(isBehind(end.first, JSON.stringify(end.lanes))),
    );
    expect(behind).toEqual([{ subject: 'late' }]);
  });
});

/** A chain as it was made before there were lanes. */
async function formerChain(db: Database, workspaceId: string, length: number): Promise<void> {
  await db.inWorkspace(workspaceId, async (tx) => {
    let hash = GENESIS;
    for (let seq = 1; seq <= length; seq += 1) {
      const event = {
        workspaceId,
        seq,
        lane: null,
        place: null,
        at: Temporal.Instant.from('2026-01-02T03:04:05.678Z'),
        actor: 'UANA',
        origin: 'slack',
        action: 'old.source.change',
        kind: 'source',
        subject: seq === 2 ? 'one' : 'other',
        engagementId: null,
        before: { name: 'Ledger' },
        after: { name: 'Ledger 2' },
        prevHash: hash,
        hash: '',
        salt: null,
        redaction: null,
      };
      hash = chainHash(event);
      await tx.insert(auditEvent).values({ ...event, hash });
    }
    await tx.insert(auditHead).values({ workspaceId, seq: length, hash });
  });
}

/** Changes an event as somebody would who knows how the hash is made. */
async function rewrite(db: Database, workspaceId: string, place: number, actor: string): Promise<void> {
  const events = await db.inWorkspace(workspaceId, (tx) => tx.select().from(auditEvent));
  const found = events.find((event) => event.place === place);
  if (!found) throw new Error(`no event ${place}`);
  const event = { ...found, actor };
  await tamper(
    db,
    sql`update audit_event set actor = ${actor}, hash = ${chainHash(event)} where workspace_id = ${workspaceId} and place = ${place}`,
  );
}
