import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { systemClock } from '../src/clock.ts';
import { confirmImport } from '../src/foundation/confirm-import.ts';
import { sourcesCsv } from '../src/foundation/csv/write.ts';
import { findImport, insertImport } from '../src/foundation/import-store.ts';
import { readBytes, settle } from '../src/foundation/read-worker.ts';
import { rowOf, type Source } from '../src/foundation/store.ts';
import { openQueue } from '../src/jobs/queue.ts';
import { loadPlaybook } from '../src/playbook/playbook.ts';
import { DELIVERY_QUEUE } from '../src/slack/delivery/want.ts';
import type { World } from '../src/world.ts';
import { type Bench, type Figure, rounded } from './support/bench.ts';
import { fields, furnish } from './support/furnish.ts';
import { openBenchDatabase } from './support/stage.ts';

const ROWS = 2_000;
const WORKSPACE = 'T0BENCH';
const USER = 'U0BENCH';

/** From a CSV file's bytes to its dry run, and from the click that confirms it to every row saved and recorded. */
export default async function importRows(bench: Bench): Promise<Figure[]> {
  const db = await openBenchDatabase(await bench.database());
  bench.defer(() => db.close());
  const log = pino({ level: 'error' }, pino.destination(2));
  const queue = openQueue(db, log);
  bench.defer(() => queue.stop());
  await queue.start([{ queue: DELIVERY_QUEUE, concurrency: 1, handle: async () => {} }], false);
  const world: World = { db, queue, clock: systemClock, playbook: loadPlaybook(), rooms: [], log };
  const [engagementId = ''] = await furnish(
    db,
    { workspaceId: WORKSPACE, userIds: [USER], channelIds: ['C0BENCH'] },
    1,
    50,
  );
  const bytes = file(engagementId);
  const [id, actor] = [randomUUID(), { workspaceId: WORKSPACE, userId: USER, origin: 'slack' as const }];
  await db.inWorkspace(WORKSPACE, (tx) =>
    insertImport(tx, {
      ...actor,
      id,
      engagementId,
      fileName: 'sources.csv',
      state: 'reading',
      run: 1,
      createdAt: systemClock.now(),
    }),
  );
  const found = await db.inWorkspace(WORKSPACE, (tx) => findImport(tx, WORKSPACE, id));

  const started = performance.now();
  const dryRun = await readBytes(world, found, bytes);
  await settle(world, found, dryRun);
  const shown = performance.now();
  await confirmImport(world, actor, { engagementId, id, run: 1 });
  const done = performance.now();

  if (dryRun.problems.length > 0 || dryRun.rows?.length !== ROWS) {
    throw new Error(`the file was not taken: ${JSON.stringify(dryRun.problems[0] ?? dryRun.summary)}`);
  }
  const seconds = (from: number, to: number) => rounded((to - from) / 1_000);
  return [
    {
      name: 'import_2000_rows_dry_run_s',
      value: seconds(started, shown),
      unit: 's',
      peer: null,
      ratio: null,
    },
    { name: 'import_2000_rows_s', value: seconds(started, done), unit: 's', peer: null, ratio: null },
  ];
}

function file(engagementId: string): Uint8Array {
  const by = { workspaceId: WORKSPACE, engagementId, userId: USER, now: systemClock.now() };
  const sources = Array.from({ length: ROWS }, (_, at) =>
    rowOf(
      randomUUID(),
      { ...fields, name: `Imported source ${at}`, checkedBy: USER, checkedOn: '2026-01-05' },
      by,
    ),
  );
  return new TextEncoder().encode(sourcesCsv(sources as Source[], false));
}
