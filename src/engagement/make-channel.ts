import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { QueueWorker } from '../jobs/queue.ts';
import type { Backstage } from '../room.ts';
import { slackFailure } from '../slack/errors.ts';
import { refuseChannel, settleChannel } from './change-channel.ts';
import { CHANNEL_QUEUE, NO_ANSWER } from './ids.ts';
import { type Engagement, findEngagement, peopleOf } from './store.ts';

const entry = z.object({ workspaceId: z.string(), engagementId: z.string() });

/** Makes the channel that was asked for by name, private where only its people may see the engagement; invites the people, and settles the engagement there. */
export function channelWorker({ world, clientFor }: Backstage): QueueWorker {
  return {
    queue: CHANNEL_QUEUE,
    concurrency: 1,
    tries: 10,
    async givenUp(data) {
      const { workspaceId, engagementId } = entry.parse(data);
      await refuseChannel(world, workspaceId, engagementId, NO_ANSWER);
    },
    async handle(data) {
      const { workspaceId, engagementId } = entry.parse(data);
      const client = await clientFor(workspaceId);
      const state = await world.db.inWorkspace(workspaceId, async (tx) => {
        const engagement = await findEngagement(tx, workspaceId, engagementId);
        return engagement && { engagement, people: await peopleOf(tx, workspaceId, engagementId) };
      });
      if (!client || !state?.engagement.newChannelName || state.engagement.channelId) return;
      const made = await make(client, state.engagement);
      if ('refused' in made) return refuseChannel(world, workspaceId, engagementId, made.refused);
      await invite(client, made.channelId, [...new Set(state.people.map((one) => one.userId))]);
      await settleChannel(world, workspaceId, engagementId, made.channelId);
    },
  };
}

/**
 * The channel's id, or why Slack refuses. A channel of this name whose purpose names this engagement was
 * made by us before a crash, and is taken up again. Passing trouble is thrown: the queue tries again.
 */
async function make(
  client: WebClient,
  engagement: Engagement,
): Promise<{ channelId: string } | { refused: string }> {
  const name = engagement.newChannelName ?? '';
  try {
    const is_private = engagement.visibility === 'restricted';
    const { channel } = await client.conversations.create({ name, is_private });
    const channelId = channel?.id ?? '';
    await leniently(client.conversations.setPurpose({ channel: channelId, purpose: purposeOf(engagement) }));
    return { channelId };
  } catch (error) {
    const failure = slackFailure(error);
    if (failure.code === 'name_taken') {
      const ours = await findOurs(client, name, engagement);
      return ours ? { channelId: ours } : { refused: failure.code };
    }
    if (failure.kind === 'our-bug' || failure.kind === 'destination-dead') return { refused: failure.code };
    throw error;
  }
}

const purposeOf = (engagement: Engagement) => `${engagement.name} · Phasegate ${engagement.id}`.slice(-250);

async function findOurs(
  client: WebClient,
  name: string,
  engagement: Engagement,
): Promise<string | undefined> {
  for (let cursor: string | undefined = ''; cursor !== undefined; ) {
    const list = await client.conversations.list({
      limit: 200,
      types: 'public_channel,private_channel',
      exclude_archived: true,
      ...(cursor && { cursor }),
    });
    const found = list.channels?.find(
      (one) => one.name === name && one.purpose?.value?.endsWith(`Phasegate ${engagement.id}`),
    );
    if (found) return found.id;
    cursor = list.response_metadata?.next_cursor || undefined;
  }
  return undefined;
}

/** Whoever cannot be invited is left out. */
const invite = (client: WebClient, channel: string, users: string[]): Promise<void> =>
  leniently(client.conversations.invite({ channel, users: users.join(','), force: true }));

/** The channel matters more than its trimmings: only what passes by itself is worth another try. */
async function leniently(call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (error) {
    const failure = slackFailure(error);
    if (failure.kind === 'rate-limited' || failure.kind === 'retry') throw error;
  }
}
