import { and, eq, isNull, ne } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { monitor } from '../../../db/schema/monitoring.ts';
import { breaksUnique } from '../../../db/unique.ts';
import { nameKey } from '../../record/name-key.ts';
import { Refusal } from '../../refusal.ts';

export type Monitor = typeof monitor.$inferSelect;

/** @throws Refusal where there is none of this id; also one that is retired is found */
export async function findMonitor(tx: Tx, workspaceId: string, id: string): Promise<Monitor> {
  return one(
    await tx
      .select()
      .from(monitor)
      .where(and(eq(monitor.workspaceId, workspaceId), eq(monitor.id, id))),
  );
}

/** As `findMonitor`, and nobody else changes it, or judges a reading of it, until this transaction ends. */
export async function lockMonitor(tx: Tx, workspaceId: string, id: string): Promise<Monitor> {
  return one(
    await tx
      .select()
      .from(monitor)
      .where(and(eq(monitor.workspaceId, workspaceId), eq(monitor.id, id)))
      .for('no key update'),
  );
}

function one([found]: Monitor[]): Monitor {
  if (!found) throw new Refusal('refusal.not-found');
  return found;
}

/** [X5] @returns false where one of this id is there already: the same form, sent twice. @throws Refusal at the name */
export async function insertMonitor(tx: Tx, row: typeof monitor.$inferInsert): Promise<boolean> {
  const inserted = await refusingTakenName(row.name, () =>
    tx
      .insert(monitor)
      .values(row)
      .onConflictDoNothing({ target: [monitor.workspaceId, monitor.id] })
      .returning({ id: monitor.id }),
  );
  return inserted.length > 0;
}

/** @returns its new version. @throws Refusal at the name */
export async function updateMonitor(
  tx: Tx,
  found: Pick<Monitor, 'workspaceId' | 'id' | 'name' | 'version'>,
  set: Partial<typeof monitor.$inferInsert>,
  now: Temporal.Instant,
): Promise<number> {
  const name = set.name ?? found.name;
  const version = found.version + 1;
  await refusingTakenName(name, () =>
    tx
      .update(monitor)
      .set({ ...set, nameKey: nameKey(name), updatedAt: now, version })
      .where(and(eq(monitor.workspaceId, found.workspaceId), eq(monitor.id, found.id))),
  );
  return version;
}

/** [X8] The unique index decides, since two may take one name at once. */
async function refusingTakenName<Result>(name: string, write: () => PromiseLike<Result>): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    if (breaksUnique(error, 'monitor_name'))
      throw new Refusal('monitoring.refusal.name-taken', { name }, 'name');
    throw error;
  }
}

/** Whether this form was saved already. */
export async function isMonitorSaved(tx: Tx, workspaceId: string, id: string): Promise<boolean> {
  const found = await tx
    .select({ id: monitor.id })
    .from(monitor)
    .where(and(eq(monitor.workspaceId, workspaceId), eq(monitor.id, id)));
  return found.length > 0;
}

/** A courtesy while typing; the index decides. @throws Refusal at the name */
export async function refuseNameInUse(
  tx: Tx,
  workspaceId: string,
  engagementId: string,
  name: unknown,
  exceptId: string,
): Promise<void> {
  if (typeof name !== 'string') return;
  const found = await tx
    .select({ id: monitor.id })
    .from(monitor)
    .where(
      and(
        eq(monitor.workspaceId, workspaceId),
        eq(monitor.engagementId, engagementId),
        eq(monitor.nameKey, nameKey(name)),
        isNull(monitor.retiredAt),
        ne(monitor.id, exceptId),
      ),
    )
    .limit(1);
  if (found.length > 0) throw new Refusal('monitoring.refusal.name-taken', { name }, 'name');
}
