import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Database } from '../../db/database.ts';
import { feed, monitor, pushedValue, reading } from '../../db/schema/monitoring.ts';
import { keysRoom } from '../../src/api/keys/keys-room.ts';
import type { Clock } from '../../src/clock.ts';
import type { Feed } from '../../src/monitoring/feeds/store.ts';
import { spreadOf } from '../../src/monitoring/monitors/schedule.ts';
import type { Monitor } from '../../src/monitoring/monitors/store.ts';
import { monitoring } from '../../src/monitoring/room.ts';
import { production } from '../../src/production/room.ts';
import type { SealedContent } from '../../src/seal/content.ts';
import { type ProductionBench, productionBench } from './production.ts';
import type { TestWorldOptions } from './world.ts';

export interface MonitoringBench extends ProductionBench {
  feedId: string;
}

/** An engagement whose model v3 is at work, watched from now on; one feed that is pushed to. ULEAD leads. */
export async function monitoringBench(
  db: Database,
  options: { plan?: Partial<SealedContent> } & TestWorldOptions = {},
): Promise<MonitoringBench> {
  const rooms = [production, monitoring];
  const made = await productionBench(db, { rooms: [...rooms, keysRoom('', rooms)], ...options });
  return { ...made, feedId: await putFeed(db, made, {}) };
}

type Place = Pick<ProductionBench, 'workspaceId' | 'engagementId'> & { clock: Clock };

/** A feed as its form leaves it. @returns its id */
export async function putFeed(
  db: Database,
  { workspaceId, engagementId, clock }: Place,
  changes: Partial<Feed>,
): Promise<string> {
  const id = randomUUID();
  const now = clock.now();
  await db.inWorkspace(workspaceId, (tx) =>
    tx.insert(feed).values({
      workspaceId,
      id,
      engagementId,
      name: `Feed ${id}`,
      nameKey: `feed ${id}`,
      kind: 'push',
      settings: {},
      createdBy: 'ULEAD',
      createdAt: now,
      updatedAt: now,
      ...changes,
    }),
  );
  return id;
}

/** A monitor as its form leaves it: recall under 0.9, each hour; due now. @returns its id */
export async function putMonitor(
  db: Database,
  {
    workspaceId,
    engagementId,
    clock,
    feedId,
    deploymentId,
  }: Place & { feedId: string; deploymentId: string },
  changes: Partial<Monitor> = {},
): Promise<string> {
  const id = randomUUID();
  const now = clock.now();
  await db.inWorkspace(workspaceId, (tx) =>
    tx.insert(monitor).values({
      workspaceId,
      id,
      engagementId,
      cycle: 1,
      deploymentId,
      name: `Recall ${id}`,
      nameKey: `recall ${id}`,
      layer: 'output',
      feedId,
      query: {},
      cron: '0 * * * *',
      zone: 'UTC',
      rule: { kind: 'limit', side: 'below', fire: 0.9, clear: 0.92 },
      minN: 0,
      breachesToFire: 2,
      clearsToResolve: 2,
      noDataAfter: 180,
      severity: 'warn',
      ownerId: 'ULEAD',
      nextAt: now,
      spread: spreadOf(id, 0),
      createdBy: 'ULEAD',
      createdAt: now,
      updatedAt: now,
      ...changes,
    }),
  );
  return id;
}

/** A value as the API leaves it. */
export const putPushed = (
  db: Database,
  { workspaceId, clock }: Pick<Place, 'workspaceId' | 'clock'>,
  monitorId: string,
  value: number,
  changes: Partial<typeof pushedValue.$inferInsert> = {},
) =>
  db.inWorkspace(workspaceId, (tx) =>
    tx.insert(pushedValue).values({
      workspaceId,
      monitorId,
      measuredAt: clock.now(),
      receivedAt: clock.now(),
      value,
      n: 1_000,
      ...changes,
    }),
  );

/** What checks of a monitor found, the first one first. */
export const readingsOf = (db: Database, { workspaceId }: Pick<Place, 'workspaceId'>, monitorId: string) =>
  db.inWorkspace(workspaceId, (tx) =>
    tx.select().from(reading).where(eq(reading.monitorId, monitorId)).orderBy(reading.slot),
  );
