import type { Json } from '../model.ts';
import { uninstall } from '../people.ts';
import { misfits } from '../steps.ts';
import type { Call, Methods } from './call.ts';
import { SlackError } from './errors.ts';

/** The app itself: who it is, its team and its workflow steps. */
export const appMethods: Methods = {
  'auth.test': { scopes: [], run: authTest },
  'auth.revoke': {
    scopes: [],
    run: (call) => {
      if (call.args.flag('test')) return { revoked: false };
      uninstall(call.core, call.workspace);
      return { revoked: true };
    },
  },
  'auth.teams.list': {
    scopes: [],
    run: (call) => ({ teams: reachable(call).map(({ id, name }) => ({ id, name })) }),
  },
  'team.info': {
    scopes: ['team:read'],
    run: (call) => {
      const wanted = call.args.text('team') ?? call.workspace.id;
      const team = reachable(call).find((each) => each.id === wanted);
      if (!team) throw new SlackError('team_not_found');
      const { id, name, domain, enterprise } = team;
      const grid = enterprise ? { enterprise_id: enterprise.id, enterprise_name: enterprise.name } : {};
      return { team: { id, name, domain, url: `${call.core.url}/`, email_domain: '', icon: {}, ...grid } };
    },
  },
  'bots.info': {
    scopes: ['users:read'],
    run: (call) => {
      const { install, core } = call;
      if ((call.args.text('bot') ?? install.botId) !== install.botId) throw new SlackError('bot_not_found');
      const bot = { id: install.botId, name: core.app.name, app_id: core.app.id, deleted: false };
      return { bot: { ...bot, user_id: install.botUserId } };
    },
  },
  'functions.completeSuccess': { scopes: [], run: (call) => finish(call, 'outputs') },
  'functions.completeError': { scopes: [], run: (call) => finish(call, 'error') },
};

function authTest(call: Call): Json {
  const { core, workspace, install } = call;
  const bot = workspace.users.find((each) => each.id === install.botUserId);
  return {
    url: `${core.url}/`,
    team: workspace.name,
    team_id: workspace.id,
    user: bot?.name ?? core.app.botName,
    user_id: install.botUserId,
    bot_id: install.botId,
    app_id: core.app.id,
    is_enterprise_install: Boolean(install.enterpriseId),
    ...(workspace.enterprise ? { enterprise_id: workspace.enterprise.id } : {}),
  };
}

/** The workspaces the token stands for. */
function reachable(call: Call) {
  const { install, core, workspace } = call;
  if (!install.enterpriseId) return [workspace];
  return core.world.workspaces.filter((each) => each.enterprise?.id === install.enterpriseId);
}

function fitting(call: Call, callbackId: string): Json {
  const outputs = call.args.object('outputs', 'parameter_validation_failed') ?? {};
  const face = call.core.app.functions?.[callbackId];
  const wrong = face ? misfits(face.outputs, outputs) : [];
  if (wrong.length > 0)
    throw new SlackError(
      'parameter_validation_failed',
      wrong.map((name) => `[ERROR] ${name}`),
    );
  return outputs;
}

function finish(call: Call, what: 'outputs' | 'error'): Json {
  const id = call.args.need('function_execution_id');
  const run = call.core.runs.find((each) => each.id === id);
  if (!run) throw new SlackError('function_execution_not_found');
  if (run.outputs || run.error !== undefined) throw new SlackError('execution_not_in_running_state');
  if (what === 'error') run.error = call.args.need('error');
  else run.outputs = fitting(call, run.callbackId);
  return {};
}
