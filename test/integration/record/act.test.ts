import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, query } from '../../../db/database.ts';
import { draft } from '../../../db/schema/workspace.ts';
import { openQueue, type Queue } from '../../../src/jobs/queue.ts';
import { type Acting, act, firstReceipt } from '../../../src/record/act.ts';
import { DELIVERY_QUEUE } from '../../../src/slack/delivery/wanted.ts';
import { eachEngine, type Open } from '../../support/database.ts';
import { newWorkspace, type TestWorkspace } from '../../support/world.ts';

const QUEUES = ['errand', DELIVERY_QUEUE];

eachEngine('a verb', (open: Open) => {
  let db: Database;
  let queue: Queue;

  beforeAll(async () => {
    db = await open();
    queue = openQueue(db, pino({ level: 'silent' }));
    await queue.start(
      QUEUES.map((name) => ({ queue: name, concurrency: 1, tries: 1, handle: async () => {} })),
      false,
    );
  });
  afterAll(() => queue.stop());

  it('[A1][X5] leaves state, record, message and queue entry together', async () => {
    const made = await newWorkspace(db, { queue });
    await run(made, doEverything);
    expect(await traces(db, made.workspaceId)).toEqual({
      drafts: 1,
      receipts: 1,
      events: 1,
      messages: 1,
      jobs: 2,
    });
  });

  describe('leaves nothing at all', () => {
    it('[A1][X5] when it refuses at its end', async () => {
      const made = await newWorkspace(db, { queue });
      const attempt = run(made, async (acting) => {
        await doEverything(acting);
        throw new Error('refused');
      });
      await expect(attempt).rejects.toThrow('refused');
      expect(await traces(db, made.workspaceId)).toEqual(NOTHING);
    });

    it('[A1][X5] when the queue cannot take its entries', async () => {
      const broken: Queue = {
        ...queue,
        insert: async (...written) => {
          await queue.insert(...written);
          throw new Error('the queue is gone');
        },
      };
      const made = await newWorkspace(db, { queue: broken });
      await expect(run(made, doEverything)).rejects.toThrow('the queue is gone');
      expect(await traces(db, made.workspaceId)).toEqual(NOTHING);
    });

    it('[A1][X5] when what it records cannot be kept', async () => {
      const made = await newWorkspace(db, { queue });
      const attempt = run(made, async (acting) => {
        await doEverything(acting);
        acting.record({ action: 'test.thing.do', kind: 'thing', subject: 'a\u0000b' });
      });
      await expect(attempt).rejects.toThrow();
      expect(await traces(db, made.workspaceId)).toEqual(NOTHING);
    });
  });

  it('[X5] once done, is not done again; undone, it can be', async () => {
    const made = await newWorkspace(db, { queue });
    const attempt = (fail: boolean) =>
      run(made, async (acting) => {
        const fresh = await acting.once('view:V1');
        if (fail) throw new Error('crash');
        return fresh;
      });
    await expect(attempt(true)).rejects.toThrow('crash');
    expect([await attempt(false), await attempt(false)]).toEqual([true, false]);
  });

  it('[X5] [X1] a receipt of its own is given once, in each workspace for itself', async () => {
    const [one, other] = [await newWorkspace(db), await newWorkspace(db)];
    const at = Temporal.Instant.from('2027-01-01T00:00:00Z');
    const take = ({ workspaceId }: TestWorkspace) => firstReceipt(db, workspaceId, 'request:1', at);
    expect([await take(one), await take(other), await take(one)]).toEqual([true, true, false]);
    // The role it took ended with it.
    expect(await query(db.orm, sql`select current_user = session_user as own`)).toEqual([{ own: true }]);
  });

  it('[X5] two at the same time with one key: one is done', async () => {
    const made = await newWorkspace(db, { queue });
    const done = await Promise.all(
      Array.from({ length: 4 }, () => run(made, (acting) => acting.once('click:1'))),
    );
    expect(done.filter(Boolean)).toHaveLength(1);
  });
});

const NOTHING = { drafts: 0, receipts: 0, events: 0, messages: 0, jobs: 0 };

const run = <Result>({ world, workspaceId }: TestWorkspace, verb: (acting: Acting) => Promise<Result>) =>
  act(world, { workspaceId, userId: 'UANA', origin: 'slack' }, verb);

async function doEverything(acting: Acting): Promise<void> {
  const { tx, actor, now } = acting;
  await acting.once('key');
  await tx
    .insert(draft)
    .values({ workspaceId: actor.workspaceId, userId: actor.userId, form: 'test', values: {}, savedAt: now });
  acting.record({ action: 'test.thing.do', kind: 'thing', subject: 'one' });
  acting.show({ subject: 'test.card:one', destination: 'C1' });
  acting.enqueue({ queue: 'errand', data: { workspaceId: actor.workspaceId } });
}

/** What a workspace holds of everything a verb writes, seen past the policies. */
async function traces(db: Database, workspaceId: string) {
  const [found] = await query(
    db.orm,
    sql`select
      (select count(*)::int from draft where workspace_id = ${workspaceId}) as drafts,
      (select count(*)::int from receipt where workspace_id = ${workspaceId}) as receipts,
      (select count(*)::int from audit_event where workspace_id = ${workspaceId}) as events,
      (select count(*)::int from message where workspace_id = ${workspaceId}) as messages,
      (select count(*)::int from pgboss.job where data->>'workspaceId' = ${workspaceId}) as jobs`,
  );
  return found;
}
