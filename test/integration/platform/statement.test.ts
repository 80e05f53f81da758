import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import type { Database, Tx } from '../../../db/database.ts';
import { lastly } from '../../../db/lastly.ts';
import { draft } from '../../../db/schema/workspace.ts';
import { given, readingOnce, statement } from '../../../db/statement.ts';
import { eachEngine } from '../../support/database.ts';
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

  it('is committed with it', async () => {
    const db = await open();
    const workspaceId = await workspace(db);
    const told = await db.inWorkspace(workspaceId, async (tx) => {
      lastly(tx, insert(workspaceId, 'b'));
      expect(await named(tx, { form: 'b' })).toEqual([]);
      return 'done';
    });
    expect(told).toBe('done');
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
