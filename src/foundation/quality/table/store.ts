import { and, asc, inArray } from 'drizzle-orm';
import type { Tx } from '../../../../db/database.ts';
import { source } from '../../../../db/schema/foundation.ts';
import { assessment } from '../../../../db/schema/quality.ts';
import { ofEngagement } from '../../../../db/scope.ts';
import type { Source } from '../../inventory/store.ts';

/** Rows of one statement: PostgreSQL takes 65,535 parameters. */
const BATCH = 1_000;

/** Sources of an engagement, in one order everywhere; nobody else changes them until this transaction ends. */
export async function lockSources(
  tx: Tx,
  workspaceId: string,
  engagementId: string,
  ids: readonly string[],
): Promise<Source[]> {
  const found: Source[] = [];
  const ordered = [...new Set(ids)].toSorted();
  for (let at = 0; at < ordered.length; at += BATCH)
    found.push(
      ...(await tx
        .select()
        .from(source)
        .where(
          and(
            ofEngagement(source, workspaceId, engagementId),
            inArray(source.id, ordered.slice(at, at + BATCH)),
          ),
        )
        .orderBy(asc(source.id))
        .for('update')),
    );
  return found;
}

/** Writes versions; the caller holds their sources. */
export async function insertAssessments(
  tx: Tx,
  rows: readonly (typeof assessment.$inferInsert)[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += BATCH)
    await tx.insert(assessment).values(rows.slice(at, at + BATCH));
}
