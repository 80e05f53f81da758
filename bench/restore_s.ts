import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Database, openDatabase } from '../db/database.ts';
import { deployment } from '../db/schema/production.ts';
import { workspace } from '../db/schema/workspace.ts';
import { verifyAll } from '../src/record/verify-command.ts';
import { atWork } from './support/actions.ts';
import { type Bench, type Figure, rounded } from './support/bench.ts';
import { furnish } from './support/furnish.ts';
import { pastActions, pastEvents } from './support/past.ts';

const run = promisify(execFile);
const workspaceId = 'T0BENCH';
const ACTIONS = 100_000;
const EVENTS = 50_000;

/**
 * [A1] Seconds from a dump (`pg_dump --format=custom`) to a database whose record was verified: `pg_restore` of a hundred
 * thousand actions and fifty thousand events, and `audit:verify`. The peer is `pg_restore` alone.
 */
export default async function restore(bench: Bench): Promise<Figure[]> {
  const from = await bench.database();
  const dump = join(bench.folder(), 'phasegate.dump');
  const filled = await openDatabase({ url: from });
  try {
    await furnishPast(filled);
  } finally {
    await filled.close();
  }
  await run('pg_dump', ['--format=custom', `--file=${dump}`, from]);
  const to = await bench.database();
  const started = performance.now();
  await run('pg_restore', [`--dbname=${to}`, '--exit-on-error', '--no-owner', dump]);
  const restored = (performance.now() - started) / 1_000;
  const db = await openDatabase({ url: to });
  try {
    const lines: string[] = [];
    if (!(await verifyAll(db, (line) => lines.push(line)))) throw new Error(lines.join('\n'));
    if (!lines.some((line) => Number(/(\d+) events/.exec(line)?.[1]) >= EVENTS))
      throw new Error('events are missing');
  } finally {
    await db.close();
  }
  const value = (performance.now() - started) / 1_000;
  return [
    {
      name: 'restore_s',
      value: rounded(value),
      unit: 's',
      peer: rounded(restored),
      ratio: rounded(value / restored),
    },
  ];
}

async function furnishPast(db: Database): Promise<void> {
  const now = Temporal.Now.instant();
  const createdBy = 'U0BENCH';
  await db.inWorkspace(workspaceId, (tx) =>
    tx
      .insert(workspace)
      .values({ workspaceId, name: 'Bench', botUserId: 'U0BOT', locale: 'en', installedAt: now }),
  );
  const people = { workspaceId, userIds: [createdBy], channelIds: ['C0BENCH'] };
  const [engagementId = ''] = await furnish(db, people, 1, 1);
  const id = randomUUID();
  await db.inWorkspace(workspaceId, (tx) =>
    tx
      .insert(deployment)
      .values({ workspaceId, id, createdBy, createdAt: now, ...atWork(engagementId, 0, now) }),
  );
  await pastActions(db, workspaceId, id, ACTIONS);
  await pastEvents(db, workspaceId, EVENTS);
}
