import { z } from 'zod';
import { act } from '../record/act.ts';
import { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { cardOf } from './card-subject.ts';
import { CHANNEL_NOTICE, CHANNEL_QUEUE } from './ids.ts';
import { channelFields } from './input.ts';
import { noticeTo } from './owner.ts';
import { findEngagement, lockEngagement, peopleOf, setChannel } from './store.ts';
import { engagementVerb, tellChanged } from './verb.ts';

/** Wakes the worker that makes a channel. */
export const channelEntry = (workspaceId: string, engagementId: string) => ({
  queue: CHANNEL_QUEUE,
  key: `${workspaceId}:${engagementId}`,
  data: { workspaceId, engagementId },
});

/** [E1] Moves the card to another channel: one that exists, or one to be made. */
export const changeChannel = engagementVerb({
  input: z.object({ engagementId: z.uuid(), ...channelFields }),
  may: ['lead'],
  admins: true,
  exclusive: true,
  async run({ tx, actor, engagement, note, show, enqueue }, { channelId, newChannelName }) {
    if (!channelId && !newChannelName) throw new Refusal('engagement.refusal.channel', {}, 'channelId');
    const to = newChannelName ? { channelId: null, newChannelName } : { channelId, newChannelName: null };
    await setChannel(tx, actor.workspaceId, engagement.id, to);
    const before = { channelId: engagement.channelId, newChannelName: engagement.newChannelName };
    note({
      action: 'engagement.channel.change',
      kind: 'engagement',
      subject: engagement.id,
      before,
      after: to,
    });
    if (to.channelId) show(cardOf(engagement.id, to.channelId));
    else enqueue(channelEntry(actor.workspaceId, engagement.id));
  },
});

/** Records the channel that was made, and posts the card there. Once, however often it is told. */
export function settleChannel(
  world: World,
  workspaceId: string,
  engagementId: string,
  channelId: string,
): Promise<void> {
  return act(world, { workspaceId, userId: 'system', origin: 'clock' }, async (acting) => {
    const { tx, record, show } = acting;
    const found = await lockEngagement(tx, workspaceId, engagementId);
    if (!found || found.channelId) return;
    await setChannel(tx, workspaceId, engagementId, { channelId, newChannelName: null });
    record({
      action: 'engagement.channel.made',
      kind: 'engagement',
      subject: engagementId,
      engagementId,
      before: { newChannelName: found.newChannelName },
      after: { channelId },
    });
    show(cardOf(engagementId, channelId));
    tellChanged(world, acting, engagementId);
  });
}

/** Tells the lead that Slack would not make the channel, and offers to choose another. */
export function refuseChannel(
  world: World,
  workspaceId: string,
  engagementId: string,
  reason: string,
): Promise<void> {
  return act(world, { workspaceId, userId: 'system', origin: 'clock' }, async ({ tx, record, show }) => {
    const found = await findEngagement(tx, workspaceId, engagementId);
    if (!found || found.channelId) return;
    const people = await peopleOf(tx, workspaceId, engagementId);
    record({
      action: 'engagement.channel.refused',
      kind: 'engagement',
      subject: engagementId,
      engagementId,
      after: { newChannelName: found.newChannelName, reason },
    });
    show({ ...noticeTo(found, people), subject: `${CHANNEL_NOTICE}:${engagementId} ${reason}` });
  });
}
