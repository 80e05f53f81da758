import { type SQL, sql } from 'drizzle-orm';

/** A day is over once it is over everywhere on earth. */
const LAST_ZONE = sql`interval '12 hours'`;

/** [A3] Whether a hold, called `held`, lasts at this moment. */
export const holdLasts = (now: SQL): SQL =>
  sql`held.lifted_at is null and (held.until_day is null or held.until_day >= ((${now} - ${LAST_ZONE}) at time zone 'UTC')::date)`;

/**
 * [A3] Whether a hold covers what belongs to an engagement, or to none: one of the workspace covers everything.
 * @param engagement its id; what belongs to none is covered by the workspace's holds alone
 */
export const isHeld = (workspaceId: string, engagement: SQL | null, now: SQL): SQL =>
  sql`exists (select from legal_hold held where held.workspace_id = ${workspaceId} and ${holdLasts(now)}
    and (held.engagement_id is null or held.engagement_id = ${engagement ?? sql`null::uuid`}))`;
