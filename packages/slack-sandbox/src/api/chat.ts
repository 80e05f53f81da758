import { openDirect } from '../channels.ts';
import { newId } from '../ids.ts';
import { type Draft, edit, post, remove, whisper } from '../messages.ts';
import type { Json, Scheduled, StoredChannel } from '../model.ts';
import { messageShape } from '../shapes.ts';
import { type Call, channelOf, type Methods, messageOf, ownChannel, page, userOf } from './call.ts';
import { checkMessage, checkPictures } from './check-payload.ts';
import { SlackError } from './errors.ts';

const write = ['chat:write'];

export const chatMethods: Methods = {
  'chat.postMessage': { scopes: write, run: postMessage },
  'chat.update': { scopes: write, run: update },
  'chat.delete': { scopes: write, run: deleteMessage },
  'chat.postEphemeral': { scopes: write, run: postEphemeral },
  'chat.scheduleMessage': { scopes: write, run: schedule },
  'chat.scheduledMessages.list': { scopes: [], run: listScheduled },
  'chat.deleteScheduledMessage': { scopes: write, run: deleteScheduled },
  'chat.getPermalink': {
    scopes: [],
    run: (call) => {
      const channel = channelOf(call);
      const ts = call.args.need('message_ts');
      messageOf(channel, ts);
      return {
        channel: channel.id,
        permalink: `${call.core.url}/archives/${channel.id}/p${ts.replace('.', '')}`,
      };
    },
  },
};

function postMessage(call: Call): Json {
  const { core, workspace } = call;
  const channel = target(call);
  const message = post(core, workspace, channel, draftOf(call, channel));
  const shape = messageShape(core, workspace, channel, message, true);
  return { channel: channel.id, ts: message.ts, message: shape };
}

/** Where to post: a conversation, or a person (their direct message with the app). */
function target(call: Call): StoredChannel {
  const { workspace, install, args } = call;
  const reference = args.need('channel');
  if (workspace.users.some((each) => each.id === reference)) {
    requireMessagesTab(call);
    return openDirect(call.core, workspace, [install.botUserId, reference]);
  }
  const channel = channelOf(call);
  if (channel.kind === 'im') requireMessagesTab(call);
  if (channel.archived) throw new SlackError('is_archived');
  const member = channel.members.includes(install.botUserId);
  const anywhere = channel.kind === 'public' && install.scopes.includes('chat:write.public');
  if (!member && !anywhere) throw new SlackError('not_in_channel');
  return channel;
}

/** Without the tab nobody can read what the app writes to them. */
function requireMessagesTab({ core }: Call): void {
  if (!core.app.messagesTab) throw new SlackError('messages_tab_disabled');
}

function draftOf(call: Call, channel: StoredChannel): Draft {
  const { args, install } = call;
  const text = args.text('text') ?? '';
  const blocks = args.objects('blocks', 'invalid_blocks_format');
  const attachments = args.objects('attachments', 'invalid_attachments_format');
  checkMessage({ text, ...(blocks ? { blocks } : {}), ...(attachments ? { attachments } : {}) });
  checkPictures(call.core, call.workspace, blocks);
  const threadTs = args.text('thread_ts') || undefined;
  const metadata = metadataOf(call);
  const username = args.text('username');
  return {
    user: install.botUserId,
    botId: install.botId,
    text,
    ...(blocks ? { blocks } : {}),
    ...(attachments ? { attachments } : {}),
    ...(threadTs ? { threadTs: rootOf(channel, threadTs) } : {}),
    ...(threadTs && args.flag('reply_broadcast') ? { broadcast: true } : {}),
    ...(metadata ? { metadata } : {}),
    ...(username && install.scopes.includes('chat:write.customize') ? { username } : {}),
  };
}

/** A reply to a reply goes to the thread's root, as in Slack. */
function rootOf(channel: StoredChannel, ts: string): string {
  const message = channel.messages.find((each) => each.ts === ts);
  if (!message) throw new SlackError('thread_not_found');
  return message.threadTs ?? message.ts;
}

function metadataOf(call: Call): Json | undefined {
  const metadata = call.args.object('metadata', 'invalid_metadata_format');
  if (!metadata || Object.keys(metadata).length === 0) return metadata;
  if (typeof metadata.event_type !== 'string' || typeof metadata.event_payload !== 'object') {
    throw new SlackError('invalid_metadata_format');
  }
  return metadata;
}

function update(call: Call): Json {
  const { core, workspace, install, args } = call;
  const channel = ownChannel(call);
  // Posting calls it is_archived, editing calls it this.
  if (channel.archived) throw new SlackError('is_inactive');
  const message = messageOf(channel, args.need('ts'));
  if (message.user !== install.botUserId) throw new SlackError('cant_update_message');
  const text = args.text('text');
  const blocks = args.objects('blocks', 'invalid_blocks_format');
  const attachments = args.objects('attachments', 'invalid_attachments_format');
  if (text === undefined && !blocks && !attachments) throw new SlackError('no_text');
  const after = { text: text ?? message.text, blocks: blocks ?? message.blocks ?? [] };
  checkMessage({ ...after, ...(attachments ? { attachments } : {}) });
  checkPictures(core, workspace, blocks);
  const metadata = metadataOf(call);
  edit(
    core,
    workspace,
    channel,
    message,
    {
      ...(text !== undefined ? { text } : {}),
      ...(blocks ? { blocks } : {}),
      ...(attachments ? { attachments } : {}),
      ...(metadata ? { metadata } : {}),
    },
    install.botUserId,
  );
  const shape = messageShape(core, workspace, channel, message, true);
  return { channel: channel.id, ts: message.ts, text: message.text, message: shape };
}

function deleteMessage(call: Call): Json {
  const channel = channelOf(call);
  const message = messageOf(channel, call.args.need('ts'));
  if (message.user !== call.install.botUserId) throw new SlackError('cant_delete_message');
  remove(call.core, call.workspace, channel, message);
  return { channel: channel.id, ts: message.ts };
}

function postEphemeral(call: Call): Json {
  const channel = target(call);
  const user = userOf(call, call.args.need('user'));
  if (!channel.members.includes(user.id)) throw new SlackError('user_not_in_channel');
  const message = whisper(call.core, call.workspace, channel, user.id, draftOf(call, channel));
  return { message_ts: message.ts };
}

function schedule(call: Call): Json {
  const { core, workspace, args } = call;
  const channel = target(call);
  const draft = draftOf(call, channel);
  const postAt = Number(args.need('post_at'));
  if (!Number.isInteger(postAt)) throw new SlackError('invalid_time');
  if (postAt * 1000 <= core.now()) throw new SlackError('time_in_past');
  if (postAt * 1000 > core.now() + 120 * 86_400_000) throw new SlackError('time_too_far');
  const created = Math.floor(core.now() / 1000);
  const scheduled: Scheduled = {
    id: newId('Q'),
    channel: channel.id,
    postAt,
    created,
    message: { ...draft },
  };
  workspace.scheduled.push(scheduled);
  const message = { text: draft.text, type: 'delayed_message', bot_id: draft.botId };
  return { channel: channel.id, scheduled_message_id: scheduled.id, post_at: postAt, message };
}

function listScheduled(call: Call): Json {
  const wanted = call.args.text('channel');
  const { items, ...rest } = page(
    call,
    call.workspace.scheduled.filter((each) => !wanted || each.channel === wanted),
  );
  return {
    scheduled_messages: items.map((each) => ({
      id: each.id,
      channel_id: each.channel,
      post_at: each.postAt,
      date_created: each.created,
      text: each.message.text,
    })),
    ...rest,
  };
}

function deleteScheduled(call: Call): Json {
  const id = call.args.need('scheduled_message_id');
  const { workspace } = call;
  if (!workspace.scheduled.some((each) => each.id === id))
    throw new SlackError('invalid_scheduled_message_id');
  workspace.scheduled = workspace.scheduled.filter((each) => each.id !== id);
  return {};
}
