import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { spyOn } from '../../../bench/support/spy.ts';
import { openDatabase, query, type Tx } from '../../../db/database.ts';
import { workspace } from '../../../db/schema/workspace.ts';
import { given, statement } from '../../../db/statement.ts';
import { together } from '../../../db/together.ts';
import { eachEngine, onPostgres, serverOf } from '../../support/database.ts';
import { newWorkspace } from '../../support/world.ts';

/** Parameters of every kind that rooms use, and a list whose order and length depend on them. */
const asked = (tx: Tx, one: Asked) =>
  query(
    tx,
    sql`select ${one.word}::text || '$1' as "the $2 word", ${one.number}::int + 1 as n, ${one.number}::bigint as big,
      ${one.day}::date + 1 as day, ${one.moment}::timestamptz as moment, ${one.flag}::boolean as flag,
      ${JSON.stringify({ is: one.word })}::jsonb ->> 'is' as json, ${`{${one.number},2}`}::int[] as list, many.x
      from generate_series(${one.number}::int, ${one.number}::int + 5) many (x)
      where ${one.word}::text is not null order by many.x desc limit ${one.rows}`,
  );
interface Asked {
  word: string | null;
  number: number;
  day: string | null;
  moment: string;
  flag: boolean;
  rows: number;
}
const anyone: fc.Arbitrary<Asked> = fc.record({
  word: fc.option(fc.string({ unit: 'grapheme' }).map((word) => word.replaceAll('\0', '').toWellFormed())),
  number: fc.integer({ min: -1000, max: 1000 }),
  day: fc.option(fc.constantFrom('2027-03-01', '2024-02-29')),
  moment: fc.constantFrom('2027-03-01T08:00:00Z', '2027-03-28T00:59:59.999+01:00'),
  flag: fc.boolean(),
  rows: fc.integer({ min: 0, max: 8 }),
});

const named = statement((orm) =>
  orm
    .select({
      name: workspace.name,
      installedAt: workspace.installedAt,
      asked: sql<string>`${given('asked')}::text`,
    })
    .from(workspace)
    .where(sql`${workspace.workspaceId} = ${given('id')}`),
);

eachEngine('many who ask side by side', (open) => {
  it('[D3] everybody is answered as if they had asked alone, whatever they ask', async () => {
    const db = await open();
    const { workspaceId } = await newWorkspace(db);
    const property = fc.asyncProperty(fc.array(anyone, { minLength: 1, maxLength: 12 }), async (many) => {
      const story = async (tx: Tx, one: Asked) => {
        const first = await asked(tx, one);
        // What they go on to ask depends on the answer.
        if (first.length % 2 === 0) return { first };
        return { first, next: await named(tx, { id: workspaceId, asked: one.word ?? '' }) };
      };
      await db.inWorkspace(workspaceId, async (tx) => {
        const alone = [];
        for (const one of many) alone.push(await story(tx, one));
        const answered = await together(tx, many, story);
        expect(answered).toEqual(alone.map((value) => ({ status: 'fulfilled', value })));
      });
    });
    await fc.assert(property, { numRuns: 40 });
  });

  it('[X2] each sees rows of the workspace only, also asked together', async () => {
    const db = await open();
    const [mine, other] = [await newWorkspace(db), await newWorkspace(db)];
    const ids = [mine.workspaceId, other.workspaceId];
    const found = await db.inWorkspace(mine.workspaceId, (tx) =>
      together(tx, ids, async (side, id) => (await named(side, { id, asked: id })).length),
    );
    expect(found.map((one) => one.status === 'fulfilled' && one.value)).toEqual([1, 0]);
  });

  it('large numbers, and what is no number, are asked as they are', async () => {
    const db = await open();
    const { workspaceId } = await newWorkspace(db);
    const numbers = [2n ** 60n, 2n ** 60n + 1n, Number.NaN, null, Number.POSITIVE_INFINITY];
    const found = await db.inWorkspace(workspaceId, (tx) =>
      together(tx, numbers, async (side, one) => {
        const [row] = await query<{ text: string | null }>(side, sql`select (${one}::numeric)::text as text`);
        return row?.text;
      }),
    );
    expect(found.map((one) => one.status === 'fulfilled' && one.value)).toEqual([
      '1152921504606846976',
      '1152921504606846977',
      'NaN',
      null,
      'Infinity',
    ]);
  });

  it('a failure is told to all who asked with it', async () => {
    const db = await open();
    const { workspaceId } = await newWorkspace(db);
    const halves = (tx: Tx, by: number) => query(tx, sql`select 1 / ${by}::int as half`);
    const told = db.inWorkspace(workspaceId, async (tx) => {
      const all = await together(tx, [2, 0, 1], halves);
      expect(all.map(({ status }) => status)).toContain('rejected');
      await query(tx, sql`select 1`);
    });
    await expect(told).rejects.toThrow();
  });
});

onPostgres('many who ask side by side, counted', (open) => {
  it('what a thousand ask alike is one statement, and what they ask the same is asked once', async () => {
    const closing: (() => unknown)[] = [];
    const spy = await spyOn({ defer: (close) => closing.push(close) }, serverOf(await open()), 'phasegate');
    const db = await openDatabase({ url: spy.url, max: 1 });
    const { workspaceId } = await newWorkspace(db);
    const run = (of: (at: number) => string) =>
      db.inWorkspace(workspaceId, (tx) =>
        together(
          tx,
          Array.from({ length: 1_000 }, (_, at) => of(at)),
          async (side, asked) => (await named(side, { id: workspaceId, asked }))[0]?.asked,
        ),
      );
    await run(String);
    spy.take();
    const found = await run(String);
    expect(found.map((one) => one.status === 'fulfilled' && one.value)).toEqual(
      Array.from({ length: 1_000 }, (_, at) => String(at)),
    );
    expect(spy.take().statements, 'begin, the one, commit').toHaveLength(3);
    await run(() => 'the same');
    expect(spy.take().statements.at(1)).not.toContain('lateral');
    await db.close();
    for (const close of closing) await close();
  });
});
