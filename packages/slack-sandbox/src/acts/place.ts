import { messageAt } from '../messages.ts';
import type { EphemeralMessage, Json, StoredChannel, StoredMessage, StoredView } from '../model.ts';
import { messageShape, viewShape } from '../shapes.ts';
import type { Values } from '../values.ts';
import { initialValues, mergeValues } from '../values.ts';
import { viewById } from '../views.ts';
import { nameFor } from './command.ts';
import { type Doer, myChannel } from './doer.ts';

/** Where an interactive element stands: in a view or in a message. */
export type Place =
  | { kind: 'view'; view: StoredView; blocks: Json[]; values: Values }
  | {
      kind: 'message';
      channel: StoredChannel;
      message: StoredMessage | EphemeralMessage;
      ephemeral: boolean;
      blocks: Json[];
      values: Values;
    };

/** The place an act means, or the error the person gets. */
export function placeOf(doer: Doer, act: { viewId?: string; channel?: string; ts?: string }): Place | string {
  const { workspace, me, core } = doer;
  if (act.viewId) {
    const view = viewById(workspace, act.viewId);
    if (!view || view.user !== me.id) return 'view_not_found';
    return { kind: 'view', view, blocks: view.view.blocks, values: view.values };
  }
  const channel = myChannel(doer, act.channel ?? '');
  if (typeof channel === 'string') return channel;
  const stored = messageAt(channel, act.ts ?? '');
  const whispered = core.ephemerals.find(
    (each) => each.ts === act.ts && each.to === me.id && each.channel === channel.id,
  );
  const message = stored ?? whispered;
  if (!message) return 'message_not_found';
  const open = core.details.get(me.id);
  const pane = open?.ts === message.ts ? (open.blocks as Json[]) : [];
  const blocks = [...(message.blocks ?? []), ...attached(message), ...pane];
  return {
    kind: 'message',
    channel,
    message,
    ephemeral: !stored,
    blocks,
    values: mergeValues(initialValues(blocks), core.chosen.get(chosenKey(me.id, message.ts)) ?? {}, blocks),
  };
}

/** What a payload says about the place. */
export function placeFields(doer: Doer, place: Place): Json {
  const { core, workspace, me } = doer;
  if (place.kind === 'view') {
    const view = viewShape(core, workspace, place.view);
    return { container: { type: 'view', view_id: place.view.id }, view };
  }
  const { channel, message, ephemeral } = place;
  const reply = { team: workspace.id, user: me.id, channel: channel.id, ts: message.ts, ephemeral };
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: ephemeral,
      ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
    },
    channel: { id: channel.id, name: nameFor(channel) },
    // Slack does not send the content of ephemeral messages back.
    ...(ephemeral ? {} : { message: messageShape(core, workspace, channel, message) }),
    response_url: `${core.url}/response/${core.replies.give(reply)}`,
    state: { values: place.values },
  };
}

/** Keeps what a person chose, for the next payload from the same place. */
export function keepValues(doer: Doer, place: Place, values: Values): void {
  place.values = values;
  if (place.kind === 'view') place.view.values = values;
  else doer.core.chosen.set(chosenKey(doer.me.id, place.message.ts), values);
}

function chosenKey(user: string, ts: string): string {
  return `${user} ${ts}`;
}

function attached(message: StoredMessage): Json[] {
  return (message.attachments ?? []).flatMap((each) =>
    Array.isArray(each.blocks) ? (each.blocks as Json[]) : [],
  );
}
