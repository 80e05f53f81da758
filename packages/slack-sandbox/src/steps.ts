import type { Core, FunctionRun } from './core.ts';
import { tell } from './events.ts';
import { newId } from './ids.ts';
import type { StepField } from './manifest.ts';
import type { Json, Workspace } from './model.ts';

/**
 * Workflow Builder reaches a step of the app; the run fills when the app completes it.
 * @throws Error for what Workflow Builder would not let somebody build: a step that is not in the manifest, a field left empty
 */
export function runStep(
  core: Core,
  workspace: Workspace,
  callbackId: string,
  inputs: Record<string, unknown>,
): FunctionRun {
  const face = core.app.functions?.[callbackId];
  if (core.app.functions && !face) throw new Error(`no step ${callbackId} in the manifest`);
  const wrong = face ? misfits(face.inputs, inputs) : [];
  if (wrong.length > 0) throw new Error(`${callbackId}: ${wrong.join(', ')}`);
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

/** What does not fit the fields that the manifest describes. */
export function misfits(fields: Record<string, StepField>, given: Json): string[] {
  const unknown = Object.keys(given).filter((name) => !fields[name]);
  const wrong = Object.entries(fields).filter(([name, { type, required }]) => {
    const value = given[name];
    if (value === undefined || value === null) return required;
    return typeof value !== (PLAIN[type] ?? 'string');
  });
  return [...unknown, ...wrong.map(([name]) => name)];
}

/** What is no text; ids and dates are. */
const PLAIN: Record<string, string> = {
  boolean: 'boolean',
  integer: 'number',
  number: 'number',
  'slack#/types/timestamp': 'number',
};
