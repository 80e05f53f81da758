import { type Core, channelIn } from '../core.ts';
import type { Answer } from '../deliver/answer.ts';
import type { Json, StoredChannel, User, Workspace } from '../model.ts';
import type { ActResult } from '../page/contract.ts';

/** Someone doing something somewhere. */
export interface Doer {
  core: Core;
  workspace: Workspace;
  me: User;
}

/** What every interactive payload says about who acts; `trigger` may be used once within 3 s. */
export function signedBy(doer: Doer, where: { channel?: string; viewId?: string } = {}): Json {
  const { core, workspace, me } = doer;
  return {
    user: { id: me.id, username: me.name, name: me.name, team_id: me.teamId },
    team: {
      id: workspace.id,
      domain: workspace.domain,
      ...(workspace.enterprise
        ? { enterprise_id: workspace.enterprise.id, enterprise_name: workspace.enterprise.name }
        : {}),
    },
    enterprise: workspace.enterprise ?? null,
    is_enterprise_install: Boolean(workspace.install?.enterpriseId),
    api_app_id: core.app.id,
    token: core.app.token,
    trigger_id: core.triggers.issue({ team: workspace.id, user: me.id, ...where }),
  };
}

export function timestamp(doer: Doer): string {
  return `${(doer.core.now() / 1000).toFixed(6)}`;
}

/** What the person is told when the app did not take it. */
export function failure(answer: Exclude<Answer, { kind: 'ok' }>): string {
  return answer.kind === 'timeout' ? 'operation_timeout' : 'dispatch_failed';
}

export function no(error: string): ActResult {
  return { ok: false, error };
}

/** A conversation the person is in. */
export function myChannel(doer: Doer, id: string): StoredChannel | string {
  const channel = channelIn(doer.workspace, id);
  if (!channel) return 'channel_not_found';
  if (channel.members.includes(doer.me.id)) return channel;
  return channel.kind === 'public' ? 'not_in_channel' : 'channel_not_found';
}

/** Whether the app can be reached in this workspace at all. */
export function appIsHere(doer: Doer): boolean {
  const { install } = doer.workspace;
  return install !== null && !install.revoked;
}

/** Guests of Slack Connect see an app's messages and press its buttons; its commands and Home are not theirs. */
export function appIsMine(doer: Doer): boolean {
  return appIsHere(doer) && doer.me.teamId === doer.workspace.id;
}
