import { asc, desc, eq, sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import type { Database, Tx } from '../../../db/database.ts';
import { lastly } from '../../../db/lastly.ts';
import { listed } from '../../../db/listed.ts';
import { engagement } from '../../../db/schema/engagement.ts';
import { draft, workspace as workspaceTable } from '../../../db/schema/workspace.ts';
import { given, readingOnce, statement } from '../../../db/statement.ts';
import { rooms } from '../../../src/rooms.ts';
import { eachEngine } from '../../support/database.ts';
import { startedEngagement } from '../../support/engagements.ts';
import { newWorkspace } from '../../support/world.ts';

const named = statement((orm) =>
  orm
    .select({ form: draft.form, values: draft.values })
    .from(draft)
    .where(eq(draft.form, given('form'))),
);
const locked = statement((orm) =>
  orm
    .select({ values: draft.values })
    .from(draft)
    .where(eq(draft.form, given('form')))
    .for('update'),
);
const renamed = statement((orm) =>
  orm
    .update(draft)
    .set({ form: given('to') as never })
    .where(eq(draft.form, given('form'))),
);

/** A workspace with one draft, `a`. */
async function workspace(db: Database): Promise<string> {
  const { workspaceId, clock } = await newWorkspace(db);
  await db.inWorkspace(workspaceId, (tx) =>
    tx.insert(draft).values({ workspaceId, userId: 'U1', form: 'a', values: {}, savedAt: clock.now() }),
  );
  return workspaceId;
}

eachEngine('a transaction that only reads', (open) => {
  it('asks the same question once, and another one anew', async () => {
    const db = await open();
    const workspaceId = await workspace(db);
    await db.inWorkspace(workspaceId, async (tx) => {
      await readingOnce(tx, async () => {
        const [first, second] = await Promise.all([named(tx, { form: 'a' }), named(tx, { form: 'a' })]);
        expect(first).toHaveLength(1);
        expect(second).toBe(first);
        expect(await named(tx, { form: 'b' })).toEqual([]);
        // Nobody changes what others are given.
        expect(() => (first as unknown[]).pop()).toThrow(TypeError);
      });
      expect(await named(tx, { form: 'a' })).not.toBe(await named(tx, { form: 'a' }));
    });
  });

  it('forgets all once something is written after all, and takes a lock each time', async () => {
    const db = await open();
    const workspaceId = await workspace(db);
    await db.inWorkspace(workspaceId, (tx) =>
      readingOnce(tx, async () => {
        expect(await named(tx, { form: 'a' })).toHaveLength(1);
        expect(await locked(tx, { form: 'a' })).not.toBe(await locked(tx, { form: 'a' }));
        await renamed(tx, { form: 'a', to: 'b' });
        expect(await named(tx, { form: 'a' })).toEqual([]);
        expect(await named(tx, { form: 'b' })).toHaveLength(1);
      }),
    );
  });

  it('remembers nothing for the next one', async () => {
    const db = await open();
    const workspaceId = await workspace(db);
    const look = (work: (tx: Tx) => Promise<unknown>) =>
      db.inWorkspace(workspaceId, (tx) => readingOnce(tx, () => work(tx)));
    await look((tx) => named(tx, { form: 'a' }));
    await db.inWorkspace(workspaceId, (tx) => renamed(tx, { form: 'a', to: 'b' }));
    await look(async (tx) => expect(await named(tx, { form: 'a' })).toEqual([]));
  });
});

eachEngine('what a transaction does last', (open) => {
  const insert = (workspaceId: string, form: string) => ({
    text: `insert into draft (workspace_id, user_id, form, "values", saved_at) values ($1, 'U1', $2, '{}', now())`,
    values: [workspaceId, form],
  });

  it('is committed with it, and its rows are told', async () => {
    const written: unknown[] = [];
    const db = await open();
    const workspaceId = await workspace(db);
    const told = await db.inWorkspace(workspaceId, async (tx) => {
      const { text, values } = insert(workspaceId, 'b');
      lastly(tx, { text: `${text} returning form`, values, told: (rows) => written.push(...rows) });
      expect(await named(tx, { form: 'b' })).toEqual([]);
      return 'done';
    });
    expect(told).toBe('done');
    expect(written).toEqual([{ form: 'b' }]);
    await db.inWorkspace(workspaceId, async (tx) => expect(await named(tx, { form: 'b' })).toHaveLength(1));
  });

  it('undoes it where it fails, and says why', async () => {
    const db = await open();
    const workspaceId = await workspace(db);
    const attempt = db.inWorkspace(workspaceId, async (tx) => {
      await renamed(tx, { form: 'a', to: 'b' });
      lastly(tx, insert(workspaceId, 'b'));
    });
    await expect(attempt).rejects.toThrow(/draft/);
    await db.inWorkspace(workspaceId, async (tx) => expect(await named(tx, { form: 'a' })).toHaveLength(1));
  });
});

const beside = statement((orm) =>
  orm
    .select({
      engagements: listed(engagement, {
        where: eq(engagement.workspaceId, workspaceTable.workspaceId),
        order: [desc(engagement.name)],
      }),
      drafts: listed(draft, { where: eq(draft.workspaceId, given('workspaceId')), order: [asc(draft.form)] }),
      none: listed(draft, { where: eq(draft.form, sql`'none'`), order: [asc(draft.form)] }),
    })
    .from(workspaceTable),
);

eachEngine('rows that stand beside a thing', (open) => {
  it('are read as they are elsewhere, in their order', async () => {
    const db = await open();
    const { workspaceId, clock, world } = await newWorkspace(db, { rooms });
    for (const name of ['„Ä“ \\ "x"', 'B']) await startedEngagement(world, workspaceId, { name });
    await db.inWorkspace(workspaceId, async (tx) => {
      const values = { list: [1, null, 'ß'], at: '2026-01-05' };
      await tx.insert(draft).values({ workspaceId, userId: 'U1', form: 'a', values, savedAt: clock.now() });
      const [found] = await beside(tx, { workspaceId });
      const engagements = await tx.select().from(engagement).orderBy(desc(engagement.name));
      expect(engagements).toHaveLength(2);
      // As text: moments are equal only so.
      expect(JSON.stringify(found?.engagements)).toBe(JSON.stringify(engagements));
      expect(JSON.stringify(found?.drafts)).toBe(JSON.stringify(await tx.select().from(draft)));
      expect(found?.engagements[0]?.createdAt).toBeInstanceOf(Temporal.Instant);
      expect(found?.none).toEqual([]);
    });
  });
});
