import { Writable } from 'node:stream';
import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { receipt } from '../../../db/schema/record.ts';
import { openLog } from '../../../src/log.ts';
import { eachEngine } from '../../support/database.ts';

const TYPED = 'what Lena typed';

/** What the log says of an error. */
function logged(error: unknown): { err: Record<string, unknown>; line: string } {
  let line = '';
  const paper = new Writable({
    write: (chunk, _encoding, done) => {
      line += String(chunk);
      done();
    },
  });
  openLog('info', paper).error({ err: error }, 'failed');
  return { err: (JSON.parse(line) as { err: Record<string, unknown> }).err, line };
}

const thrown = async (work: () => unknown): Promise<unknown> => {
  try {
    await work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
};

eachEngine('what the log says of errors', (open) => {
  it.each<[string, (db: Awaited<ReturnType<typeof open>>) => Promise<unknown>]>([
    ['a parameter', (db) => db.orm.execute(sql`select ${TYPED}::text from nowhere`)],
    ['a value of the wrong type', (db) => db.orm.execute(sql`select ${TYPED}::uuid`)],
    ['a value in JSON', (db) => db.orm.execute(sql`select ${`{"${TYPED}`}::jsonb`)],
    [
      'a row that is there already',
      async (db) => {
        const row = { workspaceId: 'T0LOG', key: TYPED, at: Temporal.Now.instant() };
        await db.inWorkspace('T0LOG', async (tx) => {
          await tx.insert(receipt).values(row);
          await tx.insert(receipt).values(row);
        });
      },
    ],
  ])('[X1] holds nothing of what people wrote: %s', async (_title, work) => {
    const db = await open();
    const { err, line } = logged(await thrown(() => work(db)));
    expect(line).not.toContain(TYPED);
    expect(line).not.toContain('Lena');
    expect(err).toMatchObject({ message: expect.stringMatching(/^Failed query: /) });
    expect(err.cause).toMatchObject({ code: expect.stringMatching(/^[0-9A-Z]{5}$/) });
    expect(err.stack).toContain('at ');
  });
});

it('[X1] the log holds no text that could not be parsed', async () => {
  for (const work of [() => JSON.parse(TYPED), () => z.object({ n: z.number() }).parse({ n: TYPED })]) {
    const { line } = logged(await thrown(work));
    expect(line).not.toContain('Lena');
  }
  expect(logged(new Error('outer', { cause: new TypeError('inner') })).err).toMatchObject({
    message: 'outer',
    cause: { type: 'TypeError', message: 'inner' },
  });
});
