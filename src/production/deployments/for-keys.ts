import { and, asc, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import { engagement, engagementPerson } from '../../../db/schema/engagement.ts';
import { deployment } from '../../../db/schema/production.ts';
import { withId } from '../../../db/scope.ts';
import type { FindDeployments } from '../../api/keys/offer.ts';
import { canSee } from '../../engagement/view.ts';

/** As many as a menu shows. */
const MOST = 100;

/** [X1] What a key can be limited to: the models at work in the engagements that name its person. */
export const deploymentsForKeys: FindDeployments = async (tx, actor, by) => {
  const { workspaceId, userId } = actor;
  const rows = await tx
    .select({ id: deployment.id, model: deployment.model, engagement })
    .from(deployment)
    .innerJoin(engagement, withId(engagement, deployment.workspaceId, deployment.engagementId))
    .where(
      and(
        eq(deployment.workspaceId, workspaceId),
        'ids' in by
          ? inArray(deployment.id, [...by.ids])
          : and(
              isNull(deployment.endedAt),
              ne(engagement.state, 'archived'),
              named(userId),
              isLike(by.typed),
            ),
      ),
    )
    .orderBy(asc(engagement.name), asc(deployment.id))
    .limit(MOST);
  const seen = [];
  for (const row of rows) if (await canSee(tx, actor, row.engagement)) seen.push(row);
  return seen.map(({ id, model, engagement: { name } }) => ({ id, name: `${model} · ${name}` }));
};

const named = (userId: string) =>
  sql`exists (select from ${engagementPerson} own where own.workspace_id = ${engagement.workspaceId}
    and own.engagement_id = ${engagement.id} and own.user_id = ${userId})`;

const isLike = (typed: string) => {
  const like = `%${typed.trim().replace(/[\\%_]/g, '\\$&')}%`;
  return sql`${deployment.model} || ' · ' || ${engagement.name} ilike ${like}`;
};
