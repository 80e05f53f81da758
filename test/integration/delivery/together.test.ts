import { setImmediate } from 'node:timers/promises';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { openQueue } from '../../../src/jobs/queue.ts';
import { deliveryWorker } from '../../../src/slack/delivery/worker.ts';
import { eachEngine, onPostgres } from '../../support/database.ts';
import { OPEN, stage, UNJOINED } from './stage.ts';

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
