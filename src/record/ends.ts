import { type Placeholder, type SQL, sql } from 'drizzle-orm';
import { auditEvent, auditHead, auditLane } from '../../db/schema/record.ts';

/**
 * Up to where a workspace's record was committed at some time: the place of the last event in its first chain and in
 * each lane. Numbers of events would not do, since one with a lower number may be committed later.
 */
export interface RecordEnd {
  first: number;
  lanes: Record<string, number>;
}

/** The end of a workspace's record as a statement sees it; for a column of a query. */
export const recordEnd = (
  workspaceId: string | Placeholder,
): SQL<RecordEnd> => sql<RecordEnd>`json_build_object(
  'first', coalesce((select h.seq from ${auditHead} h where h.workspace_id = ${workspaceId}), 0),
  'lanes', coalesce((select json_object_agg(l.lane, l.place) from ${auditLane} l where l.workspace_id = ${workspaceId} and l.place > 0), '{}'))`;

/** Whether an event was committed after an end, which is given by its parts, `lanes` as JSON. */
export const isBehind = (
  first: number | Placeholder,
  lanes: string | Placeholder,
): SQL<boolean> => sql<boolean>`case
  when ${auditEvent.lane} is null then ${auditEvent.seq} > ${first}
  else ${auditEvent.place} > coalesce((${lanes}::jsonb ->> ${auditEvent.lane}::text)::bigint, 0) end`;
