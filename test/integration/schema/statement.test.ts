import { and, eq, lt, sql } from 'drizzle-orm';
import { beforeAll, expect, it } from 'vitest';
import type { Database } from '../../../db/database.ts';
import { receipt } from '../../../db/schema/record.ts';
import { given, insertion, statement } from '../../../db/statement.ts';
import { eachEngine, type Open } from '../../support/database.ts';

const at = Temporal.Instant.from('2027-03-01T09:00:00Z');
const later = at.add({ hours: 1 }).toString();

let built = 0;
const before = statement((orm) => {
  built += 1;
  return orm
    .select({ key: receipt.key, at: receipt.at })
    .from(receipt)
    .where(and(eq(receipt.workspaceId, given('workspaceId')), lt(receipt.at, given('moment'))));
});
const insert = insertion(receipt, [receipt.workspaceId, receipt.key]);

eachEngine('a statement built once', (open: Open) => {
  let db: Database;
  beforeAll(async () => {
    db = await open();
  });

  it('reads and writes what drizzle would, each time with its own values and in its own transaction', async () => {
    const written = await db.inWorkspace('T0ONE', (tx) =>
      insert(tx, { workspaceId: 'T0ONE', key: 'first', at }),
    );
    const again = await db.inWorkspace('T0ONE', (tx) =>
      insert(tx, { workspaceId: 'T0ONE', key: 'first', at }),
    );
    expect([written, again]).toEqual([true, false]);
    built = 0;
    const read = (workspaceId: string) =>
      db.inWorkspace(workspaceId, (tx) => before(tx, { workspaceId, moment: later }));
    expect(await read('T0ONE')).toEqual([{ key: 'first', at }]);
    expect(await read('T0OTHER')).toEqual([]);
    expect(built).toBe(1);
  });

  it('is not sent where something it is to be given is missing', async () => {
    const run = db.inWorkspace('T0ONE', (tx) => before(tx, { workspaceId: 'T0ONE' }));
    await expect(run).rejects.toThrow('moment');
  });

  it('[X5] a transaction in which a statement failed is not taken for committed', async () => {
    const run = db.inWorkspace('T0ONE', async (tx) => {
      await insert(tx, { workspaceId: 'T0ONE', key: 'lost', at });
      await tx.execute(sql`select 1 / 0`).catch(() => {});
    });
    await expect(run).rejects.toThrow();
  });
});
