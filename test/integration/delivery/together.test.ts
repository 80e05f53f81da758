import { setImmediate } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import { expect, onTestFinished, test, vi } from 'vitest';
import { query } from '../../../db/database.ts';
import { openQueue } from '../../../src/jobs/queue.ts';
import type { Showing } from '../../../src/record/act.ts';
import { deliveryWorker } from '../../../src/slack/delivery/worker.ts';
import { eachEngine, onPostgres } from '../../support/database.ts';
import { OPEN, PRIVATE, stage, UNJOINED } from './stage.ts';

onPostgres('several deliveries at once', (open) => {
  test('[X5] two workers that choose the same message at the same moment post it once', async () => {
    const s = await stage(await open());
    const { note } = s.deps.cards;
    const both = Promise.withResolvers<void>();
    let rendering = 0;
    s.deps.cards = {
      note: async (context, id) => {
        rendering += 1;
        if (rendering === 2) both.resolve();
        await both.promise;
        return note?.(context, id) ?? null;
      },
    };
    await s.show('a');
    await s.show('b');
    await Promise.all(s.queue.take().map(({ data }) => deliveryWorker(s.deps).handle(data, 1)));
    await s.run();
    expect(s.texts()).toEqual(['a', 'b']);
    expect(s.sandbox.calls('chat.postMessage')).toHaveLength(2);
  });

  test('[X5] a worker that finds another one posting waits, looks, and posts nothing', async () => {
    const s = await stage(await open());
    s.sandbox.faults.add({ kind: 'slow', method: 'chat.postMessage', ms: 300, times: 1 });
    await s.show('a');
    const [entry] = s.queue.take();
    if (!entry) throw new Error('nothing queued');
    const first = deliveryWorker(s.deps).handle(entry.data, 1);
    await s.sandbox.until(() => s.posted().length > 0);
    await deliveryWorker(s.deps).handle(entry.data, 1);
    expect(s.queue.entries[0]?.startAfter?.since(s.clock.now()).total('seconds')).toBeGreaterThan(10);
    await first;
    await s.run();
    expect(s.texts()).toEqual(['a']);
  });

  test('[X6] what comes while a channel is found closed is told of as well, though it woke nobody', async () => {
    const s = await stage(await open());
    await s.show('a');
    await s.run();
    s.sandbox.faults.archive(OPEN);
    s.deps.undelivered = [
      async (_acting, letter) => {
        s.letters.push(letter);
        if (s.letters.length === 1) await s.show('b');
      },
    ];
    await s.show('a');
    const [entry] = s.queue.take();
    if (!entry) throw new Error('nothing queued');
    await deliveryWorker(s.deps).handle(entry.data, 1);
    expect(s.letters.map(({ subject }) => subject)).toEqual(['note:a', 'note:b']);
  });

  test('changes raised while delivery runs all arrive', async () => {
    const s = await stage(await open());
    const change = async (id: string) => {
      for (let times = 0; times < 20; times += 1) {
        s.says.set(id, `${id}${times}`);
        await s.show(id);
      }
    };
    let changing = true;
    const changes = Promise.all(['a', 'b', 'c'].map(change)).finally(() => {
      changing = false;
    });
    while (changing) {
      await s.run();
      await setImmediate();
    }
    await changes;
    await s.run();
    expect(s.texts().toSorted()).toEqual(['a19', 'b19', 'c19']);
    expect(s.sandbox.calls('chat.postMessage')).toHaveLength(3);
  });
});

eachEngine('delivery on the real queue', (open) => {
  test('[X5] an edit that waits takes later changes along; nobody is woken for them once more', {
    timeout: 20_000,
  }, async () => {
    const db = await open();
    const queue = openQueue(db, pino({ level: 'silent' }));
    const s = await stage(db, { queue });
    await queue.start([deliveryWorker(s.deps)], false);
    onTestFinished(() => queue.stop());
    const woken = async (id: string, showing: Partial<Showing> = {}, beside: Showing[] = []) => {
      await query(db.orm, sql`delete from pgboss.job`);
      if (!s.says.has(id)) s.says.set(id, id);
      await s.verb(async ({ show }) => {
        for (const one of [{ subject: `note:${id}`, destination: OPEN, ...showing }, ...beside]) show(one);
      });
      const jobs = await query<{ to: string }>(
        db.orm,
        sql`select data->>'destination' as to from pgboss.job`,
      );
      return jobs.map(({ to }) => to);
    };
    const deliver = (destination: string) =>
      deliveryWorker(s.deps).handle({ workspaceId: s.workspaceId, destination }, 1);
    expect(await woken('a')).toEqual([OPEN]);
    // Not posted yet: who is on the way to it may have looked before.
    expect(await woken('a')).toEqual([OPEN]);
    await deliver(OPEN);
    expect(await woken('a')).toEqual([OPEN]);
    expect(await woken('a')).toEqual([]);
    // What is new beside it goes along with it, not so what is new elsewhere.
    s.says.set('c', 'c').set('d', 'd').set('e', 'e');
    const reply = { subject: 'note:c', destination: OPEN, threadOf: 'note:a' };
    const beside = [
      reply,
      { subject: 'note:d', destination: PRIVATE },
      { subject: 'note:e', destination: OPEN },
    ];
    expect(await woken('a', {}, beside)).toEqual([PRIVATE]);
    await deliver(OPEN);
    expect(s.texts().toSorted()).toEqual(['a', 'c', 'e']);
    expect(await woken('a')).toEqual([OPEN]);
    // Another one there, and the same one elsewhere.
    expect(await woken('b')).toEqual([OPEN]);
    expect(await woken('a', { destination: PRIVATE })).toEqual([PRIVATE]);
    await deliver(PRIVATE);
    await s.show('a', { destination: PRIVATE });
    await query(
      db.orm,
      sql`update message set dead_at = now(), dead_reason = 'is_archived' where subject = 'note:a'`,
    );
    expect(await woken('a', { destination: PRIVATE })).toEqual([PRIVATE]);
  });

  test('[X5] the last of many changes arrives, whenever they come', { timeout: 40_000 }, async () => {
    const db = await open();
    const queue = openQueue(db, pino({ level: 'silent' }));
    const s = await stage(db, { queue });
    await queue.start([deliveryWorker(s.deps)], true);
    onTestFinished(() => queue.stop());
    const change = async (id: string) => {
      for (let times = 0; times < 30; times += 1) {
        s.says.set(id, `${id}${times}`);
        await s.show(id);
      }
    };
    await Promise.all(['a', 'b', 'c'].map(change));
    const last = () => s.texts().toSorted().join() === 'a29,b29,c29';
    await s.sandbox.until(last, 15_000);
    await vi.waitFor(async () => {
      expect((await s.rows()).filter((row) => row.wanted > row.delivered)).toEqual([]);
    }, 15_000);
  });

  test('what a verb shows arrives, also what it shows in a channel that must be joined', async () => {
    const db = await open();
    const queue = openQueue(db, pino({ level: 'silent' }));
    const s = await stage(db, { queue });
    await queue.start([deliveryWorker(s.deps)], true);
    onTestFinished(() => queue.stop());
    s.says.set('a', 'a').set('b', 'b').set('c', 'c');
    await s.verb(async ({ show }) => {
      show({ subject: 'note:a', destination: OPEN });
      show({ subject: 'note:b', destination: OPEN, threadOf: 'note:a' });
      show({ subject: 'note:c', destination: UNJOINED });
    });
    await s.sandbox.until(() => s.posted().length === 2 && s.posted(UNJOINED).length === 1, 15_000);
    expect(s.texts()).toEqual(['a', 'b']);
  });
});
