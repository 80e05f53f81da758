import type { Core, FunctionRun } from './core.ts';
import { tell } from './events.ts';
import { newId } from './ids.ts';
import type { Workspace } from './model.ts';

/** Workflow Builder reaches a step of the app; the run fills when the app completes it. */
export function runStep(
  core: Core,
  workspace: Workspace,
  callbackId: string,
  inputs: Record<string, unknown>,
): FunctionRun {
  const run: FunctionRun = { id: newId('Fx'), callbackId };
  core.runs.push(run);
  tell(core, workspace, {
    type: 'function_executed',
    function: {
      id: newId('Fn'),
      callback_id: callbackId,
      title: callbackId,
      type: 'app',
      app_id: core.app.id,
    },
    inputs,
    function_execution_id: run.id,
    workflow_execution_id: newId('Wx'),
    bot_access_token: workspace.install?.token,
  });
  return run;
}
