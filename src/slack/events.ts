import { z } from 'zod';
import type { Core } from '../core.ts';
import type { QueueEntry, QueueWorker } from '../jobs/queue.ts';
import { act } from '../record/act.ts';
import { Refusal } from '../refusal.ts';
import { tellTrouble } from './answer.ts';
import { databaseFault } from './database-fault.ts';
import type { Observe } from './dispatch.ts';
import { NotUnderstood, readEvent } from './event-form.ts';
import type { EventHandler } from './handlers.ts';
import {
  type EventEnvelope,
  eventChannel,
  eventEnvelope,
  eventOrigin,
  eventSubject,
  type Origin,
} from './identity.ts';
import type { Registry } from './registry.ts';
import { type Clients, takeIn, visitOf } from './request.ts';

const EVENT_QUEUE = 'slack.event';

/** The app's own arrivals and departures matter; everything else it did itself is known already. */
const OWN = new Set(['member_joined_channel', 'member_left_channel', 'channel_left', 'group_left']);

/** An event that keeps failing for this long is given up: no decision rests on an event alone. */
const GIVE_UP_AFTER = { hours: 1 };

/** Whether a body is an event rather than something a person waits for. */
export const isEvent = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && 'type' in body && body.type === 'event_callback';

/**
 * Takes an event in, before Slack has its answer: written once to the queue, for each room that listens, and
 * only then acknowledged. A crash before makes Slack send it again; a crash after leaves it in the queue.
 */
export async function takeEvent(
  world: Core,
  listening: ReadonlyMap<string, ReadonlyMap<string, unknown>>,
  body: unknown,
): Promise<void> {
  const read = readOrDrop(world, body);
  if (!read) return;
  const { envelope, visitor } = read;
  const { event } = envelope;
  const listeners = listening.get(event.type);
  if (!listeners || isOwn(envelope)) return;
  const { workspaceId, userId } = visitor;
  await act(world, { workspaceId, userId, origin: 'slack' }, async ({ once, enqueue, now }) => {
    if (!(await once(`event:${envelope.event_id}`))) return;
    const about = eventSubject(event);
    const data = { workspaceId, receivedAt: now.toString(), envelope: storable(envelope) };
    for (const room of listeners.keys()) {
      enqueue({ queue: EVENT_QUEUE, key: `${workspaceId}:${about}:${room}`, data: { ...data, room } });
    }
  });
}

/** Refused it would come again three times, and be no clearer then. */
function readOrDrop(world: Core, body: unknown): { envelope: EventEnvelope; visitor: Origin } | null {
  try {
    const envelope = readEvent(eventEnvelope, body);
    return { envelope, visitor: eventOrigin(envelope) };
  } catch (error) {
    if (!(error instanceof NotUnderstood)) throw error;
    world.log.warn({ why: error.message }, 'an event that cannot be understood was dropped');
    return null;
  }
}

/** What the app did itself; that somebody deleted a message of its own is news. */
function isOwn({ event, authorizations }: EventEnvelope): boolean {
  const bot = authorizations[0]?.user_id;
  if (!bot) return false;
  const edited = event.subtype === 'message_changed' ? ownEdit.safeParse(event.message).data : undefined;
  return (event.user === bot && !OWN.has(event.type)) || edited?.user === bot;
}

/** An edit of ours; what stays of a deleted message with replies is told as an edit, too, and is none. */
const ownEdit = z.object({ user: z.string(), subtype: z.string().optional() }).transform((edited) => ({
  user: edited.subtype === 'tombstone' ? '' : edited.user,
}));

/** Without what a JSON column refuses: NUL characters and halves of surrogate pairs. */
const storable = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (name, one) =>
    // A token of a workflow's run: the app's own does what it does.
    name === 'bot_access_token'
      ? undefined
      : typeof one === 'string'
        ? one.toWellFormed().replaceAll('\u0000', '')
        : one,
  );

/** Runs each room's handler for the events that were taken in. Handlers are idempotent: they may run again. */
export function eventWorker<House extends Core>(
  world: House,
  registry: Registry<House>,
  clients: Clients,
  observe: Observe,
): QueueWorker {
  return {
    queue: EVENT_QUEUE,
    concurrency: 4,
    // One that fails is given up by its age, which is less; this is for one that ends the process.
    tries: 100,
    handle: async (data) => {
      const envelope = eventEnvelope.parse(data.envelope);
      const { type } = envelope.event;
      const handler = registry.events.get(type)?.get(String(data.room));
      // A room that has gone since, or an older entry: nobody listens any more.
      if (!handler) return;
      const started = performance.now();
      const outcome = await handleEvent(world, clients, envelope, handler, data);
      observe('event', type, outcome, (performance.now() - started) / 1_000);
    },
  };
}

async function handleEvent<House extends Core>(
  world: House,
  clients: Clients,
  envelope: EventEnvelope,
  handler: EventHandler<House>,
  data: QueueEntry['data'],
): Promise<string> {
  const visitor = eventOrigin(envelope);
  const place = {
    userId: visitor.userId,
    channel: eventChannel(envelope.event),
    threadTs: typeof envelope.event.thread_ts === 'string' ? envelope.event.thread_ts : '',
    triggerId: '',
    responseUrl: '',
    view: null,
  };
  const request = await takeIn(world, clients, visitor, place, envelope.event.type);
  try {
    const visit = await visitOf(world, request, true);
    await handler({ ...visit, event: envelope.event, eventId: envelope.event_id, origin: visitor });
    return 'ok';
  } catch (error) {
    if (error instanceof Refusal) return (await tellTrouble(world, request, error)).kind;
    if (error instanceof NotUnderstood) {
      const about = { eventId: envelope.event_id, why: error.message };
      request.log.warn(about, 'an event that cannot be understood was dropped');
      return 'dropped';
    }
    if (!databaseFault(error) && isOld(world, data.receivedAt)) {
      request.log.error({ err: error, eventId: envelope.event_id }, 'an event was given up');
      return 'bug';
    }
    throw error;
  }
}

const isOld = (world: Core, receivedAt: unknown): boolean =>
  typeof receivedAt === 'string' &&
  Temporal.Instant.compare(Temporal.Instant.from(receivedAt).add(GIVE_UP_AFTER), world.clock.now()) < 0;
