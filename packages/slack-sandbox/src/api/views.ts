import type { Json, StoredView } from '../model.ts';
import { viewShape } from '../shapes.ts';
import type { Trigger } from '../triggers.ts';
import {
  openView,
  publishHome,
  pushView,
  stackOf,
  updateView,
  viewByExternalId,
  viewById,
} from '../views.ts';
import { type Call, type Methods, userOf } from './call.ts';
import { checkView } from './check-payload.ts';
import { SlackError } from './errors.ts';

export const viewMethods: Methods = {
  'views.open': { scopes: [], run: open },
  'views.push': { scopes: [], run: push },
  'views.update': { scopes: [], run: update },
  'views.publish': { scopes: [], run: publish },
};

function open(call: Call): Json {
  const { core, workspace } = call;
  const trigger = triggerOf(call);
  const view = checkView(call.args.object('view', 'invalid_arguments'), 'modal');
  freshExternalId(call, view);
  core.triggers.use(triggerId(call));
  return answer(call, openView(core, workspace, trigger.user, view, trigger.channel));
}

function push(call: Call): Json {
  const { core, workspace } = call;
  const trigger = triggerOf(call);
  const view = checkView(call.args.object('view', 'invalid_arguments'), 'modal');
  freshExternalId(call, view);
  if (!trigger.viewId || stackOf(workspace, trigger.user).length === 0) throw new SlackError('not_found');
  const pushed = pushView(core, workspace, trigger.user, view);
  if (!pushed) throw new SlackError('push_limit_reached');
  core.triggers.use(triggerId(call));
  return answer(call, pushed);
}

function update(call: Call): Json {
  const { args, workspace, core } = call;
  const stored = args.has('view_id')
    ? viewById(workspace, args.need('view_id'))
    : viewByExternalId(workspace, args.need('external_id'));
  if (!stored) throw new SlackError('not_found');
  const view = checkView(args.object('view', 'invalid_arguments'), stored.type);
  sameHash(call, stored);
  return answer(call, updateView(core, workspace, stored, view));
}

function publish(call: Call): Json {
  const { args, core, workspace } = call;
  const user = userOf(call, args.need('user_id'));
  if (user.isBot) throw new SlackError('user_not_found');
  const view = checkView(args.object('view', 'invalid_arguments'), 'home');
  const existing = workspace.homes[user.id];
  if (existing) sameHash(call, existing);
  return answer(call, publishHome(core, workspace, user.id, view));
}

function sameHash(call: Call, stored: StoredView): void {
  const hash = call.args.text('hash');
  if (hash && hash !== stored.hash) throw new SlackError('hash_conflict');
}

/** `interactivity_pointer` is the same thing under its newer name. */
function triggerId(call: Call): string {
  return call.args.text('trigger_id') ?? call.args.text('interactivity_pointer') ?? '';
}

function triggerOf(call: Call): Trigger {
  if (triggerId(call) === '') call.args.need('trigger_id');
  const trigger = call.core.triggers.check(triggerId(call), call.workspace.id);
  if (typeof trigger === 'string') throw new SlackError(trigger);
  return trigger;
}

function freshExternalId(call: Call, view: Json): void {
  if (view.external_id && viewByExternalId(call.workspace, String(view.external_id))) {
    throw new SlackError('duplicate_external_id');
  }
}

function answer(call: Call, stored: StoredView): Json {
  return { view: viewShape(call.core, call.workspace, stored) };
}
