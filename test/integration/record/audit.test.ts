import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';

import { type Database, query } from '../../../db/database.ts';
import { auditEvent } from '../../../db/schema/record.ts';
import { act } from '../../../src/record/act.ts';
import { chainHash, GENESIS } from '../../../src/record/audit.ts';
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
    expect(await verify(db, workspaceId)).toEqual({ events: 5, head: events[4]?.hash, fault: null });
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
    await tamper(db, sql`update audit_event set ${set} where workspace_id = ${workspaceId} and seq = 3`);
    const { events, fault } = await verify(db, workspaceId);
    expect(events).toBe(2);
    expect(fault).toMatchObject({
      seq: 3,
      fault: 'changed',
      detail: expect.stringContaining('event 3 was changed'),
    });
  });

  it('[A1] tells that an event was changed and its hash made anew', async () => {
    const db = await open();
    const { workspaceId } = await busyWorkspace(db);
    await rewrite(db, workspaceId, 3, 'UEVE');
    expect((await verify(db, workspaceId)).fault).toMatchObject({ seq: 4, fault: 'unlinked' });
  });

  it('[A1] tells that the last event was changed and its hash made anew', async () => {
    const db = await open();
    const { workspaceId } = await busyWorkspace(db);
    await rewrite(db, workspaceId, 5, 'UEVE');
    expect((await verify(db, workspaceId)).fault).toMatchObject({ seq: 5, fault: 'changed' });
  });

  it.each([1, 3])('[A1] tells that event %i is missing', async (seq) => {
    const db = await open();
    const { workspaceId } = await busyWorkspace(db);
    await tamper(db, sql`delete from audit_event where workspace_id = ${workspaceId} and seq = ${seq}`);
    expect((await verify(db, workspaceId)).fault).toMatchObject({
      seq,
      fault: 'missing',
      detail: expect.stringContaining(`event ${seq} is missing; the next one is ${seq + 1}`),
    });
  });

  it('[A1] tells that an event was taken out and the others moved up', async () => {
    const db = await open();
    const { workspaceId } = await busyWorkspace(db);
    await tamper(db, sql`delete from audit_event where workspace_id = ${workspaceId} and seq = 3`);
    await tamper(db, sql`update audit_event set seq = 3 where workspace_id = ${workspaceId} and seq = 4`);
    await tamper(db, sql`update audit_event set seq = 4 where workspace_id = ${workspaceId} and seq = 5`);
    expect((await verify(db, workspaceId)).fault).toMatchObject({ seq: 3, fault: 'changed' });
  });

  it.each([1, 4])('[A1] tells that the chain was cut off before event %i', async (from) => {
    const db = await open();
    const { workspaceId } = await busyWorkspace(db);
    await tamper(db, sql`delete from audit_event where workspace_id = ${workspaceId} and seq >= ${from}`);
    expect((await verify(db, workspaceId)).fault).toEqual({
      seq: from,
      fault: 'cut off',
      detail: `the chain ends at event ${from - 1}, but 5 were written`,
    });
  });

  it('[A1] tells that an event was inserted behind the last one', async () => {
    const db = await open();
    const { workspaceId } = await busyWorkspace(db);
    await tamper(
      db,
      sql`insert into audit_event (workspace_id, seq, at, actor, origin, action, kind, subject, prev_hash, hash)
          select workspace_id, 6, at, 'UEVE', origin, action, kind, subject, hash, ${'f'.repeat(64)}
          from audit_event where workspace_id = ${workspaceId} and seq = 5`,
    );
    expect((await verify(db, workspaceId)).fault).toMatchObject({ seq: 6, fault: 'inserted' });
  });

  it('[A1] tells that the end of the chain was forgotten', async () => {
    const db = await open();
    const { workspaceId } = await busyWorkspace(db);
    await tamper(db, sql`delete from audit_head where workspace_id = ${workspaceId}`);
    expect((await verify(db, workspaceId)).fault).toMatchObject({ seq: 1, fault: 'inserted' });
  });

  it('[A1] is beyond the reach of the role every request runs under', async () => {
    const db = await open();
    const { workspaceId } = await busyWorkspace(db);
    for (const statement of [
      `update audit_event set actor = 'UEVE'`,
      'delete from audit_event',
      'truncate audit_event',
      'delete from audit_head',
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
      sql`update audit_event set actor = 'UEVE' where workspace_id = ${made.workspaceId} and seq = 2001`,
    );
    expect((await verify(db, made.workspaceId)).fault).toMatchObject({ seq: 2_001, fault: 'changed' });
  });
});

onPostgres('the audit chain', (open: Open) => {
  it('[A1] stays one unbroken chain under writers at the same time, and while it is verified', async () => {
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
});

/** Changes an event as somebody would who knows how the hash is made. */
async function rewrite(db: Database, workspaceId: string, seq: number, actor: string): Promise<void> {
  const events = await db.inWorkspace(workspaceId, (tx) => tx.select().from(auditEvent));
  const found = events.find((event) => event.seq === seq);
  if (!found) throw new Error(`no event ${seq}`);
  const { hash: _, ...event } = { ...found, actor };
  await tamper(
    db,
    sql`update audit_event set actor = ${actor}, hash = ${chainHash(event)} where workspace_id = ${workspaceId} and seq = ${seq}`,
  );
}
