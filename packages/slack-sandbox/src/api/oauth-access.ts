import { type Core, workspaceById } from '../core.ts';
import type { Install, Json, Workspace } from '../model.ts';
import { installApp } from '../plant.ts';
import { SlackError } from './errors.ts';
import type { ApiRequest } from './request.ts';

/** `oauth.v2.access`: a code of the consent page for a bot token. */
export function exchangeCode(core: Core, request: Pick<ApiRequest, 'args' | 'basic'>): Json {
  const { args, basic } = request;
  const clientId = basic?.user ?? args.client_id;
  const secret = basic?.password ?? args.client_secret;
  if (clientId !== core.app.clientId) throw new SlackError('invalid_client_id');
  if (secret !== core.app.clientSecret) throw new SlackError('bad_client_secret');
  const grant = core.grants.get(String(args.code ?? ''));
  if (!grant) throw new SlackError('invalid_code');
  if (grant.used) throw new SlackError('code_already_used');
  if (args.redirect_uri !== undefined && args.redirect_uri !== grant.redirectUri) {
    throw new SlackError('bad_redirect_uri');
  }
  grant.used = true;
  const workspace = workspaceById(core, grant.team);
  if (!workspace) throw new SlackError('invalid_code');
  const install = installApp(workspace, core.app, grant.scopes, grant.user, core.now());
  if (grant.orgWide && workspace.enterprise) spread(core, workspace, install);
  core.changes.announce({ type: 'state', team: workspace.id });
  return shape(core, workspace, install);
}

/** An org-wide install: one token, the same bot, in every workspace of the enterprise. */
function spread(core: Core, home: Workspace, install: Install): void {
  install.enterpriseId = home.enterprise?.id ?? '';
  const bot = home.users.find((each) => each.id === install.botUserId);
  for (const workspace of core.world.workspaces) {
    if (workspace === home || workspace.enterprise?.id !== install.enterpriseId) continue;
    workspace.install = install;
    if (bot && !workspace.users.includes(bot)) workspace.users.push(bot);
  }
}

function shape(core: Core, workspace: Workspace, install: Install): Json {
  const orgWide = Boolean(install.enterpriseId);
  return {
    app_id: core.app.id,
    authed_user: { id: install.installedBy },
    scope: install.scopes.join(','),
    token_type: 'bot',
    access_token: install.token,
    bot_user_id: install.botUserId,
    team: orgWide ? null : { id: workspace.id, name: workspace.name },
    enterprise: workspace.enterprise ?? null,
    is_enterprise_install: orgWide,
  };
}
