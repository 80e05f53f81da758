import { createChannel, join, leave, openDirect } from '../channels.ts';
import { channelIn, userIn } from '../core.ts';
import { tell } from '../events.ts';
import type { Act, ActResult } from '../page/contract.ts';
import { viewShape } from '../shapes.ts';
import { appIsMine, type Doer, myChannel, no } from './doer.ts';

type Of<K extends Act['kind']> = Extract<Act, { kind: K }>;

/** Coming and going: channels, direct messages, the app's Home. */
export function enter(doer: Doer, act: Of<'join' | 'leave' | 'mark-read'>): ActResult {
  const channel = channelIn(doer.workspace, act.channel);
  if (channel?.kind !== 'public') return no('channel_not_found');
  const problem = join(doer.core, doer.workspace, channel, doer.me.id);
  return problem ? no(problem) : { ok: true, channel: channel.id };
}

export function quit(doer: Doer, act: Of<'join' | 'leave' | 'mark-read'>): ActResult {
  const channel = myChannel(doer, act.channel);
  if (typeof channel === 'string') return no(channel);
  if (channel.isGeneral) return no('cant_leave_general');
  const problem = leave(doer.core, doer.workspace, channel, doer.me.id);
  return problem ? no(problem) : { ok: true };
}

export function invite(doer: Doer, act: Of<'invite'>): ActResult {
  const channel = myChannel(doer, act.channel);
  if (typeof channel === 'string') return no(channel);
  if (!userIn(doer.workspace, act.user)) return no('user_not_found');
  const problem = join(doer.core, doer.workspace, channel, act.user, doer.me.id);
  return problem ? no(problem) : { ok: true, channel: channel.id };
}

export function found(doer: Doer, act: Of<'create-channel'>): ActResult {
  const made = createChannel(doer.core, doer.workspace, doer.me.id, act.name, act.isPrivate);
  return typeof made === 'string' ? no(made) : { ok: true, channel: made.id };
}

export function direct(doer: Doer, act: Of<'open-dm'>): ActResult {
  if (!userIn(doer.workspace, act.user)) return no('user_not_found');
  const channel = openDirect(doer.core, doer.workspace, [doer.me.id, act.user]);
  return { ok: true, channel: channel.id };
}

/** Opening the app's Home tab: the app hears of it and may publish. */
export function visitHome(doer: Doer): ActResult {
  const { core, workspace, me } = doer;
  if (!appIsMine(doer)) return no('app_not_installed');
  const channel = openDirect(core, workspace, [workspace.install?.botUserId ?? '', me.id]);
  const home = workspace.homes[me.id];
  const view = home ? { view: viewShape(core, workspace, home) } : {};
  tell(core, workspace, { type: 'app_home_opened', user: me.id, channel: channel.id, tab: 'home', ...view });
  return { ok: true, channel: channel.id };
}
