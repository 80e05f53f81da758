import { and, eq, exists, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../db/database.ts';
import { engagement, engagementPerson } from '../../db/schema/engagement.ts';
import { ofEngagement } from '../../db/scope.ts';
import type { Actor } from '../record/act.ts';
import { readPersonFlags } from './store.ts';

/** [X9] Open engagements are for their workspace, restricted ones for their people and the workspace's admins; archived ones for nobody. */
export async function visibleTo(tx: Tx, { workspaceId, userId }: Actor): Promise<SQL | undefined> {
  const flags = await readPersonFlags(tx, workspaceId, userId);
  const named = exists(
    tx
      .select({ one: sql`1` })
      .from(engagementPerson)
      .where(
        and(
          ofEngagement(engagementPerson, engagement.workspaceId, engagement.id),
          eq(engagementPerson.userId, userId),
        ),
      ),
  );
  const isOpen = eq(engagement.visibility, 'open');
  const shown = flags?.isExternal ? named : flags?.isAdmin ? undefined : or(isOpen, named);
  const nothing = flags?.isDeactivated ? sql`false` : undefined;
  return and(eq(engagement.workspaceId, workspaceId), ne(engagement.state, 'archived'), shown, nothing);
}
