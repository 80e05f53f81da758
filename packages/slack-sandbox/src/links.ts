import { isObject } from './blocks.ts';
import type { Core } from './core.ts';
import { type SlackEvent, tell } from './events.ts';
import { newTs } from './ids.ts';
import { announce, hidden } from './messages.ts';
import type { Json, StoredChannel, StoredMessage, Workspace } from './model.ts';
import { messageShape } from './shapes.ts';

/** The app is told of links to its domains, wherever they are posted; its own messages are no news to it. */
export function shareLinks(
  core: Core,
  workspace: Workspace,
  channel: StoredChannel,
  message: StoredMessage,
  before = '',
): void {
  if (message.botId) return;
  const known = linksIn(before);
  const links = linksIn(message.text)
    .filter((url) => !known.includes(url) && domainOf(core, url) !== null)
    .map((url) => ({ url, domain: domainOf(core, url) }));
  if (links.length === 0) return;
  const event: SlackEvent = {
    type: 'link_shared',
    user: message.user,
    channel: channel.id,
    message_ts: message.ts,
    ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
    is_bot_user_member: channel.members.includes(workspace.install?.botUserId ?? ''),
    unfurl_id: unfurlId(channel, message.ts),
    source: 'conversations_history',
    links,
    event_ts: newTs(core.world, core.now()),
  };
  tell(core, workspace, event);
}

/** The addresses in a message, as they were typed. */
export const linksIn = (text: string): string[] =>
  [...text.matchAll(/<(https?:\/\/[^|>]+)(?:\|[^>]*)?>/g)].map(([, url = '']) =>
    url.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'),
  );

/** Which of the app's domains an address belongs to; subdomains belong to theirs. */
export function domainOf(core: Core, url: string): string | null {
  const host = URL.parse(url)?.hostname;
  return core.app.unfurlDomains.find((domain) => host === domain || host?.endsWith(`.${domain}`)) ?? null;
}

export const unfurlId = ({ id }: StoredChannel, ts: string): string => `${id}.${ts}.unfurl`;

/** Puts what the app has to show beside a message; the same link again takes the place of what was there. */
export function unfold(
  core: Core,
  workspace: Workspace,
  channel: StoredChannel,
  message: StoredMessage,
  shown: readonly Json[],
): void {
  const previous = messageShape(core, workspace, channel, message);
  const kept = (message.attachments ?? []).filter(
    ({ app_unfurl_url: url }) => !shown.some((one) => one.app_unfurl_url === url),
  );
  message.attachments = [...kept, ...shown].map((one, at) => ({ ...one, id: at + 1 }));
  announce(core, workspace, channel, message.ts);
  const now = messageShape(core, workspace, channel, message);
  // To whoever listens to messages it is an edit, with the same text before and after.
  tell(
    core,
    workspace,
    hidden(core, 'message_changed', channel, { message: now, previous_message: previous }),
    channel,
  );
}

/** The unfolded links of a message that are Work Objects. */
export const entitiesOf = ({ attachments = [] }: StoredMessage): Json[] =>
  attachments.flatMap(({ entity }) => (isObject(entity) ? [entity] : []));
