import { randomUUID } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import { like } from 'drizzle-orm';
import { pino } from 'pino';
import { expect, it, onTestFinished } from 'vitest';
import { message } from '../../../db/schema/delivery.ts';
import { foundationFile, requestFile } from '../../../src/foundation/asked-files.ts';
import { startImport } from '../../../src/imports/check.ts';
import { READ_QUEUE } from '../../../src/imports/ids.ts';
import { problemsFile, requestProblems } from '../../../src/imports/problems-file.ts';
import { readWorker } from '../../../src/imports/read-worker.ts';
import { openQueue } from '../../../src/jobs/queue.ts';
import { deliveryClient } from '../../../src/slack/client.ts';
import { TRIES } from '../../../src/slack/send-once.ts';
import { eachEngine } from '../../support/database.ts';
import { loadImport } from '../../support/imports.ts';
import { bench as benchOf } from '../../support/sources.ts';
import { toyImport } from '../../support/toy-import.ts';
import { limited } from '../../support/tries.ts';

async function bench(db: Parameters<typeof benchOf>[0]) {
  const at = await benchOf(db);
  const world = { ...at.world, rooms: [toyImport().room] };
  const id = randomUUID();
  const file = { fileId: 'F0TOYS', fileName: 'toys.bin', viewId: 'V1', options: {} };
  await startImport(world, at.lead, { engagementId: at.engagementId, id, kind: 'toys', ...file });
  const [entry] = at.queue.take().filter(({ queue }) => queue === READ_QUEUE);
  if (!entry) throw new Error('nothing is to be read');
  return { ...at, world, id, entry };
}

eachEngine('a file that cannot be read', (open) => {
  it('[X5] ends after a few tries, told at the file; also one that takes the process with it', async () => {
    const at = await bench(await open());
    // Nothing listens there.
    const client = deliveryClient('xoxb-1', { slackApiUrl: 'http://127.0.0.1:9/api/', log: at.world.log });
    const reading = (world: typeof at.world) => limited(readWorker({ world, clientFor: async () => client }));
    const worker = reading(at.world);
    await expect(worker.handle(at.entry.data, 5)).rejects.toThrow();
    expect(await loadImport(at, at.id)).toMatchObject({ state: 'reading' });
    await worker.handle(at.entry.data, 6);
    const told = [{ key: 'imports.fault.unreadable', params: { tries: 6 } }];
    expect(await loadImport(at, at.id)).toMatchObject({ state: 'refused', problems: told });

    const other = await bench(at.world.db);
    await reading(other.world).handle(other.entry.data, 7);
    expect(await loadImport(other, other.id)).toMatchObject({ state: 'refused', problems: told });
  });
});

eachEngine('a file that cannot be sent', (open) => {
  it.each(['problems', 'sources'])(
    '[X5] ends after a few tries, and who asked for it is told: %s',
    async (kind) => {
      const at = await bench(await open());
      const deps = (slackApiUrl: string) => ({
        world: at.world,
        clientFor: async () => deliveryClient('xoxb-1', { slackApiUrl, log: at.world.log }),
      });
      // Nothing listens there.
      const away = deps('http://127.0.0.1:9/api/');
      if (kind === 'problems') await requestProblems(at.world, at.lead, at.id);
      else await requestFile(at.world, at.lead, at.engagementId, { kind: 'sources', withRetired: false });
      const [entry] = at.queue.take();
      if (!entry) throw new Error('nothing is to be sent');
      const worker = limited(kind === 'problems' ? problemsFile.worker(away) : foundationFile.worker(away));
      const told = () =>
        at.world.db.inWorkspace(at.workspaceId, (tx) =>
          tx.select({ to: message.destination }).from(message).where(like(message.subject, '%.unsent:%')),
        );
      await expect(worker.handle(entry.data, TRIES - 1)).rejects.toThrow();
      expect(await told()).toEqual([]);
      await worker.handle(entry.data, TRIES);
      await worker.handle(entry.data, TRIES + 1);
      expect(await told()).toEqual([{ to: at.lead.userId }]);
    },
  );
});

eachEngine('files of several workspaces', (open) => {
  it('[X7] one workspace with many does not keep another waiting', async () => {
    const db = await open();
    const [busy, other] = [await bench(db), await bench(db)];
    expect([busy.entry.key, other.entry.key]).toEqual([busy.workspaceId, other.workspaceId]);
    const queue = openQueue(db, pino({ level: 'silent' }));
    onTestFinished(() => queue.stop());
    const held = Promise.withResolvers<void>();
    const started: string[] = [];
    const { concurrency } = readWorker({ world: busy.world, clientFor: async () => null });
    const handle = async ({ workspaceId }: { workspaceId: string }) => {
      started.push(workspaceId);
      if (workspaceId === busy.workspaceId) await held.promise;
    };
    await queue.start([{ queue: READ_QUEUE, concurrency, tries: 1, handle }], true);
    const many = Array.from({ length: 12 }, () => busy.entry);
    await db.orm.transaction((tx) => queue.insert(tx as never, many));
    while (started.length === 0) await breathe();
    await db.orm.transaction((tx) => queue.insert(tx as never, [other.entry]));
    while (!started.includes(other.workspaceId)) await breathe();
    expect(started.filter((one) => one === busy.workspaceId)).toHaveLength(1);
    held.resolve();
  });
});
