import { z } from 'zod';
import { engagementVerb } from '../engagement/verb.ts';
import { dropPermission, findPermission, putPermission } from './store.ts';

/**
 * [H6] Lets workflows act in an engagement for the lead who says so, or keeps them out again. It takes a lead's own hand: a workflow that
 * let itself in would be nobody's.
 */
export const permitWorkflows = engagementVerb({
  input: z.object({ engagementId: z.uuid(), isAllowed: z.boolean() }),
  may: ['lead'],
  async run({ tx, actor, now, engagement, note }, { isAllowed }) {
    const { workspaceId, userId } = actor;
    const before = await findPermission(tx, workspaceId, engagement.id);
    if (isAllowed ? before?.givenBy === userId : !before) return;
    if (isAllowed) {
      await putPermission(tx, { workspaceId, engagementId: engagement.id, givenBy: userId, givenAt: now });
    } else await dropPermission(tx, workspaceId, engagement.id);
    note({
      action: `workflow.permission.${isAllowed ? 'give' : 'withdraw'}`,
      kind: 'engagement',
      subject: engagement.id,
      ...(before && { before: { givenBy: before.givenBy } }),
      ...(isAllowed && { after: { givenBy: userId } }),
    });
  },
});
