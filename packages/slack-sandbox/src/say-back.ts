import { checkMessage } from './api/check-payload.ts';
import { isObject, withIds } from './blocks.ts';
import { type Core, channelIn, workspaceById } from './core.ts';
import { dismiss, edit, messageAt, post, remove, whisper } from './messages.ts';
import type { EphemeralMessage, Json, StoredChannel, Workspace } from './model.ts';
import type { ReplyPlace } from './replies.ts';

/**
 * Carries out what the app answers to a command or sends to a response_url: a new message (to one
 * person unless `in_channel`), or a change or deletion of the message that was acted on.
 * Throws SlackError for what Slack would refuse.
 */
export function sayBack(core: Core, place: ReplyPlace, answer: unknown): void {
  const workspace = workspaceById(core, place.team);
  const channel = workspace && channelIn(workspace, place.channel);
  if (!workspace || !channel) return;
  const body: Json = isObject(answer) ? answer : { text: String(answer) };
  const original = originalOf(core, channel, place);
  if (body.delete_original === true) {
    if (original.whispered) dismiss(core, workspace, original.whispered);
    if (original.posted) remove(core, workspace, channel, original.posted);
    return;
  }
  const blocks = Array.isArray(body.blocks) ? body.blocks.filter(isObject) : undefined;
  const text = typeof body.text === 'string' ? body.text : '';
  checkMessage({ text, ...(blocks ? { blocks } : {}) });
  const content = { text, ...(blocks ? { blocks } : {}) };
  const { whispered, posted } = original;
  if (body.replace_original === true && whispered) rewriteWhisper(core, workspace, whispered, content);
  else if (body.replace_original === true && posted) {
    edit(core, workspace, channel, posted, content, posted.user);
  } else sayAnew(core, workspace, channel, place, body, content);
}

function sayAnew(
  core: Core,
  workspace: Workspace,
  channel: StoredChannel,
  place: ReplyPlace,
  body: Json,
  content: { text: string; blocks?: Json[] },
): void {
  const threadTs = typeof body.thread_ts === 'string' ? body.thread_ts : undefined;
  const draft = {
    ...content,
    user: workspace.install?.botUserId ?? '',
    botId: workspace.install?.botId ?? '',
    ...(threadTs ? { threadTs } : {}),
  };
  if (body.response_type === 'in_channel') post(core, workspace, channel, draft);
  else whisper(core, workspace, channel, place.user, draft);
}

/** The message that was acted on: one of everybody's, or one that a single person saw. */
function originalOf(core: Core, channel: StoredChannel, place: ReplyPlace) {
  if (!place.ts) return {};
  if (!place.ephemeral) return { posted: messageAt(channel, place.ts) };
  return { whispered: core.ephemerals.find((each) => each.ts === place.ts && each.channel === channel.id) };
}

function rewriteWhisper(
  core: Core,
  workspace: Workspace,
  message: EphemeralMessage,
  content: { text: string; blocks?: Json[] },
): void {
  message.text = content.text;
  if (content.blocks) message.blocks = withIds(content.blocks);
  else delete message.blocks;
  const { channel, ts, to } = message;
  core.changes.announce({ type: 'ephemeral', team: workspace.id, channel, ts, user: to });
}
