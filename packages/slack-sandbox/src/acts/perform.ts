import { type Core, userIn, workspaceOf } from '../core.ts';
import type { Act, ActResult } from '../page/contract.ts';
import { askAssistant } from './assistant.ts';
import { runCommand, runShortcut } from './command.ts';
import { type Doer, no } from './doer.ts';
import { closeEntity, openEntity } from './entity.ts';
import { direct, enter, found, invite, quit, visitHome } from './gather.ts';
import { suggest, touch } from './interact.ts';
import { close, submit } from './submit.ts';
import { mark, markRead, rewrite, say, takeBack } from './talk.ts';

/** Does what a person does; the page and the tests come through here alike. */
export function perform(core: Core, act: Act): ActResult | Promise<ActResult> {
  const workspace = workspaceOf(core, act.as);
  const me = workspace && userIn(workspace, act.as);
  if (!workspace || !me) return no('user_not_found');
  if (me.deleted) return no('account_inactive');
  return dispatch({ core, workspace, me }, act);
}

function dispatch(doer: Doer, act: Act): ActResult | Promise<ActResult> {
  switch (act.kind) {
    case 'post':
      return say(doer, act);
    case 'edit':
      return rewrite(doer, act);
    case 'delete':
      return takeBack(doer, act);
    case 'command':
      return runCommand(doer, act);
    case 'shortcut':
      return runShortcut(doer, act);
    case 'react':
    case 'unreact':
      return mark(doer, act);
    case 'action':
      return touch(doer, act);
    case 'suggest':
      return suggest(doer, act);
    case 'submit':
      return submit(doer, act);
    case 'close':
      return close(doer, act);
    case 'entity':
      return openEntity(doer, act);
    case 'entity-close':
      return closeEntity(doer);
    case 'home':
      return visitHome(doer);
    case 'assistant':
      return askAssistant(doer, act);
    case 'join':
      return enter(doer, act);
    case 'leave':
      return quit(doer, act);
    case 'mark-read':
      return markRead(doer, act);
    case 'invite':
      return invite(doer, act);
    case 'create-channel':
      return found(doer, act);
    case 'open-dm':
      return direct(doer, act);
  }
}
