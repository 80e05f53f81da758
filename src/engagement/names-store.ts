import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '../../db/database.ts';
import { person } from '../../db/schema/workspace.ts';
import { given, statement } from '../../db/statement.ts';
import type { Names } from './names.ts';

/** The names of people as Slack last told them, as far as they are known. */
export async function namesOf(tx: Tx, workspaceId: string, userIds: readonly string[]): Promise<Names> {
  if (userIds.length === 0) return new Map();
  const rows = await known(tx, { workspaceId, userIds: JSON.stringify([...new Set(userIds)]) });
  return new Map(rows.map((row) => [row.userId, row.name]));
}

const known = statement((orm) =>
  orm
    .select({ userId: person.userId, name: person.name })
    .from(person)
    .where(
      and(
        eq(person.workspaceId, given('workspaceId')),
        sql`${person.userId} = any (array(select jsonb_array_elements_text(${given('userIds')}::text::jsonb)))`,
      ),
    ),
);
