import type { Tx } from '../../../db/database.ts';
import { monitor } from '../../../db/schema/monitoring.ts';
import { ofEngagement, withId } from '../../../db/scope.ts';
import { given, statement } from '../../../db/statement.ts';
import type { Engagement } from '../../engagement/store.ts';
import { namedRows } from '../../forms/named-rows.ts';
import { Refusal } from '../../refusal.ts';

export type Monitor = typeof monitor.$inferSelect;

const named = namedRows(monitor, 'monitor_name', 'monitoring.refusal.name-taken');
export const { insert: insertMonitor, update: updateMonitor, isSaved: isMonitorSaved } = named;

const isGiven = withId(monitor, given('workspaceId'), given('id'));
const byId = statement((orm) => orm.select().from(monitor).where(isGiven));
const byIdLocked = statement((orm) => orm.select().from(monitor).where(isGiven).for('no key update'));

/** @throws Refusal where there is none of this id; also one that is retired is found */
export const findMonitor = async (tx: Tx, workspaceId: string, id: string): Promise<Monitor> =>
  one(await byId(tx, { workspaceId, id }));

/** As `findMonitor`, and nobody else changes it, or judges a reading of it, until this transaction ends. */
export const lockMonitor = async (tx: Tx, workspaceId: string, id: string): Promise<Monitor> =>
  one(await byIdLocked(tx, { workspaceId, id }));

function one([found]: Monitor[]): Monitor {
  if (!found) throw new Refusal('refusal.not-found');
  return found;
}

/** How many monitors an engagement has had, those that are retired among them. */
export const countMonitors = (
  tx: Tx,
  { workspaceId, id }: Pick<Engagement, 'workspaceId' | 'id'>,
): Promise<number> => tx.$count(monitor, ofEngagement(monitor, workspaceId, id));

/** A courtesy while typing; the index decides. @throws Refusal at the name */
export async function refuseNameInUse(
  tx: Tx,
  workspaceId: string,
  engagementId: string,
  name: unknown,
  exceptId: string,
): Promise<void> {
  if (typeof name !== 'string') return;
  if (await named.isNameUsed(tx, workspaceId, engagementId, name, exceptId))
    throw new Refusal('monitoring.refusal.name-taken', { name }, 'name');
}
