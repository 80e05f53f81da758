import { and, eq, ne } from 'drizzle-orm';
import type { Tx } from '../../db/database.ts';
import { engagement } from '../../db/schema/engagement.ts';
import { workflowPermission } from '../../db/schema/workflow.ts';
import { ofEngagement, withId } from '../../db/scope.ts';
import type { Engagement } from '../engagement/store.ts';

export type Permission = typeof workflowPermission.$inferSelect;

export async function findPermission(
  tx: Tx,
  workspaceId: string,
  engagementId: string,
): Promise<Permission | undefined> {
  const [found] = await tx
    .select()
    .from(workflowPermission)
    .where(ofEngagement(workflowPermission, workspaceId, engagementId));
  return found;
}

/** The last lead who gave it is the one for whom steps act. */
export async function putPermission(tx: Tx, permission: Permission): Promise<void> {
  const { givenBy, givenAt } = permission;
  await tx
    .insert(workflowPermission)
    .values(permission)
    .onConflictDoUpdate({
      target: [workflowPermission.workspaceId, workflowPermission.engagementId],
      set: { givenBy, givenAt },
    });
}

export async function dropPermission(tx: Tx, workspaceId: string, engagementId: string): Promise<void> {
  await tx.delete(workflowPermission).where(ofEngagement(workflowPermission, workspaceId, engagementId));
}

/** The engagements that let workflows in, archived ones left out. */
export async function permitted(
  tx: Tx,
  workspaceId: string,
): Promise<{ engagement: Engagement; givenBy: string }[]> {
  return tx
    .select({ engagement, givenBy: workflowPermission.givenBy })
    .from(workflowPermission)
    .innerJoin(
      engagement,
      withId(engagement, workflowPermission.workspaceId, workflowPermission.engagementId),
    )
    .where(and(eq(workflowPermission.workspaceId, workspaceId), ne(engagement.state, 'archived')));
}
