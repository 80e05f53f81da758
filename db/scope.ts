import { and, type Column, eq, type SQL, type SQLWrapper } from 'drizzle-orm';

type Id = string | SQLWrapper;

/** The row of this id. What every condition has in common: the workspace stands first, as in every key. */
export const withId = (table: { workspaceId: Column; id: Column }, workspaceId: Id, id: Id): SQL =>
  both(eq(table.workspaceId, workspaceId), eq(table.id, id));

/** The rows of an engagement, of all its cycles. */
export const ofEngagement = (
  table: { workspaceId: Column; engagementId: Column },
  workspaceId: Id,
  engagementId: Id,
): SQL => both(eq(table.workspaceId, workspaceId), eq(table.engagementId, engagementId));

/** The rows of one cycle of an engagement. */
export const ofCycle = (
  table: { workspaceId: Column; engagementId: Column; cycle: Column },
  workspaceId: Id,
  engagementId: Id,
  cycle: number | SQLWrapper,
): SQL => both(ofEngagement(table, workspaceId, engagementId), eq(table.cycle, cycle));

/** `and` of drizzle may be given nothing, so that its type may be: this one is always something. */
const both = (one: SQL, other: SQL): SQL => and(one, other) as SQL;
