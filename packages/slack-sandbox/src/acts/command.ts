import { SlackError } from '../api/errors.ts';
import { messageAt } from '../messages.ts';
import type { StoredChannel } from '../model.ts';
import type { Act, ActResult } from '../page/contract.ts';
import type { ReplyPlace } from '../replies.ts';
import { sayBack } from '../say-back.ts';
import { messageShape } from '../shapes.ts';
import { appIsMine, type Doer, failure, myChannel, no, signedBy, timestamp } from './doer.ts';
import { encoded } from './wording.ts';

type Of<K extends Act['kind']> = Extract<Act, { kind: K }>;

/** A slash command; the app's answer, if any, is shown to the person. */
export async function runCommand(doer: Doer, act: Of<'command'>): Promise<ActResult> {
  const { core } = doer;
  const channel = myChannel(doer, act.channel);
  if (typeof channel === 'string') return no(channel);
  const known = core.app.commands.find((each) => each.command === act.command);
  if (!appIsMine(doer) || !mayHaveCommands(doer) || (!known && core.app.commands.length > 0)) {
    return no(`${act.command} is not a valid command.`);
  }
  const place: ReplyPlace = { team: doer.workspace.id, user: doer.me.id, channel: channel.id };
  const answer = await core.link.command(fields(doer, act, channel, place));
  if (answer.kind !== 'ok') return no(failed(act.command, failure(answer)));
  if (answer.body === undefined || answer.body === '') return { ok: true, channel: channel.id };
  try {
    sayBack(core, place, answer.body);
    return { ok: true, channel: channel.id };
  } catch (error) {
    if (error instanceof SlackError) return no(failed(act.command, 'invalid_command_response'));
    throw error;
  }
}

/** A global shortcut, or one on a message. */
export async function runShortcut(doer: Doer, act: Of<'shortcut'>): Promise<ActResult> {
  const { core, workspace } = doer;
  if (!appIsMine(doer) || !mayHaveCommands(doer)) return no('app_not_installed');
  const base = { callback_id: act.callbackId, action_ts: timestamp(doer) };
  if (!act.channel || !act.ts) {
    const answer = await core.link.interaction({ type: 'shortcut', ...base, ...signedBy(doer) });
    return answer.kind === 'ok' ? { ok: true } : no(failure(answer));
  }
  const channel = myChannel(doer, act.channel);
  if (typeof channel === 'string') return no(channel);
  const message = messageAt(channel, act.ts);
  if (!message) return no('message_not_found');
  const place = { team: workspace.id, user: doer.me.id, channel: channel.id, ts: message.ts };
  const answer = await core.link.interaction({
    type: 'message_action',
    ...base,
    ...signedBy(doer, { channel: channel.id }),
    response_url: `${core.url}/response/${core.replies.give(place)}`,
    message_ts: message.ts,
    channel: { id: channel.id, name: nameFor(channel) },
    message: messageShape(core, workspace, channel, message),
  });
  return answer.kind === 'ok' ? { ok: true } : no(failure(answer));
}

/** What Slack calls a conversation in payloads. */
export function nameFor(channel: StoredChannel): string {
  if (channel.kind === 'im') return 'directmessage';
  return channel.kind === 'private' ? 'privategroup' : channel.name;
}

function fields(
  doer: Doer,
  act: Of<'command'>,
  channel: StoredChannel,
  place: ReplyPlace,
): Record<string, string> {
  const { core, workspace, me } = doer;
  const command = core.app.commands.find((each) => each.command === act.command);
  const { enterprise } = workspace;
  return {
    token: core.app.token,
    team_id: workspace.id,
    team_domain: workspace.domain,
    ...(enterprise ? { enterprise_id: enterprise.id, enterprise_name: enterprise.name } : {}),
    channel_id: channel.id,
    channel_name: nameFor(channel),
    user_id: me.id,
    user_name: me.name,
    command: act.command,
    text: command?.shouldEscape ? encoded(workspace, act.text, true) : act.text,
    api_app_id: core.app.id,
    is_enterprise_install: String(Boolean(workspace.install?.enterpriseId)),
    response_url: `${core.url}/response/${core.replies.give(place)}`,
    trigger_id: core.triggers.issue({ team: workspace.id, user: me.id, channel: channel.id }),
  };
}

/** Commands and shortcuts take a scope of their own. */
function mayHaveCommands(doer: Doer): boolean {
  return doer.workspace.install?.scopes.includes('commands') ?? false;
}

function failed(command: string, why: string): string {
  return `${command} failed with the error "${why}"`;
}
