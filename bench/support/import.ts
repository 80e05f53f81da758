import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { systemClock } from '../../src/clock.ts';
import { openOutside } from '../../src/guarded-fetch/outside.ts';
import { confirmImport } from '../../src/imports/confirm.ts';
import { readFile, settle } from '../../src/imports/read-worker.ts';
import { findImport, insertImport } from '../../src/imports/store.ts';
import { openQueue } from '../../src/jobs/queue.ts';
import { loadPlaybook } from '../../src/playbook/playbook.ts';
import type { Room } from '../../src/room.ts';
import { DELIVERY_QUEUE, requestMessages } from '../../src/slack/delivery/wanted.ts';
import { openVault } from '../../src/vault.ts';
import type { World } from '../../src/world.ts';
import type { Bench } from './bench.ts';
import { furnish } from './furnish.ts';
import { openBenchDatabase } from './stage.ts';

export const WORKSPACE = 'T0BENCH';
export const USER = 'U0BENCH';

/**
 * Imports a file into an engagement with 50 sources: from its bytes to the dry run that people see, and from
 * the click that confirms it to everything saved and recorded. Milliseconds.
 * @param rooms those whose kinds can be imported
 * @param rows how many things the file is to bring; anything else is an error
 */
export async function timeImport(
  bench: Bench,
  { kind, rooms, rows, bytes }: { kind: string; rooms: readonly Room[]; rows: number; bytes: Uint8Array },
): Promise<{ dryRun: number; confirm: number }> {
  const db = await openBenchDatabase(await bench.database());
  bench.defer(() => db.close());
  const log = pino({ level: 'error' }, pino.destination(2));
  const queue = openQueue(db, log);
  bench.defer(() => queue.stop());
  await queue.start([{ queue: DELIVERY_QUEUE, concurrency: 1, tries: 1, handle: async () => {} }], false);
  const vault = openVault(null);
  const outside = openOutside([]);
  const world: World = {
    requestMessages,
    vault,
    outside,
    db,
    queue,
    clock: systemClock,
    playbook: loadPlaybook(),
    rooms,
    log,
  };
  const people = { workspaceId: WORKSPACE, userIds: [USER], channelIds: ['C0BENCH'] };
  const [engagementId = ''] = await furnish(db, people, 1, 50);
  const [id, actor] = [randomUUID(), { workspaceId: WORKSPACE, userId: USER, origin: 'slack' as const }];
  const row = { ...actor, id, engagementId, kind, fileName: `${kind}.csv`, run: 1 };
  await db.inWorkspace(WORKSPACE, (tx) =>
    insertImport(tx, { ...row, state: 'reading', createdAt: systemClock.now() }),
  );
  const found = await db.inWorkspace(WORKSPACE, (tx) => findImport(tx, WORKSPACE, id));

  const started = performance.now();
  const read = await readFile(world, found, streamed(bytes));
  await settle(world, found, read);
  const shown = performance.now();
  const { problems, counts } = read.result;
  if (problems.length > 0 || counts.fresh !== rows)
    throw new Error(`the file was not taken: ${JSON.stringify(problems[0] ?? counts)}`);
  const asked = performance.now();
  await confirmImport(world, actor, { engagementId, id, run: 1 });
  return { dryRun: shown - started, confirm: performance.now() - asked };
}

/** In pieces, as they come from Slack. */
async function* streamed(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += 65_536) yield bytes.subarray(from, from + 65_536);
}
