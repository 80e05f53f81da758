import { mention } from '@phasegate/block-kit/escape.ts';
import type { Role } from '../../engagement/roles.ts';
import { engagementVerb } from '../../engagement/verb.ts';
import { Refusal } from '../../refusal.ts';
import { markup } from '../../texts/say.ts';
import { findPipeline } from './pipeline.ts';
import { setRunning } from './run.ts';
import { APPROVERS, onEvent, step } from './steps.ts';
import { lockEvent } from './store.ts';

/** [R2] Whoever proposed it does not approve it: as with gates, two people stand behind it. */
export const approveRetraining = engagementVerb({
  input: onEvent,
  may: APPROVERS,
  async run(acting, { engagementId, eventId }): Promise<void> {
    const { tx, actor, now, people } = acting;
    const event = await lockEvent(tx, actor.workspaceId, engagementId, eventId);
    if (event.state === 'proposed' && event.proposedBy === actor.userId) {
      const able = people.filter(
        ({ role, userId, isDeactivated, isExternal }) =>
          (APPROVERS as readonly Role[]).includes(role) &&
          userId !== actor.userId &&
          !isDeactivated &&
          !isExternal,
      );
      const ids = [...new Set(able.map(({ userId }) => userId))];
      throw new Refusal('retraining.refusal.own', {
        count: ids.length,
        people: markup(ids.map(mention).join(', ') || '–'),
      });
    }
    const next = await step(
      acting,
      event,
      { step: 'approve' },
      { approvedBy: actor.userId, approvedAt: now },
    );
    // Where there is a pipeline nobody has to press twice.
    if (next && (await findPipeline(tx, actor.workspaceId, event.deploymentId)))
      await setRunning(acting, next);
  },
});
