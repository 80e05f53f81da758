import { isObject, withIds } from '../blocks.ts';
import { lookUp } from '../channels.ts';
import { entityBlocks, entityProblem } from '../entities.ts';
import { domainOf, linksIn, unfold } from '../links.ts';
import { messageAt } from '../messages.ts';
import type { Json, StoredChannel, StoredMessage } from '../model.ts';
import type { Call, Methods } from './call.ts';
import { checkMessage } from './check-payload.ts';
import { SlackError } from './errors.ts';

/** Links that unfold: what the app shows beside them, and what it tells whoever opens one. */
export const unfurlMethods: Methods = {
  'chat.unfurl': { scopes: ['links:write'], run: unfurl },
  'entity.presentDetails': { scopes: [], run: present },
};

function unfurl(call: Call): Json {
  const { core, workspace, args, install } = call;
  const { channel, message } = sharedAt(call);
  const cards = args.object('unfurls', 'invalid_unfurls_format') ?? {};
  const entities = entitiesIn(call);
  if (Object.keys(cards).length === 0 && entities.length === 0) throw new SlackError('missing_unfurls');
  if (entities.length > 0 && Object.keys(cards).length === 0 && !core.app.workObjects)
    throw new SlackError('feature_not_enabled');
  const app = { is_app_unfurl: true, app_id: core.app.id, bot_id: install.botId };
  const shown = new Map<string, Json>();
  for (const [url, card] of Object.entries(cards)) {
    if (!isObject(card)) throw new SlackError('invalid_unfurls_format');
    requireShared(call, message, url);
    checkMessage({ attachments: [card] });
    const blocks = Array.isArray(card.blocks) ? withIds(card.blocks.filter(isObject)) : [];
    shown.set(url, { ...card, ...app, blocks, from_url: url, app_unfurl_url: url });
  }
  // Where both are sent, Slack takes the Work Object, if the app has them switched on.
  for (const entity of core.app.workObjects ? entities : []) {
    const url = String(entity.app_unfurl_url);
    requireShared(call, message, url);
    const blocks = withIds(entityBlocks(entity));
    shown.set(url, { ...app, blocks, entity, from_url: url, app_unfurl_url: url });
  }
  unfold(core, workspace, channel, message, [...shown.values()]);
  return {};
}

/** The message by channel and time, or by the id that its event had. */
function sharedAt({ args, workspace }: Call): { channel: StoredChannel; message: StoredMessage } {
  const { channelId, ts } = args.has('unfurl_id') || args.has('source') ? byUnfurlId(args) : byPlace(args);
  // No membership is needed: the event came from there.
  const channel = lookUp(workspace, channelId);
  if (!channel) throw new SlackError('cannot_find_channel');
  const message = messageAt(channel, ts);
  if (!message) throw new SlackError('cannot_find_message');
  return { channel, message };
}

function byUnfurlId(args: Call['args']): { channelId: string; ts: string } {
  if (!args.has('unfurl_id')) throw new SlackError('missing_unfurl_id');
  if (!args.has('source')) throw new SlackError('missing_source');
  if (!['composer', 'conversations_history'].includes(args.need('source')))
    throw new SlackError('invalid_source');
  const found = /^(\w+)\.(\d+\.\d+)\.unfurl$/.exec(args.need('unfurl_id'));
  if (!found) throw new SlackError('invalid_unfurl_id');
  return { channelId: found[1] ?? '', ts: found[2] ?? '' };
}

function byPlace(args: Call['args']): { channelId: string; ts: string } {
  if (!args.has('channel')) throw new SlackError('missing_channel');
  if (!args.has('ts')) throw new SlackError('missing_ts');
  return { channelId: args.need('channel'), ts: args.need('ts') };
}

function requireShared({ core }: Call, message: StoredMessage, url: string): void {
  if (!linksIn(message.text).includes(url)) throw new SlackError('cannot_unfurl_message');
  if (domainOf(core, url) === null) throw new SlackError('cannot_unfurl_url');
}

function entitiesIn({ args }: Call): Json[] {
  const metadata = args.object('metadata', 'invalid_metadata');
  if (!metadata) return [];
  const { entities } = metadata;
  if (!Array.isArray(entities) || !entities.every(isObject)) throw new SlackError('invalid_metadata');
  for (const entity of entities) {
    const problem =
      typeof entity.app_unfurl_url === 'string' ? entityProblem(entity) : 'missing app_unfurl_url';
    if (problem) throw new SlackError('invalid_metadata', [`[ERROR] ${problem}`]);
  }
  return entities;
}

const STATUSES = [
  'restricted',
  'internal_error',
  'not_found',
  'custom',
  'custom_partial_view',
  'timeout',
  'edit_error',
];

/** What one person sees who opened a Work Object. */
function present(call: Call): Json {
  const { core, workspace, args } = call;
  if (!core.app.workObjects) throw new SlackError('feature_not_enabled');
  const id = args.need('trigger_id');
  const trigger = core.triggers.check(id, workspace.id);
  if (typeof trigger === 'string') throw new SlackError(trigger);
  const opened = trigger.entity;
  if (!opened) throw new SlackError('invalid_trigger_id');
  const error = args.object('error', 'invalid_arguments');
  const metadata = args.object('metadata', 'invalid_metadata');
  if (error && !STATUSES.includes(String(error.status))) throw new SlackError('invalid_arguments');
  if (!error && !metadata) throw new SlackError('missing_metadata');
  const problem = metadata && entityProblem(metadata);
  if (problem) throw new SlackError('invalid_metadata', [`[ERROR] ${problem}`]);
  if (metadata && (metadata.external_ref as Json).id !== opened.ref)
    throw new SlackError('entity_metadata_does_not_match_trigger');
  core.triggers.use(id);
  const shown = metadata
    ? { blocks: withIds(entityBlocks(metadata)) }
    : { blocks: [], error: String(error?.status) };
  core.details.set(trigger.user, { channel: trigger.channel ?? '', ts: opened.ts, ...shown });
  core.changes.announce({ type: 'state', team: workspace.id });
  return {};
}
