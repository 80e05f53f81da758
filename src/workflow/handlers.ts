import { namesOf } from '../engagement/names-store.ts';
import { rightsOf } from '../engagement/rights.ts';
import { viewEngagement } from '../engagement/view.ts';
import type { ActionVisit, Visit } from '../handlers.ts';
import { permitWorkflows } from './permit.ts';
import { permissionMessage } from './screens/permission.ts';
import { findPermission } from './store.ts';

/** `/playbook workflows` */
export async function permissionHere(
  { world, actor, say, tell }: Visit,
  engagementId: string,
): Promise<void> {
  const { workspaceId } = actor;
  const shown = await world.db.inWorkspace(workspaceId, async (tx) => {
    const engagement = await viewEngagement(tx, actor, engagementId);
    const may = await rightsOf(tx, actor, engagementId);
    const permission = await findPermission(tx, workspaceId, engagementId);
    const names = await namesOf(tx, workspaceId, permission ? [permission.givenBy] : []);
    const givenBy = permission ? (names.get(permission.givenBy) ?? say('common.somebody')) : null;
    return { engagement, givenBy, mayChange: may(['lead']) };
  });
  await tell(permissionMessage(say, shown));
}

export const permitClicked =
  (isAllowed: boolean) =>
  async (visit: ActionVisit): Promise<void> => {
    await permitWorkflows(visit.world, visit.actor, { engagementId: visit.value, isAllowed });
    await permissionHere(visit, visit.value);
  };
