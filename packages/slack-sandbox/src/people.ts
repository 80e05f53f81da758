import type { Core } from './core.ts';
import { tell } from './events.ts';
import type { User, Workspace } from './model.ts';
import { userShape } from './shapes.ts';

/** Changes a person and tells the app (`user_change`). */
export function changeUser(core: Core, workspace: Workspace, user: User, change: Partial<User>): void {
  Object.assign(user, change, { updated: Math.floor(core.now() / 1000) });
  core.changes.announce({ type: 'state', team: workspace.id });
  tell(core, workspace, { type: 'user_change', user: userShape(user, workspace) });
}

/** A new colleague (`team_join`). */
export function addUser(core: Core, workspace: Workspace, user: User): void {
  workspace.users.push(user);
  core.changes.announce({ type: 'state', team: workspace.id });
  tell(core, workspace, { type: 'team_join', user: userShape(user, workspace) });
}

/** Takes the app out of the workspace: both events come, then the token is dead. */
export function uninstall(core: Core, workspace: Workspace): void {
  const { install } = workspace;
  if (!install || install.revoked) return;
  tell(core, workspace, { type: 'tokens_revoked', tokens: { oauth: [], bot: [install.botUserId] } });
  tell(core, workspace, { type: 'app_uninstalled' });
  install.revoked = true;
  for (const channel of workspace.channels) {
    channel.members = channel.members.filter((each) => each !== install.botUserId || channel.kind === 'im');
  }
  core.changes.announce({ type: 'state', team: workspace.id });
}
