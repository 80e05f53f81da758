import { afterEach, describe, expect, it } from 'vitest';
import { type Sandbox, type SandboxOptions, startSandbox } from '../src/sandbox.ts';
import { LENA, MARCO } from './peer.ts';
import { startRawApp } from './raw-app.ts';

let sandbox: Sandbox;
let app: Awaited<ReturnType<typeof startRawApp>>;

async function start(reply?: Parameters<typeof startRawApp>[0], options: SandboxOptions = {}) {
  app = await startRawApp(reply);
  sandbox = await startSandbox(options);
  sandbox.connect(app.url);
}
afterEach(async () => {
  await sandbox.stop();
  await app.stop();
});

function respond(url: string, body: unknown): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

describe('slash commands', () => {
  it('sends the form that Slack sends', async () => {
    await start();
    expect(await sandbox.person(LENA).command('model-risk', '/playbook status all')).toMatchObject({
      ok: true,
    });
    expect(app.received[0]?.headers['content-type']).toContain('application/x-www-form-urlencoded');
    expect(app.received[0]?.body).toMatchObject({
      command: '/playbook',
      text: 'status all',
      team_id: 'T0NORTHWND',
      channel_id: 'C0MODELRSK',
      channel_name: 'privategroup',
      user_id: LENA,
      user_name: 'lena',
      is_enterprise_install: 'false',
      trigger_id: expect.any(String),
    });
  });

  it('shows the answer to the person alone, or to the channel', async () => {
    await start((_, count) => ({
      body: { text: 'hi', ...(count === 2 ? { response_type: 'in_channel' } : {}) },
    }));
    const lena = sandbox.person(LENA);
    await lena.command('general', '/playbook');
    await lena.command('general', '/playbook');
    expect(lena.messages('general')).toMatchObject([{ ephemeral: true }, { text: 'hi' }]);
    expect(sandbox.person(MARCO).messages('general')).toHaveLength(1);
  });

  it('says operation_timeout when the app takes too long, dispatch_failed when it fails', async () => {
    await start((_, count) => (count === 1 ? 'hang' : { status: 500 }), { answerLimit: 300 });
    const lena = sandbox.person(LENA);
    const slow = await lena.command('general', '/playbook');
    expect(slow).toEqual({ ok: false, error: '/playbook failed with the error "operation_timeout"' });
    expect(await lena.command('general', '/playbook')).toMatchObject({
      error: expect.stringContaining('dispatch_failed'),
    });
  });

  it('refuses a command that the manifest does not have', async () => {
    const commands = [{ command: '/playbook', description: '', usageHint: '', shouldEscape: true }];
    await start(undefined, { manifest: { name: 'P', botName: 'p', commands, shortcuts: [] } });
    const lena = sandbox.person(LENA);
    expect(await lena.command('general', '/other')).toMatchObject({ ok: false });
    await lena.command('general', '/playbook add @marco');
    expect(app.received.at(-1)?.body.text).toBe(`add <@${MARCO}|marco>`);
  });
});

describe('guests of Slack Connect', () => {
  it('press buttons, but have no commands and no Home', async () => {
    await start();
    const kit = sandbox.person('U0KITTANAK');
    expect(await kit.command('support-triage', '/playbook')).toMatchObject({ ok: false });
    expect(await kit.openHome()).toMatchObject({ ok: false });
    await sandbox.person(LENA).invite('support-triage', sandbox.botUserId);
    await kit.post('support-triage', 'hello');
    await sandbox.settled();
    expect(app.received.at(-1)?.body).toMatchObject({
      team_id: 'T0NORTHWND',
      is_ext_shared_channel: true,
      event: { user: 'U0KITTANAK', user_team: 'T0FABRIKAM' },
    });
  });
});

describe('response_url', () => {
  it('takes five answers', async () => {
    await start();
    await sandbox.person(LENA).command('general', '/playbook');
    const url = app.received[0]?.body.response_url;
    for (let use = 1; use <= 5; use += 1) expect((await respond(url, { text: `${use}` })).status).toBe(200);
    const sixth = await respond(url, { text: '6' });
    expect([sixth.status, await sixth.text()]).toEqual([404, 'used_url']);
    expect(sandbox.person(LENA).ephemerals('general')).toHaveLength(5);
  });

  it('ends after thirty minutes', async () => {
    let now = Date.now();
    await start(undefined, { now: () => now });
    await sandbox.person(LENA).command('general', '/playbook');
    now += 30 * 60 * 1000 + 1;
    const late = await respond(app.received[0]?.body.response_url, { text: 'late' });
    expect([late.status, await late.text()]).toEqual([404, 'expired_url']);
  });

  it('replaces and deletes the ephemeral message a button stands in', async () => {
    const blocks = [
      {
        type: 'actions',
        elements: [{ type: 'button', action_id: 'go', value: '7', text: { type: 'plain_text', text: 'Go' } }],
      },
    ];
    await start((_, count) => (count === 1 ? { body: { text: 'choose', blocks } } : {}));
    const lena = sandbox.person(LENA);
    await lena.command('general', '/playbook');
    const [message] = lena.ephemerals();
    if (!message) throw new Error('no message');
    await lena.click(message, 'go');
    const payload = app.received[1]?.body;
    expect(payload).toMatchObject({
      type: 'block_actions',
      container: { type: 'message', is_ephemeral: true, message_ts: message.ts },
      actions: [{ action_id: 'go', value: '7', type: 'button' }],
    });
    expect(payload).not.toHaveProperty('message');
    await respond(payload.response_url, { text: 'done', replace_original: true });
    expect(lena.ephemerals()).toMatchObject([{ ts: message.ts, text: 'done' }]);
    await respond(payload.response_url, { delete_original: true });
    expect(lena.ephemerals()).toEqual([]);
  });
});
