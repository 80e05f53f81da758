import { and, desc, eq } from 'drizzle-orm';
import type { Tx } from '../../db/database.ts';
import { engagementStateChange as table } from '../../db/schema/engagement.ts';
import { ofEngagement } from '../../db/scope.ts';
import { given, statement } from '../../db/statement.ts';
import type { Engagement } from './store.ts';

/** A change of an engagement's state, with who made it and why. */
export type StateChanged = typeof table.$inferSelect;

const newest = statement((orm) =>
  orm
    .select()
    .from(table)
    .where(ofEngagement(table, given('workspaceId'), given('id')))
    .orderBy(desc(table.number))
    .limit(1),
);

/** The change that an engagement stands in; undefined where it was never changed. */
export async function lastStateChange(
  tx: Tx,
  { workspaceId, id }: Pick<Engagement, 'workspaceId' | 'id'>,
): Promise<StateChanged | undefined> {
  const [found] = await newest(tx, { workspaceId, id });
  return found;
}

export async function findStateChange(
  tx: Tx,
  workspaceId: string,
  engagementId: string,
  number: number,
): Promise<StateChanged | undefined> {
  const [found] = await tx
    .select()
    .from(table)
    .where(and(ofEngagement(table, workspaceId, engagementId), eq(table.number, number)));
  return found;
}

/** The engagement is held for writing meanwhile. @returns its number */
export async function addStateChange(
  tx: Tx,
  engagement: Pick<Engagement, 'workspaceId' | 'id'>,
  change: Pick<StateChanged, 'change' | 'reason' | 'by' | 'at'>,
): Promise<number> {
  const number = ((await lastStateChange(tx, engagement))?.number ?? 0) + 1;
  const { workspaceId, id } = engagement;
  await tx.insert(table).values({ ...change, workspaceId, engagementId: id, number });
  return number;
}
