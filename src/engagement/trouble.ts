import { and, count, eq, isNotNull } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '../../db/database.ts';
import { destination, message } from '../../db/schema/delivery.ts';
import { workspace } from '../../db/schema/workspace.ts';
import { ofEngagement } from '../../db/scope.ts';
import { type Acting, act } from '../record/act.ts';
import type { Card } from '../room.ts';
import { reopenDestination } from '../slack/delivery/reopen.ts';
import type { UndeliveredMessage } from '../slack/delivery/settle.ts';
import type { World } from '../world.ts';
import { TROUBLE_NOTICE } from './ids.ts';
import { noticeTo } from './owner.ts';
import { troubleMessage } from './screens/notices.ts';
import { type Engagement, engagementsInChannel, findEngagement, peopleOf } from './store.ts';
import { engagementVerb } from './verb.ts';

/**
 * [X6] Shows the lead what could not be delivered. Trouble with the notice itself makes no further notice; an answer to
 * a message that its author took away is for that person, and for the room that answers.
 */
export async function tellTrouble({ tx, actor, show }: Acting, message: UndeliveredMessage): Promise<void> {
  if (!message.engagementId || message.subject.startsWith(TROUBLE_NOTICE)) return;
  if (message.reason === 'thread_not_found') return;
  const found = await findEngagement(tx, actor.workspaceId, message.engagementId);
  if (!found) return;
  const people = await peopleOf(tx, actor.workspaceId, found.id);
  const notice = noticeTo(found, people);
  if (notice.destination !== message.destination)
    show({ ...notice, subject: `${TROUBLE_NOTICE}:${found.id} ${message.destination}` });
}

/** `<engagement id> <destination>` → what the notice says now. */
export const renderTrouble: Card = async ({ tx, workspaceId, say }, id) => {
  const [engagementId = '', where = ''] = id.split(' ');
  const engagement = await findEngagement(tx, workspaceId, engagementId);
  if (!engagement) return null;
  const dead = await deadLetters(tx, workspaceId, engagementId, where);
  const [bot] = await tx
    .select({ id: workspace.botUserId })
    .from(workspace)
    .where(eq(workspace.workspaceId, workspaceId));
  return troubleMessage(say, {
    engagement,
    destination: where,
    botUserId: bot?.id ?? '',
    reason: dead.reason,
    waiting: dead.waiting,
  });
};

async function deadLetters(tx: Tx, workspaceId: string, engagementId: string, where: string) {
  const [found] = await tx
    .select({ waiting: count(), reason: message.deadReason })
    .from(message)
    .where(
      and(
        ofEngagement(message, workspaceId, engagementId),
        eq(message.destination, where),
        isNotNull(message.deadAt),
      ),
    )
    .groupBy(message.deadReason)
    .orderBy(message.deadReason)
    .limit(1);
  return found ?? { waiting: 0, reason: null };
}

/** The bot was invited, or the channel is open again: what waited for it is sent, and the notices say so. */
export function channelOpened(world: World, workspaceId: string, channelId: string): Promise<void> {
  return act(world, { workspaceId, userId: 'system', origin: 'slack' }, async (acting) => {
    const engagements = await engagementsInChannel(acting.tx, workspaceId, channelId);
    if (engagements.length > 0) await tryAgain(acting, engagements, channelId);
  });
}

/** [X6] The lead's “try again”: whatever could not be delivered for this engagement is tried once more. */
export const retryDelivery = engagementVerb({
  input: z.object({ engagementId: z.uuid() }),
  may: ['lead', 'member'],
  admins: true,
  during: ['active', 'paused', 'closed', 'archived'],
  async run(acting) {
    const { tx, actor, engagement } = acting;
    const closed = await tx
      .selectDistinct({ destination: message.destination })
      .from(message)
      .where(and(ofEngagement(message, actor.workspaceId, engagement.id), isNotNull(message.deadAt)));
    for (const one of closed) await tryAgain(acting, [engagement], one.destination);
  },
});

async function tryAgain(acting: Acting, engagements: readonly Engagement[], where: string): Promise<void> {
  const { tx, actor } = acting;
  const [known] = await tx
    .select({ closedReason: destination.closedReason })
    .from(destination)
    .where(and(eq(destination.workspaceId, actor.workspaceId), eq(destination.destination, where)));
  const dead = await Promise.all(engagements.map((one) => deadLetters(tx, actor.workspaceId, one.id, where)));
  if (!known?.closedReason && dead.every((one) => one.waiting === 0)) return;
  await reopenDestination(acting, where);
  for (const engagement of engagements) {
    const people = await peopleOf(tx, actor.workspaceId, engagement.id);
    acting.show({ ...noticeTo(engagement, people), subject: `${TROUBLE_NOTICE}:${engagement.id} ${where}` });
  }
}
