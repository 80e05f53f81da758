import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { startInput } from '../../src/engagement/input.ts';
import { startEngagement } from '../../src/engagement/start.ts';
import type { Actor } from '../../src/record/act.ts';
import type { World } from '../../src/world.ts';

export const slackActor = (workspaceId: string, userId: string): Actor => ({
  workspaceId,
  userId,
  origin: 'slack',
});

/** An engagement as its form would start it, led by ULEAD. */
export async function startedEngagement(
  world: World,
  workspaceId: string,
  changes: Partial<z.input<typeof startInput>> = {},
): Promise<string> {
  const input = {
    id: randomUUID(),
    name: 'Support ticket triage',
    goal: 'Tickets reach the right team in a minute',
    leadId: 'ULEAD',
    channelId: 'C0SUPPORT',
    newChannelName: '',
    plannedStart: '2027-03-01',
    timeZone: 'Europe/Berlin',
    workingDays: [1, 2, 3, 4, 5],
    visibility: 'open' as const,
    ...changes,
  };
  const { id } = await startEngagement(world, slackActor(workspaceId, input.leadId), input);
  return id;
}
