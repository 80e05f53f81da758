import { and, asc, desc, inArray, isNull } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { source } from '../../../db/schema/foundation.ts';
import { ofEngagement } from '../../../db/scope.ts';
import { namedRows } from '../../forms/named-rows.ts';
import { nameKey } from '../../record/name-key.ts';
import type { SourceFields } from './source.ts';

export type Source = typeof source.$inferSelect;

/** Who writes, and for which engagement. */
export interface Writing {
  workspaceId: string;
  engagementId: string;
  userId: string;
  now: Temporal.Instant;
}

/** A source's row as the insert takes it. */
export const rowOf = (id: string, fields: SourceFields, by: Writing): typeof source.$inferInsert => ({
  ...fields,
  id,
  nameKey: nameKey(fields.name),
  workspaceId: by.workspaceId,
  engagementId: by.engagementId,
  createdBy: by.userId,
  createdAt: by.now,
  updatedAt: by.now,
});

export const {
  find: findSource,
  lock: lockSource,
  insert: insertSource,
  update: updateSource,
  isSaved,
  isNameUsed,
  isTaken,
} = namedRows(source, 'source_name', 'foundation.refusal.name-taken');

/** Some of an engagement's sources, in no order. */
export const sourcesOf = (
  tx: Tx,
  workspaceId: string,
  engagementId: string,
  ids: readonly string[],
): Promise<Source[]> =>
  tx
    .select()
    .from(source)
    .where(and(ofEngagement(source, workspaceId, engagementId), inArray(source.id, [...ids])));

/** All of an engagement's sources, for the export and for comparing a file with; by name. */
export async function allSources(
  tx: Tx,
  workspaceId: string,
  engagementId: string,
  withRetired: boolean,
): Promise<Source[]> {
  return tx
    .select()
    .from(source)
    .where(
      and(
        ofEngagement(source, workspaceId, engagementId),
        withRetired ? undefined : isNull(source.retiredAt),
      ),
    )
    .orderBy(desc(isNull(source.retiredAt)), asc(source.nameKey), asc(source.id));
}
