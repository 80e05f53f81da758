import { and, eq, lt } from 'drizzle-orm';
import cron, { type ScheduledTask } from 'node-cron';
import { SYSTEM_WORKSPACE } from '../../db/database.ts';
import { clockSlot } from '../../db/schema/delivery.ts';
import type { Core } from '../core.ts';
import type { QueueWorker } from './queue.ts';

export const TICK_QUEUE = 'tick';

/** How long it is remembered that a slot has run: longer than a late replica could come with it. */
const SLOTS_KEPT = { hours: 48 };

/** While the database is away a slot is tried again, for as long as it makes sense to run it late. */
const RETRY_EVERY = 5_000;
const RETRY_FOR = { minutes: 55 };

/** In whose name a tick acts: of a workspace, or of none (`SYSTEM_WORKSPACE`). */
export interface ClockActor {
  workspaceId: string;
  userId: string;
  origin: 'clock';
}

/** A recurring job. It runs once a slot, however many replicas there are. `House` is what rooms act on. */
export interface Tick<House = Core> {
  /** room.noun.verb */
  name: string;
  /** Five-field cron expression, in UTC. */
  cron: string;
  /** It is of all workspaces together: it runs once a slot, in the name of none. Left out, it runs for each workspace. */
  once?: true;
  /** `slot` is the minute it stands for. */
  run(world: House, actor: ClockActor, slot: Temporal.Instant): Promise<void>;
}

export interface TickClock {
  start(): void;
  stop(): Promise<void>;
  /** Runs every tick that is due at this minute, as the clock does; for tests. */
  fire(slot: Temporal.Instant): Promise<void>;
}

/**
 * The clock of all replicas. Each goes by itself; for each tick and minute the first to write the slot wins,
 * and writes, in the same transaction, one queue entry a workspace, or a single one: a replica that dies in between leaves
 * neither, and another one takes the slot. node-cron's own election would come before that transaction.
 *
 * @throws Error where two ticks have one name, or a schedule cannot be read
 */
export function openClock(world: Core, ticks: readonly Tick<never>[]): TickClock {
  check(ticks);
  const tasks: ScheduledTask[] = [];
  const retries = new Set<NodeJS.Timeout>();
  const underWay = new Set<Promise<void>>();
  let stopped = false;

  async function fire(tick: Tick<never>, slot: Temporal.Instant): Promise<void> {
    try {
      await elect(world, tick, slot);
    } catch (error) {
      world.log.error(
        { err: error, tick: tick.name, slot: slot.toString() },
        'a tick could not be queued; trying again',
      );
      const isLate = Temporal.Instant.compare(world.clock.now(), slot.add(RETRY_FOR)) > 0;
      if (stopped || isLate) return;
      const timer = setTimeout(() => {
        retries.delete(timer);
        track(fire(tick, slot));
      }, RETRY_EVERY);
      retries.add(timer);
    }
  }
  function track(work: Promise<void>): void {
    underWay.add(work);
    void work.finally(() => underWay.delete(work));
  }

  return {
    start() {
      for (const tick of ticks) {
        const run = ({ date }: { date: Date }) => track(fire(tick, minuteOf(date)));
        tasks.push(
          cron.schedule(tick.cron, run, { name: tick.name, timezone: 'UTC', suppressMissedWarning: true }),
        );
      }
    },
    async stop() {
      stopped = true;
      for (const timer of retries) clearTimeout(timer);
      await Promise.all(tasks.map((task) => task.destroy()));
      await Promise.allSettled(underWay);
    },
    async fire(slot) {
      const date = new Date(slot.epochMilliseconds);
      for (const tick of ticks) {
        const task = cron.createTask(tick.cron, () => {}, { timezone: 'UTC' });
        if (task.match(new Date(minuteOf(date).epochMilliseconds))) await elect(world, tick, minuteOf(date));
        await task.destroy();
      }
    },
  };
}

const minuteOf = (date: Date): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds(Math.floor(date.getTime() / 60_000) * 60_000);

function check(ticks: readonly Tick<never>[]): void {
  const names = new Set<string>();
  for (const { name, cron: schedule } of ticks) {
    if (names.has(name)) throw new Error(`The tick “${name}” is registered twice.`);
    if (!cron.validate(schedule))
      throw new Error(`The tick “${name}” has a schedule that cannot be read: ${schedule}`);
    names.add(name);
  }
}

/** Takes the slot, unless another replica has it, and queues the tick: for every workspace, or once. */
async function elect(world: Core, tick: Tick<never>, slot: Temporal.Instant): Promise<void> {
  const now = world.clock.now();
  const workspaces = tick.once ? [SYSTEM_WORKSPACE] : await world.db.workspaceIds();
  await world.db.inWorkspace(SYSTEM_WORKSPACE, async (tx) => {
    const taken = await tx
      .insert(clockSlot)
      .values({ workspaceId: SYSTEM_WORKSPACE, slot: `${tick.name}@${slot}`, takenAt: now })
      .onConflictDoNothing()
      .returning({ slot: clockSlot.slot });
    if (taken.length === 0) return;
    await tx
      .delete(clockSlot)
      .where(
        and(eq(clockSlot.workspaceId, SYSTEM_WORKSPACE), lt(clockSlot.takenAt, now.subtract(SLOTS_KEPT))),
      );
    await world.queue.insert(
      tx,
      workspaces.map((workspaceId) => ({
        queue: TICK_QUEUE,
        key: `tick:${workspaceId}:${tick.name}`,
        data: { workspaceId, tick: tick.name, slot: slot.toString() },
      })),
    );
  });
}

/** Runs the ticks that the clock queued, each for one workspace or for none. */
export function tickWorker<House>(world: House, given: readonly Tick<House>[]): QueueWorker {
  const ticks = new Map(given.map((tick) => [tick.name, tick]));
  return {
    queue: TICK_QUEUE,
    concurrency: 2,
    // The next slot does the same again.
    tries: 20,
    handle: async (data) => {
      // A tick that a newer version no longer has: nothing is left to do.
      const tick = ticks.get(String(data.tick));
      if (!tick) return;
      const actor = { workspaceId: data.workspaceId, userId: 'system', origin: 'clock' as const };
      await tick.run(world, actor, Temporal.Instant.from(String(data.slot)));
    },
  };
}
