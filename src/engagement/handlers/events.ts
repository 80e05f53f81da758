import { z } from 'zod';
import type { EventHandler } from '../../handlers.ts';
import { readEvent } from '../../slack/event-form.ts';
import { personLeft } from '../departure.ts';
import { channelOpened } from '../trouble.ts';

const joined = z.object({ user: z.string(), channel: z.string() });
const inChannel = z.object({ channel: z.string() });
const userChanged = z.object({ user: z.object({ id: z.string(), deleted: z.boolean().optional() }) });

/** The bot was invited: what waited for this channel can be posted. */
export const onJoined: EventHandler = async ({ world, actor, event }) => {
  const { channel } = readEvent(joined, event);
  await channelOpened(world, actor.workspaceId, channel);
};

export const onUnarchived: EventHandler = async ({ world, actor, event }) => {
  const { channel } = readEvent(inChannel, event);
  await channelOpened(world, actor.workspaceId, channel);
};

export const onUserChanged: EventHandler = async ({ world, actor, event }) => {
  const { user } = readEvent(userChanged, event);
  if (user.deleted) await personLeft(world, actor.workspaceId, user.id);
};
