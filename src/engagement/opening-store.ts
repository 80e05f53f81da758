import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../db/database.ts';
import { engagement, engagementPerson } from '../../db/schema/engagement.ts';
import { person } from '../../db/schema/workspace.ts';
import { withId } from '../../db/scope.ts';
import { given, statement } from '../../db/statement.ts';
import { type Engagement, lockEngagement, type Named, peopleOf, readPersonFlags } from './store.ts';

/** What decides whether somebody may do something in an engagement. */
export interface Opening {
  engagement: Engagement;
  people: Named[];
  /** Of whoever acts; undefined where nobody has looked them up yet. */
  flags: Awaited<ReturnType<typeof readPersonFlags>>;
}

/** An engagement, who is who in it, and who is acting, in one statement. */
export async function findOpening(
  tx: Tx,
  workspaceId: string,
  id: string,
  userId: string,
): Promise<Opening | undefined> {
  const [found] = await opening(tx, { workspaceId, id, userId });
  if (!found) return undefined;
  const { flags, ...rest } = found;
  return { ...rest, flags: flags ?? undefined };
}

/**
 * As `findOpening`, and nobody else changes the engagement until this transaction ends. Who is who is asked once it is
 * held: one statement would say how that was when it began to wait.
 */
export async function lockOpening(
  tx: Tx,
  workspaceId: string,
  id: string,
  userId: string,
): Promise<Opening | undefined> {
  // Sent together, answered in this order.
  const [found, people, flags] = await Promise.all([
    lockEngagement(tx, workspaceId, id),
    peopleOf(tx, workspaceId, id),
    readPersonFlags(tx, workspaceId, userId),
  ]);
  return found && { engagement: found, people, flags };
}

/** As `peopleOf` has them, as a column of another statement. */
export const peopleIn = (workspaceId: SQL, engagementId: SQL): SQL<Named[]> => sql<Named[]>`(
  select coalesce(json_agg(json_build_object(
    'userId', named.user_id, 'role', named.role,
    'isDeactivated', coalesce(known.is_deactivated, false), 'isExternal', coalesce(known.is_external, false)
  ) order by named.added_at, named.user_id), '[]')
  from ${engagementPerson} named
  left join ${person} known on known.workspace_id = named.workspace_id and known.user_id = named.user_id
  where named.workspace_id = ${workspaceId} and named.engagement_id = ${engagementId}
)`;

const opening = statement((orm) =>
  orm
    .select({
      engagement,
      people: peopleIn(sql`${given('workspaceId')}`, sql`${given('id')}`),
      flags: {
        isAdmin: person.isAdmin,
        isExternal: person.isExternal,
        isDeactivated: person.isDeactivated,
      },
    })
    .from(engagement)
    .leftJoin(person, and(eq(person.workspaceId, engagement.workspaceId), eq(person.userId, given('userId'))))
    .where(withId(engagement, given('workspaceId'), given('id'))),
);
