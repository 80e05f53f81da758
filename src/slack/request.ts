import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import type { Core } from '../core.ts';
import { sayIn } from '../texts/say.ts';
import type { Visit } from './handlers.ts';
import type { Origin } from './identity.ts';
import type { Interaction } from './payload.ts';
import { openModal, type Place, type Reply, tell, updateModal } from './reply.ts';
import { localeSoFar, meetVisitor } from './visitor.ts';

/** The way to a workspace's Web API for whoever waits. */
export interface Clients {
  /** A client with the workspace's token. Without an installation its calls fail as Slack would fail them. */
  interactive(workspaceId: string): Promise<WebClient>;
}

/** One request on its way to a room: who, where, and how to answer. */
export interface Request {
  visitor: Origin;
  place: Place;
  reply: Reply;
  log: Logger;
}

export const commandPlace = (
  visitor: Origin,
  command: { channel_id: string; trigger_id: string; response_url: string },
): Place => ({
  userId: visitor.userId,
  channel: command.channel_id,
  threadTs: '',
  triggerId: command.trigger_id,
  responseUrl: command.response_url,
  view: null,
});

export const interactionPlace = (visitor: Origin, payload: Interaction): Place => ({
  userId: visitor.userId,
  channel: payload.channel?.id ?? payload.container?.channel_id ?? '',
  threadTs: threadOf(payload),
  triggerId: payload.trigger_id,
  responseUrl: payload.response_url,
  view: payload.view ?? null,
});

/**
 * [G13] The thread that a click was in. A message with replies carries its own thread, which is closed where it was
 * clicked in the channel: whoever pressed there would see nothing of an answer in it.
 */
function threadOf({ message, container }: Interaction): string {
  const thread = message?.thread_ts || container?.thread_ts || '';
  return thread === (message?.ts ?? container?.message_ts) ? '' : thread;
}

/** Takes a request in, before anything is known of the visitor but what the payload says. */
export async function takeIn(
  world: Core,
  clients: Clients,
  visitor: Origin,
  place: Place,
  kind: string,
): Promise<Request> {
  const { workspaceId, userId } = visitor;
  const log = world.log.child({ workspaceId, userId, request: kind });
  const client = await clients.interactive(workspaceId);
  const say = sayIn(localeSoFar(world, visitor).locale);
  return { visitor, place, log, reply: { place, opened: { viewId: null }, client, say, log } };
}

/** What a room's handler gets, once the visitor is known. `mayLookUp`: Slack has its acknowledgement. */
export async function visitOf<House extends Core>(
  world: House,
  request: Request,
  mayLookUp: boolean,
): Promise<Visit<House>> {
  const { visitor, reply } = request;
  const { locale, timeZone } = await meetVisitor(world, visitor, mayLookUp ? reply.client : null);
  const say = sayIn(locale);
  reply.say = say;
  return {
    world,
    actor: { workspaceId: visitor.workspaceId, userId: visitor.userId, origin: 'slack' },
    say,
    timeZone,
    client: reply.client,
    channel: request.place.channel,
    log: request.log,
    openModal: (view) => openModal(reply, view),
    updateModal: (viewId, view, hash) => updateModal(reply.client, viewId, view, hash),
    tell: (message, title) => tell(reply, message, title && say(title)),
  };
}
