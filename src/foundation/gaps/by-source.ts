import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { gap, gapSource, source } from '../../../db/schema/foundation.ts';
import { ofEngagement, withId } from '../../../db/scope.ts';
import type { DataSource } from '../../room.ts';

/** [P2.3] The sources in use, by name, with the gaps that affect each and are neither resolved nor waived. */
export async function sourcesWithGaps(
  tx: Tx,
  workspaceId: string,
  engagementId: string,
): Promise<DataSource[]> {
  const isLive = sql`${gap.state} in ('open', 'in progress')`;
  return tx
    .select({
      id: source.id,
      name: source.name,
      openGaps: sql<number>`count(${gap.id})`.mapWith(Number),
      blockingGaps: sql<number>`count(${gap.id}) filter (where ${gap.effect} = 'blocking')`.mapWith(Number),
    })
    .from(source)
    .leftJoin(
      gapSource,
      and(eq(gapSource.workspaceId, source.workspaceId), eq(gapSource.sourceId, source.id)),
    )
    .leftJoin(gap, and(withId(gap, gapSource.workspaceId, gapSource.gapId), isLive))
    .where(and(ofEngagement(source, workspaceId, engagementId), isNull(source.retiredAt)))
    .groupBy(source.id, source.name, source.nameKey)
    .orderBy(asc(source.nameKey), asc(source.id));
}
