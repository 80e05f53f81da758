import { randomUUID } from 'node:crypto';
import type { Database } from '../../db/database.ts';
import { alert, alertNote } from '../../db/schema/alerts.ts';
import { feed, monitor, reading } from '../../db/schema/monitoring.ts';
import { rooms } from '../../src/rooms.ts';
import { putInPhase } from '../../test/support/evaluations.ts';
import { addSource, aSource } from '../../test/support/sources.ts';
import { judge, type StagesBench, stagesBench } from '../../test/support/stages.ts';
import { record } from '../../test/support/verdicts.ts';
import { draw } from './lineage.ts';

const SOURCES = 14;
const STEPS = 20;
const VERSIONS = ['v1', 'v2', 'v3'];
const SEGMENTS = { 'SEX=1': { hits: 4_760, n: 5_000 }, 'SEX=2': { hits: 4_740, n: 5_000 } };
const DAYS = 30;
const MONITORS = 12;
const READINGS = 90;

/** An engagement that has been through its five phases once: sources, lineage, three versions, a supervised month, monitors that fired. */
export async function fullCycle(db: Database): Promise<StagesBench> {
  const made = await stagesBench(db, { rooms });
  const { world, workspaceId, engagementId } = made;
  await putInPhase(db, made, 1);
  for (let at = 0; at < SOURCES; at += 1)
    await addSource(world, made.as('ULEAD'), {
      id: randomUUID(),
      engagementId,
      fields: aSource({ name: `Source ${at}: 顧客対応履歴`, personalData: at % 3 === 0 ? ['contact'] : [] }),
    });
  await draw(db, workspaceId, engagementId, STEPS);
  await putInPhase(db, made, 3);
  for (const version of VERSIONS)
    await record(made, version, { hits: 9_500, n: 10_000 }, { segments: SEGMENTS });
  await putInPhase(db, made, 5);
  await judge(
    made,
    ...Array.from({ length: DAYS }, (_, ago) => ({ ago, right: 96, wrong: 4, autonomous: 20 })),
  );
  await watch(db, made);
  return made;
}

/** Monitors with their readings, each of which has fired once. */
async function watch(
  db: Database,
  { workspaceId, engagementId, deploymentId, clock }: StagesBench,
): Promise<void> {
  const now = clock.now();
  const by = { createdBy: 'ULEAD', createdAt: now, updatedAt: now };
  const feedId = randomUUID();
  const at = { workspaceId, engagementId };
  const monitors = Array.from({ length: MONITORS }, (_, index) => ({
    ...at,
    ...by,
    id: randomUUID(),
    cycle: 1,
    deploymentId,
    name: `Recall of region ${index}`,
    nameKey: `recall of region ${index}`,
    layer: 'output' as const,
    feedId,
    query: {},
    cron: '0 6 * * *',
    zone: 'Europe/Berlin',
    rule: { kind: 'limit' as const, side: 'below' as const, fire: 0.9, clear: 0.92 },
    ...{ minN: 100, breachesToFire: 2, clearsToResolve: 2, noDataAfter: 2_880, spread: 0 },
    severity: 'warn' as const,
    ownerId: 'ULEAD',
    nextAt: now,
  }));
  const readings = monitors.flatMap(({ id }, index) =>
    Array.from({ length: READINGS }, (_, day) => {
      const isBreach = day > 80 && day < 86;
      const slot = now.subtract({ hours: 24 * (READINGS - day) });
      const value = (isBreach ? 0.87 : 0.94) + ((day * 7 + index) % 10) / 1_000;
      const verdict = isBreach ? ('breach' as const) : ('ok' as const);
      return { workspaceId, monitorId: id, slot, takenAt: slot, value, n: 1_204, verdict, shown: '0.94' };
    }),
  );
  const openedAt = now.subtract({ hours: 24 * 8 });
  const alerts = monitors.map(({ id }) => ({
    ...at,
    id: randomUUID(),
    deploymentId,
    monitorId: id,
    stage: 'resolved' as const,
    ...{ breaches: 0, clears: 2, dismissed: false, told: 'resolved' as const },
    openedAt,
    closedAt: now,
  }));
  const notes = alerts.flatMap(({ id }) => [
    { workspaceId, alertId: id, number: 1, kind: 'firing' as const, by: 'system', at: openedAt },
    { workspaceId, alertId: id, number: 2, kind: 'resolved' as const, by: 'system', at: now },
  ]);
  await db.inWorkspace(workspaceId, async (tx) => {
    await tx
      .insert(feed)
      .values({ ...at, ...by, id: feedId, name: 'Pushed', nameKey: 'pushed', kind: 'push', settings: {} });
    await tx.insert(monitor).values(monitors);
    for (let from = 0; from < readings.length; from += 300)
      await tx.insert(reading).values(readings.slice(from, from + 300));
    await tx.insert(alert).values(alerts);
    await tx.insert(alertNote).values(notes);
  });
}
