import { and, eq, ne } from 'drizzle-orm';
import type { Tx } from '../../db/database.ts';
import { engagement, engagementPerson } from '../../db/schema/engagement.ts';
import { withId } from '../../db/scope.ts';
import { act } from '../record/act.ts';
import type { Card } from '../room.ts';
import { markDeactivated } from '../slack/people.ts';
import type { World } from '../world.ts';
import { cardOf } from './card-subject.ts';
import { DEPARTURE_NOTICE } from './ids.ts';
import { noticeTo } from './owner.ts';
import { departureMessage } from './screens/notices.ts';
import { type Engagement, findEngagement, peopleOf } from './store.ts';
import { tellChanged } from './verb.ts';

/**
 * [E2] A Slack user was deactivated: in each engagement their duties show as unassigned and its lead is
 * told. Nothing waits on a ghost. Told twice, it happens once.
 */
export function personLeft(world: World, workspaceId: string, userId: string): Promise<void> {
  const system = { workspaceId, userId: 'system', origin: 'slack' as const };
  return act(world, system, async (acting) => {
    const { tx, now, record, show, once } = acting;
    // Here too, since whoever else hears of it may hear it later, and the cards are drawn from this.
    await markDeactivated(tx, workspaceId, userId, now);
    for (const found of await engagementsWith(tx, workspaceId, userId)) {
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
      tellChanged(world, acting, found.id);
    }
  });
}

/** Every engagement, not archived, in which a person is named. */
async function engagementsWith(tx: Tx, workspaceId: string, userId: string): Promise<Engagement[]> {
  const rows = await tx
    .selectDistinct({ found: engagement })
    .from(engagementPerson)
    .innerJoin(engagement, withId(engagement, engagementPerson.workspaceId, engagementPerson.engagementId))
    .where(
      and(
        eq(engagementPerson.workspaceId, workspaceId),
        eq(engagementPerson.userId, userId),
        ne(engagement.state, 'archived'),
      ),
    );
  return rows.map((row) => row.found);
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
