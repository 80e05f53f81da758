import { and, asc, desc, eq, inArray, lt } from 'drizzle-orm';
import type { Tx } from '../../db/database.ts';
import { seal } from '../../db/schema/seal.ts';
import { ofCycle, ofEngagement } from '../../db/scope.ts';
import { given, statement } from '../../db/statement.ts';
import type { Engagement } from '../engagement/store.ts';
import type { SealedContent } from './content.ts';

/** One version of the seal. What stands in it was checked before it was written, and nothing changes it. */
export type Seal = Omit<typeof seal.$inferSelect, 'content'> & { content: SealedContent };

/** The seal of a cycle that is in force; null where nothing has been sealed yet. */
export async function sealInForce(
  tx: Tx,
  workspaceId: string,
  engagement: Pick<Engagement, 'id' | 'cycle'>,
): Promise<Seal | null> {
  const [found] = await inForce(tx, { workspaceId, id: engagement.id, cycle: engagement.cycle });
  return (found as Seal | undefined) ?? null;
}

const inForce = statement((orm) =>
  orm
    .select()
    .from(seal)
    .where(ofCycle(seal, given('workspaceId'), given('id'), given('cycle')))
    .orderBy(desc(seal.version))
    .limit(1),
);

/** The seals in force of some engagements' cycles; of one where nothing has been sealed there is none. */
export async function sealsInForce(
  tx: Tx,
  workspaceId: string,
  engagements: readonly Pick<Engagement, 'id' | 'cycle'>[],
): Promise<Seal[]> {
  if (engagements.length === 0) return [];
  const ids = engagements.map(({ id }) => id);
  const cycles = new Map(engagements.map(({ id, cycle }) => [id, cycle]));
  const found = await tx
    .selectDistinctOn([seal.engagementId, seal.cycle])
    .from(seal)
    .where(and(eq(seal.workspaceId, workspaceId), inArray(seal.engagementId, ids)))
    .orderBy(seal.engagementId, seal.cycle, desc(seal.version));
  return (found as Seal[]).filter((one) => cycles.get(one.engagementId) === one.cycle);
}

/** The last cycle before this one that has a seal; null where there is none. */
export async function lastSealedBefore(
  tx: Tx,
  workspaceId: string,
  { id, cycle }: Pick<Engagement, 'id' | 'cycle'>,
): Promise<number | null> {
  if (cycle === 1) return null;
  const [found] = await tx
    .select({ cycle: seal.cycle })
    .from(seal)
    .where(and(ofEngagement(seal, workspaceId, id), lt(seal.cycle, cycle)))
    .orderBy(desc(seal.cycle))
    .limit(1);
  return found?.cycle ?? null;
}

/** Every version, the first one first. */
export async function sealsOf(
  tx: Tx,
  workspaceId: string,
  engagement: Pick<Engagement, 'id' | 'cycle'>,
): Promise<Seal[]> {
  const found = await tx
    .select()
    .from(seal)
    .where(ofCycle(seal, workspaceId, engagement.id, engagement.cycle))
    .orderBy(asc(seal.version));
  return found as Seal[];
}
