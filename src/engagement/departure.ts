import { and, eq, ne } from 'drizzle-orm';
import { engagement, engagementPerson } from '../../db/schema/engagement.ts';
import { act } from '../record/act.ts';
import type { Card } from '../room.ts';
import type { World } from '../world.ts';
import { cardOf } from './card-subject.ts';
import { DEPARTURE_NOTICE } from './ids.ts';
import { noticeTo } from './owner.ts';
import { departureMessage } from './screens/notices.ts';
import { findEngagement, peopleOf } from './store.ts';

/**
 * [E2] A Slack user was deactivated: in each engagement their duties show as unassigned and its lead is
 * told. Nothing waits on a ghost. Told twice, it happens once.
 */
export function personLeft(world: World, workspaceId: string, userId: string): Promise<void> {
  return act(
    world,
    { workspaceId, userId: 'system', origin: 'slack' },
    async ({ tx, record, show, once }) => {
      const rows = await tx
        .selectDistinct({ found: engagement })
        .from(engagementPerson)
        .innerJoin(
          engagement,
          and(
            eq(engagement.workspaceId, engagementPerson.workspaceId),
            eq(engagement.id, engagementPerson.engagementId),
          ),
        )
        .where(
          and(
            eq(engagementPerson.workspaceId, workspaceId),
            eq(engagementPerson.userId, userId),
            ne(engagement.state, 'archived'),
          ),
        );
      for (const { found } of rows) {
        if (!(await once(`departure:${found.id}:${userId}`))) continue;
        const people = await peopleOf(tx, workspaceId, found.id);
        const roles = people.filter((one) => one.userId === userId).map((one) => one.role);
        record({
          action: 'engagement.person.deactivated',
          kind: 'engagement',
          subject: found.id,
          engagementId: found.id,
          after: { userId, roles },
        });
        if (found.channelId) show(cardOf(found.id, found.channelId));
        const others = people.filter((one) => one.userId !== userId);
        show({ ...noticeTo(found, others), subject: `${DEPARTURE_NOTICE}:${found.id} ${userId}` });
      }
    },
  );
}

export const renderDeparture: Card = async ({ tx, workspaceId, say }, id) => {
  const [engagementId = '', userId = ''] = id.split(' ');
  const found = await findEngagement(tx, workspaceId, engagementId);
  if (!found) return null;
  const people = await peopleOf(tx, workspaceId, engagementId);
  const roles = people
    .filter((one) => one.userId === userId)
    .map((one) => say(`engagement.role.${one.role}`));
  return departureMessage(say, found, userId, roles);
};
