import { openDirect } from '../channels.ts';
import { tell } from '../events.ts';
import { newTs } from '../ids.ts';
import { announce } from '../messages.ts';
import type { Act, ActResult } from '../page/contract.ts';
import { appIsMine, type Doer, no } from './doer.ts';

/** A new thread in the app's assistant pane; the app is told where the person was looking. */
export function askAssistant(doer: Doer, act: Extract<Act, { kind: 'assistant' }>): ActResult {
  const { core, workspace, me } = doer;
  const { install } = workspace;
  if (!install || !appIsMine(doer)) return no('app_not_installed');
  const channel = openDirect(core, workspace, [install.botUserId, me.id]);
  const ts = newTs(core.world, core.now());
  channel.messages.push({
    ts,
    threadTs: ts,
    user: install.botUserId,
    botId: install.botId,
    subtype: 'assistant_app_thread',
    text: 'New conversation',
    reactions: [],
    assistant: { title: '', status: '', prompts: [] },
  });
  announce(core, workspace, channel, ts);
  const looking = act.channel ? { channel_id: act.channel, team_id: workspace.id } : {};
  tell(core, workspace, {
    type: 'assistant_thread_started',
    assistant_thread: { user_id: me.id, context: looking, channel_id: channel.id, thread_ts: ts },
  });
  return { ok: true, channel: channel.id, ts };
}
