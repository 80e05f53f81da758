import type { Card, CardContext, PhaseStatus } from '../room.ts';
import { dayOf, workingDay } from './calendar.ts';
import { calendarOf } from './holiday-store.ts';
import { phaseStart } from './rules.ts';
import { type CardState, engagementCard } from './screens/card.ts';
import { currentPhase, type Engagement, findEngagement, peopleOf } from './store.ts';

/** Renders the pinned card from current state. */
export const renderCard: Card = async (context, engagementId) => {
  const found = await findEngagement(context.tx, context.workspaceId, engagementId);
  if (!found) return null;
  return engagementCard(context.say, await readCard(context, found));
};

/** How an engagement stands: the phase, its day, and what the room of that phase says of it. */
export async function readCard(context: CardContext, engagement: Engagement): Promise<CardState> {
  const { tx, workspaceId, world } = context;
  const people = await peopleOf(tx, workspaceId, engagement.id);
  const { entry } = await currentPhase(tx, workspaceId, engagement);
  const phase = world.playbook.phases.find((one) => one.phase === entry.phase);
  if (!phase) throw new Error(`no phase ${entry.phase} in the playbook`);
  const calendar = await calendarOf(tx, workspaceId, engagement);
  return {
    engagement,
    people,
    phases: world.playbook.phases,
    phase,
    day: workingDay(calendar, phaseStart(entry, engagement), dayOf(calendar, context.now)),
    status: await phaseStatus(context, entry.phase, engagement.id),
  };
}

async function phaseStatus(
  context: CardContext,
  phase: number,
  engagementId: string,
): Promise<PhaseStatus | null> {
  const room = context.world.rooms.find((one) => one.phase === phase && one.status);
  return room?.status ? room.status(context, engagementId) : null;
}
