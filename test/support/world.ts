import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import type { Database } from '../../db/database.ts';
import { workspace } from '../../db/schema/workspace.ts';
import { openOutside } from '../../src/guarded-fetch/outside.ts';
import { type Queue, type QueueEntry, writeEntries } from '../../src/jobs/queue.ts';
import type { Playbook } from '../../src/playbook/playbook.ts';
import type { Room } from '../../src/room.ts';
import { requestMessages } from '../../src/slack/delivery/wanted.ts';
import { openVault } from '../../src/vault.ts';
import type { World } from '../../src/world.ts';
import { shippedPlaybook } from './playbook.ts';

/** A clock that stands still until it is told. */
export class TestClock {
  #now: Temporal.Instant;

  constructor(now: string | Temporal.Instant) {
    this.#now = Temporal.Instant.from(now);
  }

  now(): Temporal.Instant {
    return this.#now;
  }

  set(now: string | Temporal.Instant): void {
    this.#now = Temporal.Instant.from(now);
  }

  advance(duration: Temporal.DurationLike): void {
    this.#now = this.#now.add(duration);
  }
}

/** Keeps what verbs queue, for a test to look at or to run. Real queues are tested with a real pg-boss. */
export class TestQueue implements Queue {
  entries: QueueEntry[] = [];

  insert: Queue['insert'] = async (tx, entries, ending) => {
    if (ending) await writeEntries(tx, [], ending);
    this.entries.push(...entries.map(({ wakes: _, watched: __, waits: ___, ...entry }) => entry));
  };
  start: Queue['start'] = async () => {};
  stop: Queue['stop'] = async () => {};

  /** Takes the waiting entries out. */
  take(): QueueEntry[] {
    const taken = this.entries;
    this.entries = [];
    return taken;
  }
}

export interface TestWorldOptions {
  now?: string | Temporal.Instant;
  playbook?: Playbook;
  queue?: Queue;
  rooms?: readonly Room[];
  /** The same for every world of a process, where nothing is said. */
  encryptionKey?: Buffer | null;
  /** Private hosts that are reached none the less. */
  allowedHosts?: readonly string[];
}

/** Worlds on one database are of one installation. */
const KEY = randomBytes(32);

/** A world on a real database, with a settable clock and a queue that only keeps. */
export function testWorld(db: Database, options: TestWorldOptions = {}): TestWorld {
  const clock = new TestClock(options.now ?? '2027-03-01T09:00:00Z');
  const kept = new TestQueue();
  const world: World = {
    db,
    queue: options.queue ?? kept,
    clock,
    requestMessages,
    get playbook() {
      return options.playbook ?? shippedPlaybook();
    },
    rooms: options.rooms ?? [],
    vault: openVault(options.encryptionKey === undefined ? KEY : options.encryptionKey),
    outside: openOutside(options.allowedHosts ?? []),
    log: pino({ level: process.env.LOG_LEVEL ?? 'silent' }),
  };
  return { world, clock, queue: kept };
}

export interface TestWorld {
  world: World;
  clock: TestClock;
  queue: TestQueue;
}

export interface TestWorkspace extends TestWorld {
  workspaceId: string;
}

/** A workspace of the test's own, so that tests share a database and never meet. */
export async function newWorkspace(
  db: Database,
  options: TestWorldOptions & { workspaceId?: string; locale?: string } = {},
): Promise<TestWorkspace> {
  const workspaceId = options.workspaceId ?? `T${randomBytes(5).toString('hex').toUpperCase()}`;
  const made = testWorld(db, options);
  await db.inWorkspace(workspaceId, (tx) =>
    tx.insert(workspace).values({
      workspaceId,
      name: `Workspace ${workspaceId}`,
      botUserId: 'UBOT',
      locale: options.locale ?? 'en',
      installedAt: made.clock.now(),
    }),
  );
  return { workspaceId, ...made };
}
