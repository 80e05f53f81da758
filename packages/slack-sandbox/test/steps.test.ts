import { WebClient } from '@slack/web-api';
import { afterEach, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../src/sandbox.ts';

const functions = {
  ask: {
    inputs: { gate: { type: 'string', required: true }, note: { type: 'string', required: false } },
    outputs: { id: { type: 'string', required: true }, fresh: { type: 'boolean', required: true } },
  },
};
let sandbox: Sandbox;
afterEach(() => sandbox.stop());

const client = () =>
  new WebClient(sandbox.botToken, { slackApiUrl: sandbox.apiUrl, retryConfig: { retries: 0 } });
const errorOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: { data?: { error?: string } }) => error.data?.error,
  );

describe('steps of Workflow Builder', () => {
  it('are those of the manifest, filled in as it says', async () => {
    sandbox = await startSandbox({
      manifest: { name: 'App', botName: 'app', commands: [], shortcuts: [], functions },
    });
    expect(() => sandbox.runStep('none', {})).toThrow('no step none');
    expect(() => sandbox.runStep('ask', {})).toThrow('ask: gate');
    expect(() => sandbox.runStep('ask', { gate: 'x', note: 3 })).toThrow('ask: note');
    expect(() => sandbox.runStep('ask', { gate: 'x', more: '' })).toThrow('ask: more');
    expect(sandbox.runStep('ask', { gate: 'x' })).toMatchObject({ callbackId: 'ask' });
  });

  it('end once, with what they said they hand on', async () => {
    sandbox = await startSandbox({
      manifest: { name: 'App', botName: 'app', commands: [], shortcuts: [], functions },
    });
    const run = sandbox.runStep('ask', { gate: 'x' });
    const end = (outputs: Record<string, unknown>, id = run.id) =>
      errorOf(client().functions.completeSuccess({ function_execution_id: id, outputs }));
    expect(await end({ id: '1', fresh: true }, 'Fx0')).toBe('function_execution_not_found');
    expect(await end({ id: '1' })).toBe('parameter_validation_failed');
    expect(await end({ id: '1', fresh: 'yes' })).toBe('parameter_validation_failed');
    expect(await end({ id: '1', fresh: true })).toBe('ok');
    expect(await end({ id: '1', fresh: true })).toBe('execution_not_in_running_state');
    expect(run.outputs).toEqual({ id: '1', fresh: true });
    const other = sandbox.runStep('ask', { gate: 'x' });
    await client().functions.completeError({ function_execution_id: other.id, error: 'There is none.' });
    expect(other.error).toBe('There is none.');
  });
});
