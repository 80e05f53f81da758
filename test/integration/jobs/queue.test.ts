import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Database } from '../../../db/database.ts';
import { openQueue, type Queue, type QueueEntry } from '../../../src/jobs/queue.ts';
import { QUEUE_OPTIONS } from '../../../src/jobs/queue-database.ts';
import { TAKE } from '../../../src/jobs/taking.ts';
import { inTrace } from '../../../src/trace.ts';
import { eachEngine, type Open, onPostgres, serverOf } from '../../support/database.ts';

const workspaceId = 'T0QUEUE';
const CONCURRENCY = 4;
const SOON = { timeout: 20_000, interval: 10 };

/** A queue at work in a suite's database. @param looks whether it looks by itself, every two seconds, too */
function working(open: Open, { looks }: { looks: boolean }) {
  let db: Database;
  let queue: Queue;
  /** What each entry does, by its name; those of no name are done at once. */
  const acts = new Map<string, () => Promise<void>>();
  const begun: string[] = [];

  beforeAll(async () => {
    db = await open();
    queue = openQueue(db, pino({ level: 'silent' }));
    const handle = async (data: QueueEntry['data']) => {
      begun.push(String(data.name));
      await acts.get(String(data.name))?.();
    };
    if (!looks) vi.useFakeTimers({ toFake: ['setInterval'] });
    await queue.start(
      [{ queue: 'errand', concurrency: CONCURRENCY, tries: Number.POSITIVE_INFINITY, handle }],
      true,
    );
    vi.useRealTimers();
  });
  afterAll(() => queue.stop());

  return {
    acts,
    begun,
    /** Writes entries in one transaction. */
    write: (...entries: { name: string; key?: string }[]) =>
      db.inWorkspace(workspaceId, async (tx) => {
        const made = entries.map(({ name, key }) => ({
          queue: 'errand',
          data: { workspaceId, name },
          ...(key && { key }),
        }));
        await queue.insert(tx, made);
      }),
    done: (names: string[]) =>
      vi.waitFor(() => expect(begun.filter((name) => names.includes(name))).toHaveLength(names.length), SOON),
  };
}

eachEngine('the queue, by what it is told alone', (open: Open) => {
  const { acts, begun, write, done } = working(open, { looks: false });

  it('[X5] takes an entry as soon as it is committed', async () => {
    await write({ name: 'one' });
    await done(['one']);
  });

  it('[X5] takes as many at once as it may, of those written together', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const names = Array.from({ length: CONCURRENCY }, (_, at) => `together ${at}`);
    for (const name of names) acts.set(name, () => promise);
    await write(...names.map((name) => ({ name, key: name })));
    // None of them is done: each was taken by itself.
    await done(names);
    resolve();
  });

  it('[X5] goes through what waits, one after another where the key is the same', async () => {
    const names = Array.from({ length: 20 }, (_, at) => `line ${at}`);
    let active = 0;
    let most = 0;
    for (const name of names)
      acts.set(name, async () => {
        active += 1;
        most = Math.max(most, active);
        await new Promise(setImmediate);
        active -= 1;
      });
    for (const name of names) await write({ name, key: 'line' });
    await done(names);
    expect(most).toBe(1);
    expect(begun.filter((name) => names.includes(name))).toEqual(names);
  });

  it('[X5] takes those that say the same once, after the last of them was written', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    acts.set('same', () => promise);
    await write({ name: 'same', key: 'same' });
    await done(['same']);
    // Another key's, and another thing: neither goes with them.
    // Whose request wrote each makes no difference.
    for (const key of ['same', 'same', 'other', 'same']) await inTrace(() => write({ name: 'same', key }));
    await write({ name: 'unlike', key: 'same' });
    resolve();
    await done(['unlike']);
    await vi.waitFor(() => expect(begun.filter((name) => name === 'same')).toHaveLength(3), SOON);
  });
});

onPostgres('the queue, when its listener is cut off', (open: Open) => {
  const { write, done } = working(open, { looks: false });

  it('[X5] finds what came in meanwhile as soon as it listens again', async () => {
    await write({ name: 'before' });
    await done(['before']);
    const server = new pg.Client(serverOf(await open()));
    await server.connect();
    await server.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and application_name = 'phasegate-listener'`,
    );
    await server.end();
    await write({ name: 'meanwhile' });
    await done(['meanwhile']);
  });
});

eachEngine('the queue, by its own looks', (open: Open) => {
  const { acts, begun, write } = working(open, { looks: true });

  it('[X5] tries again what failed, and what stood behind it is not held up', async () => {
    let attempts = 0;
    acts.set('first', async () => {
      attempts += 1;
      if (attempts === 1) throw new Error('not yet');
    });
    await write({ name: 'first', key: 'key' }, { name: 'second', key: 'key' });
    await vi.waitFor(() => expect(attempts).toBe(2), { timeout: 15_000, interval: 20 });
    expect(begun).toContain('second');
  });
});

onPostgres('the look at the queue', (open) => {
  it('goes by an index, whatever it asks for, also where it was planned while the table was empty', async () => {
    const db = await open();
    const queue = openQueue(db, pino({ level: 'silent' }));
    await queue.start([], false);
    const client = new pg.Client({ connectionString: serverOf(db), options: QUEUE_OPTIONS });
    await client.connect();
    await client.query(`prepare look as ${TAKE}`);
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(
      "explain (verbose) execute look(array['errand'])",
    );
    await client.end();
    await queue.stop();
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toContain('unnest($1)');
    expect(plan).toContain('Index Scan');
    expect(plan).not.toContain('Seq Scan');
  });
});
