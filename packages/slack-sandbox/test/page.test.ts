import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebClient } from '@slack/web-api';
import { afterEach, describe, expect, it } from 'vitest';
import type { PageEvent } from '../src/page/contract.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../src/sandbox.ts';
import { LENA, MARCO } from './peer.ts';

let sandbox: Sandbox;
async function start(options: SandboxOptions = {}) {
  sandbox = await startSandbox(options);
}
afterEach(() => sandbox.stop());

// biome-ignore lint/suspicious/noExplicitAny: answers of several shapes
const get = async (path: string): Promise<any> => (await fetch(`${sandbox.url}${path}`)).json();
const act = async (body: unknown) => {
  const headers = { 'content-type': 'application/json' };
  return (
    await fetch(`${sandbox.url}/sandbox/act`, { method: 'POST', headers, body: JSON.stringify(body) })
  ).json();
};

describe('the routes of the page', () => {
  it('show the workspace, a person what they may see, and take acts', async () => {
    await start();
    const boot = await get('/sandbox/boot');
    expect(boot).toMatchObject({ workspace: { name: 'Northwind' }, app: { botUserId: sandbox.botUserId } });
    expect(boot.people).toHaveLength(8);
    const names = async (as: string) =>
      (await get(`/sandbox/state?as=${as}`)).channels.map((each: { name: string }) => each.name);
    expect(await names(LENA)).toContain('model-risk');
    expect(await names(MARCO)).not.toContain('model-risk');
    expect(await act({ kind: 'post', as: LENA, channel: 'C0GENERALX', text: 'hi' })).toMatchObject({
      ok: true,
    });
    expect(await get(`/sandbox/messages?as=${MARCO}&channel=C0GENERALX`)).toMatchObject([{ text: 'hi' }]);
    const state = await get(`/sandbox/state?as=${MARCO}`);
    expect(state.channels[0]).toMatchObject({ name: 'general', unread: 1 });
    const hidden = await fetch(`${sandbox.url}/sandbox/messages?as=${MARCO}&channel=C0MODELRSK`);
    expect(hidden.status).toBe(404);
  });

  it('stream what changes, to those who may see it', async () => {
    await start();
    const stream = await fetch(`${sandbox.url}/sandbox/events?as=${MARCO}`);
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    await sandbox.person(LENA).post('model-risk', 'not for Marco');
    await sandbox.person(LENA).post('general', 'for all');
    let text = '';
    while (!text.includes('for all')) text += (await reader?.read())?.value ?? '';
    await reader?.cancel();
    const events = text
      .split('\n')
      .flatMap((line) => (line.startsWith('data: ') ? [JSON.parse(line.slice(6))] : []));
    expect(events as PageEvent[]).toMatchObject([{ type: 'message', message: { text: 'for all' } }]);
  });

  it('refuse another host name and another site', async () => {
    await start();
    const { port } = new URL(sandbox.url);
    const status = (headers: Record<string, string>) =>
      new Promise((resolve) => {
        request({ host: '127.0.0.1', port, path: '/sandbox/boot', headers }, (response) => {
          response.resume();
          resolve(response.statusCode);
        }).end();
      });
    expect(await status({ host: 'evil.example' })).toBe(403);
    expect(await status({ origin: 'https://evil.example' })).toBe(403);
    expect(await status({ origin: 'null' })).toBe(403);
    expect(await status({ host: `localhost:${port}` })).toBe(200);
    const form = await fetch(`${sandbox.url}/sandbox/act`, { method: 'POST', body: 'kind=home' });
    expect(form.status).toBe(415);
  });

  it('take uploads and serve them without letting them run', async () => {
    await start();
    const upload = await fetch(`${sandbox.url}/sandbox/upload?as=${LENA}&name=x.svg`, {
      method: 'POST',
      body: '<svg/>',
    });
    const { id } = (await upload.json()) as { id: string };
    const file = await fetch(`${sandbox.url}/files/${id}`);
    expect(await file.text()).toBe('<svg/>');
    expect(file.headers.get('content-security-policy')).toContain('sandbox');
  });
});

describe('the assistant pane and workflow steps', () => {
  it('hold what the app sets', async () => {
    await start();
    const client = new WebClient(sandbox.botToken, { slackApiUrl: sandbox.apiUrl });
    const opened = await sandbox.person(LENA).assistant();
    if (!opened.ok) throw new Error(opened.error);
    const thread = { channel_id: opened.channel ?? '', thread_ts: opened.ts ?? '' };
    await client.assistant.threads.setStatus({ ...thread, status: 'is looking' });
    const prompts = [{ title: 'Late?', message: 'Are we late?' }] as [{ title: string; message: string }];
    await client.assistant.threads.setSuggestedPrompts({ ...thread, prompts });
    expect(sandbox.person(LENA).dms()[0]?.assistant).toEqual({ title: '', status: 'is looking', prompts });
    const run = sandbox.runStep('gate.request', { engagement: '1' });
    await client.functions.completeSuccess({ function_execution_id: run.id, outputs: { gate: '9' } });
    expect(run.outputs).toEqual({ gate: '9' });
  });
});

describe('a data file', () => {
  it('keeps messages, files and tokens through a restart, and nothing half written', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'sandbox-'));
    const dataFile = join(directory, 'slack.json');
    const first = await startSandbox({ dataFile });
    const lena = first.person(LENA);
    await lena.post('general', 'kept', { files: [lena.upload('a.txt', 'kept too')] });
    await first.stop();
    await start({ dataFile });
    expect(sandbox.botToken).toBe(first.botToken);
    const [message] = sandbox.person(LENA).messages('general');
    expect(message?.text).toBe('kept');
    expect(await (await fetch(message?.files?.[0]?.url ?? '')).text()).toBe('kept too');
    expect((await readdir(directory)).sort()).toEqual(['slack.json', 'slack.json.files']);
    await sandbox.stop();
    await rm(directory, { recursive: true });
    await start();
  });
});
