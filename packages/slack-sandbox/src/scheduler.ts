import type { Core } from './core.ts';
import { type Draft, post } from './messages.ts';

/** Posts the scheduled messages whose time has come. */
export function postDue(core: Core): void {
  for (const workspace of core.world.workspaces) {
    const due = workspace.scheduled.filter((each) => each.postAt * 1000 <= core.now());
    workspace.scheduled = workspace.scheduled.filter((each) => !due.includes(each));
    for (const each of due) {
      const channel = workspace.channels.find((candidate) => candidate.id === each.channel);
      if (channel && !channel.archived) post(core, workspace, channel, each.message as unknown as Draft);
    }
  }
}
