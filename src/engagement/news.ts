import { and, eq } from 'drizzle-orm';
import { phaseEntry } from '../../db/schema/engagement.ts';
import type { Card } from '../room.ts';
import { BACK_NOTICE, CYCLE_NOTICE, STATE_NOTICE } from './ids.ts';
import { wordsOf } from './next-cycle.ts';
import { cycleMessage } from './screens/cycle.ts';
import { backMessage, stateMessage } from './screens/news.ts';
import { findStateChange } from './state-store.ts';
import { findCycle, findEngagement } from './store.ts';
import type { EngagementActing } from './verb.ts';

/** [E7] [E8] In the channel: who changed the state, and why. */
export const tellState = (acting: EngagementActing, number: number): void =>
  tell(acting, `${STATE_NOTICE}:${acting.engagement.id} ${number}`);

/** [E3] [E8] In the channel: who went back, and why. */
export const tellBack = (acting: EngagementActing, entry: number): void =>
  tell(acting, `${BACK_NOTICE}:${acting.engagement.id} ${acting.engagement.cycle} ${entry}`);

/** [R3] In the channel: who began the next cycle, and what it takes over. */
export const tellCycle = (acting: EngagementActing): void =>
  tell(acting, `${CYCLE_NOTICE}:${acting.engagement.id} ${acting.engagement.cycle}`);

function tell({ engagement, show }: EngagementActing, subject: string): void {
  if (engagement.channelId) show({ subject, destination: engagement.channelId, engagementId: engagement.id });
}

export const renderState: Card = async ({ tx, workspaceId, say }, id) => {
  const [engagementId = '', number = ''] = id.split(' ');
  const found = await findEngagement(tx, workspaceId, engagementId);
  const changed = await findStateChange(tx, workspaceId, engagementId, Number(number));
  return found && changed ? stateMessage(say, found, changed) : null;
};

export const renderBack: Card = async ({ tx, workspaceId, world, say }, id) => {
  const [engagementId = '', cycle = '', number = ''] = id.split(' ');
  const found = await findEngagement(tx, workspaceId, engagementId);
  const [entry] = await tx
    .select()
    .from(phaseEntry)
    .where(
      and(
        eq(phaseEntry.workspaceId, workspaceId),
        eq(phaseEntry.engagementId, engagementId),
        eq(phaseEntry.cycle, Number(cycle)),
        eq(phaseEntry.entry, Number(number)),
      ),
    );
  const phase = world.playbook.phases.find((one) => one.phase === entry?.phase);
  return found && entry && phase ? backMessage(say, found, entry, phase) : null;
};

export const renderCycle: Card = async ({ tx, workspaceId, world, say }, id) => {
  const [engagementId = '', number = ''] = id.split(' ');
  const found = await findEngagement(tx, workspaceId, engagementId);
  const begun = await findCycle(tx, workspaceId, engagementId, Number(number));
  if (!found || !begun?.reuse) return null;
  return cycleMessage(say, found, begun, wordsOf(world, say, begun.reuse));
};
