import type { Change } from './changes.ts';
import { canRead } from './channels.ts';
import { type Core, channelIn, workspaceOf } from './core.ts';
import type { Workspace } from './model.ts';
import type { PageEvent } from './page/contract.ts';
import { messageOf, viewOf, viewsOf, whisperOf } from './page-state.ts';

/** What a change means to one person's page; null when they do not see it. */
export function pageEvent(core: Core, me: string, change: Change): PageEvent | null {
  const workspace = workspaceOf(core, me);
  if (!workspace || change.type === 'traffic' || change.team !== workspace.id) return null;
  switch (change.type) {
    case 'state':
      return { type: 'state' };
    case 'views':
      return change.user === me ? { type: 'views', views: viewsOf(core, workspace, me) } : null;
    case 'home': {
      const home = workspace.homes[me];
      if (change.user !== me) return null;
      return { type: 'home', view: home ? viewOf(core, workspace, home) : null };
    }
    case 'ephemeral_deleted':
      if (change.user !== me) return null;
      return { type: 'message_deleted', channel: change.channel, ts: change.ts, ephemeral: true };
    default:
      return messageEvent(core, workspace, me, change);
  }
}

function messageEvent(
  core: Core,
  workspace: Workspace,
  me: string,
  change: Extract<Change, { type: 'message' | 'message_deleted' | 'ephemeral' }>,
): PageEvent | null {
  const channel = channelIn(workspace, change.channel);
  if (!channel || !canRead(channel, me)) return null;
  if (change.type === 'message_deleted') {
    return { type: 'message_deleted', channel: channel.id, ts: change.ts };
  }
  if (change.type === 'ephemeral') {
    const whispered = core.ephemerals.find((each) => each.ts === change.ts && each.to === me);
    return whispered ? { type: 'message', message: whisperOf(core, workspace, channel, whispered) } : null;
  }
  const message = channel.messages.find((each) => each.ts === change.ts);
  return message ? { type: 'message', message: messageOf(core, workspace, channel, message) } : null;
}
