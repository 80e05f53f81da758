import { and, eq, inArray } from 'drizzle-orm';
import type { Tx } from '../../db/database.ts';
import { person } from '../../db/schema/workspace.ts';
import type { Names } from './names.ts';

/** The names of people as Slack last told them, as far as they are known. */
export async function namesOf(tx: Tx, workspaceId: string, userIds: readonly string[]): Promise<Names> {
  if (userIds.length === 0) return new Map();
  const rows = await tx
    .select({ userId: person.userId, name: person.name })
    .from(person)
    .where(and(eq(person.workspaceId, workspaceId), inArray(person.userId, [...new Set(userIds)])));
  return new Map(rows.map((row) => [row.userId, row.name]));
}
