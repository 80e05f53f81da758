import { WebClient } from '@slack/web-api';
import { afterEach, describe, expect, it } from 'vitest';
import { type Sandbox, type SandboxOptions, startSandbox } from '../src/sandbox.ts';
import { LENA, modal } from './peer.ts';
import { startRawApp } from './raw-app.ts';

let sandbox: Sandbox;
let app: Awaited<ReturnType<typeof startRawApp>>;
let client: WebClient;

async function start(reply?: Parameters<typeof startRawApp>[0], options: SandboxOptions = {}) {
  app = await startRawApp(reply);
  sandbox = await startSandbox(options);
  sandbox.connect(app.url);
  client = new WebClient(sandbox.botToken, { slackApiUrl: sandbox.apiUrl, retryConfig: { retries: 0 } });
}
afterEach(async () => {
  await sandbox.stop();
  await app.stop();
});

async function errorOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'ok',
    (error) => error.data?.error ?? String(error),
  );
}

/** A fresh trigger of Lena's. */
async function trigger(): Promise<string> {
  await sandbox.person(LENA).command('general', '/playbook');
  return app.received.at(-1)?.body.trigger_id;
}

const button = {
  type: 'actions' as const,
  block_id: 'more',
  elements: [
    { type: 'button' as const, action_id: 'push', text: { type: 'plain_text' as const, text: 'More' } },
  ],
};

describe('trigger ids', () => {
  it('open one view, within three seconds', async () => {
    let now = Date.now();
    await start(undefined, { now: () => now });
    const id = await trigger();
    expect(await errorOf(client.views.open({ trigger_id: 'made.up', view: modal() }))).toBe(
      'invalid_trigger_id',
    );
    expect(await errorOf(client.views.open({ trigger_id: id, view: modal() }))).toBe('ok');
    expect(await errorOf(client.views.open({ trigger_id: id, view: modal() }))).toBe('exchanged_trigger_id');
    const old = await trigger();
    now += 3001;
    expect(await errorOf(client.views.open({ trigger_id: old, view: modal() }))).toBe('expired_trigger_id');
  });

  it('are not used up by a view that is refused', async () => {
    await start();
    const id = await trigger();
    const bad = modal({ title: { type: 'plain_text', text: 'x'.repeat(25) } });
    expect(await errorOf(client.views.open({ trigger_id: id, view: bad }))).toBe('invalid_arguments');
    expect(await errorOf(client.views.open({ trigger_id: id, view: modal() }))).toBe('ok');
  });
});

describe('the stack', () => {
  it('holds three views and pops back', async () => {
    await start();
    const lena = sandbox.person(LENA);
    const view = modal({ blocks: [button] });
    await client.views.open({ trigger_id: await trigger(), view });
    const push = async () => {
      await lena.click(lena.view() ?? fail(), 'push');
      return errorOf(client.views.push({ trigger_id: app.received.at(-1)?.body.trigger_id, view }));
    };
    expect(await push()).toBe('ok');
    expect(await push()).toBe('ok');
    expect(await push()).toBe('push_limit_reached');
    expect(lena.views()).toHaveLength(3);
    await lena.close(lena.view() ?? fail());
    expect(lena.views()).toHaveLength(2);
    await lena.close(lena.view() ?? fail(), true);
    expect(lena.views()).toHaveLength(0);
  });

  it('refuses an update with an old hash', async () => {
    await start();
    const opened = await client.views.open({ trigger_id: await trigger(), view: modal() });
    const { id: view_id = '', hash = '' } = opened.view ?? {};
    expect(await errorOf(client.views.update({ view_id, hash, view: modal() }))).toBe('ok');
    expect(await errorOf(client.views.update({ view_id, hash, view: modal() }))).toBe('hash_conflict');
    expect(await errorOf(client.views.update({ view_id: 'V0GONE', view: modal() }))).toBe('not_found');
  });

  it('keeps what was typed when an update keeps the ids', async () => {
    await start();
    const lena = sandbox.person(LENA);
    const opened = await client.views.open({ trigger_id: await trigger(), view: modal() });
    await lena.choose(lena.view() ?? fail(), 'value', 'typed');
    await client.views.update({ view_id: opened.view?.id ?? '', view: modal({ callback_id: 'b' }) });
    await lena.submit(lena.view() ?? fail(), { tier: 'low' });
    expect(app.received.at(-1)?.body.view.state.values).toMatchObject({
      name: { value: { type: 'plain_text_input', value: 'typed' } },
      tier: { value: { selected_option: { value: 'low' } } },
    });
  });

  it('tells of a closed view only when asked to', async () => {
    await start();
    const lena = sandbox.person(LENA);
    await client.views.open({ trigger_id: await trigger(), view: modal() });
    await lena.close(lena.view() ?? fail());
    await client.views.open({ trigger_id: await trigger(), view: modal({ notify_on_close: true }) });
    await lena.close(lena.view() ?? fail());
    const closed = app.received.filter(({ body }) => body.type === 'view_closed');
    expect(closed).toHaveLength(1);
    expect(closed[0]?.body).toMatchObject({ is_cleared: false, view: { callback_id: 'start.form' } });
  });
});

describe('answers to a submission', () => {
  const answers: Record<string, unknown> = {
    clear: { response_action: 'clear' },
    push: { response_action: 'push', view: modal({ callback_id: 'second' }) },
    stray: { response_action: 'errors', errors: { nowhere: 'x' } },
    broken: { response_action: 'update', view: { type: 'modal' } },
  };

  it('push, clear, and refuse what Slack refuses', async () => {
    await start(({ body }) => {
      const name = body.view?.state?.values?.name?.value?.value;
      return { body: answers[name] };
    });
    const lena = sandbox.person(LENA);
    await client.views.open({ trigger_id: await trigger(), view: modal() });
    const submit = (name: string) => lena.submit(lena.view() ?? fail(), { name });
    expect(await submit('stray')).toMatchObject({ ok: false, error: expect.stringContaining('trouble') });
    expect(await submit('broken')).toMatchObject({ ok: false, error: expect.stringContaining('trouble') });
    expect(await submit('push')).toEqual({ ok: true });
    expect(lena.views().map((each) => each.callback_id)).toEqual(['start.form', 'second']);
    expect(await submit('clear')).toEqual({ ok: true });
    expect(lena.views()).toEqual([]);
  });

  it('time out without closing the view', async () => {
    await start(({ body }) => (body.type === 'view_submission' ? 'hang' : {}), { answerLimit: 300 });
    const lena = sandbox.person(LENA);
    await client.views.open({ trigger_id: await trigger(), view: modal() });
    const result = await lena.submit(lena.view() ?? fail(), { name: 'slow' });
    expect(result).toMatchObject({ ok: false, error: expect.stringContaining('operation_timeout') });
    expect(lena.views()).toHaveLength(1);
  });
});

describe('inputs', () => {
  it('carry every kind of value in the shape of Slack, files as objects', async () => {
    await start();
    const lena = sandbox.person(LENA);
    const label = { type: 'plain_text' as const, text: 'L' };
    const input = (block_id: string, element: Record<string, unknown>) => ({
      type: 'input',
      block_id,
      label,
      element: { action_id: 'value', ...element },
    });
    const options = [{ text: label, value: 'a' }];
    const blocks = [
      input('owner', { type: 'users_select' }),
      input('due', { type: 'datepicker' }),
      input('rate', { type: 'number_input', is_decimal_allowed: false, min_value: '1', max_value: '5' }),
      input('kinds', { type: 'checkboxes', options }),
      input('proof', { type: 'file_input', max_files: 1 }),
    ];
    await client.views.open({ trigger_id: await trigger(), view: modal({ blocks }) as never });
    const view = lena.view() ?? fail();
    const good = {
      owner: LENA,
      due: '2026-05-01',
      rate: 3,
      kinds: ['a'],
      proof: [lena.upload('p.csv', 'a')],
    };
    expect(await lena.submit(view, { ...good, rate: 9 })).toMatchObject({ errors: { rate: /at most 5/ } });
    expect(await lena.submit(view, { ...good, rate: '1.5' })).toMatchObject({ errors: { rate: /whole/ } });
    expect(await lena.submit(view, { ...good, kinds: ['b'] })).toMatchObject({
      errors: { kinds: /options/ },
    });
    expect(await lena.submit(view, good)).toEqual({ ok: true });
    expect(app.received.at(-1)?.body.view.state.values).toMatchObject({
      owner: { value: { selected_user: LENA } },
      due: { value: { selected_date: '2026-05-01' } },
      rate: { value: { value: '3' } },
      kinds: { value: { selected_options: [{ value: 'a' }] } },
      proof: { value: { files: [{ name: 'p.csv', url_private_download: expect.any(String) }] } },
    });
  });

  it('ask the app for options', async () => {
    const found = [{ text: { type: 'plain_text', text: 'Fraud' }, value: '1' }];
    await start(({ body }) => (body.type === 'block_suggestion' ? { body: { options: found } } : {}));
    const lena = sandbox.person(LENA);
    const element = { type: 'external_select', action_id: 'case', min_query_length: 1 };
    const blocks = [
      { type: 'input', block_id: 'case', label: { type: 'plain_text', text: 'Case' }, element },
    ];
    await client.views.open({ trigger_id: await trigger(), view: modal({ blocks }) as never });
    const result = await lena.suggest(lena.view() ?? fail(), 'case', 'fr');
    expect(result).toEqual({ ok: true, options: found });
    expect(app.received.at(-1)?.body).toMatchObject({ value: 'fr', block_id: 'case', action_id: 'case' });
  });
});

describe('Home', () => {
  it('is published per person and takes clicks', async () => {
    await start();
    const lena = sandbox.person(LENA);
    await lena.openHome();
    const view = { type: 'home' as const, blocks: [button] };
    await client.views.publish({ user_id: LENA, view });
    expect(lena.home()?.type).toBe('home');
    await lena.click(lena.home() ?? fail(), 'push');
    expect(app.received.at(-1)?.body).toMatchObject({ type: 'block_actions', view: { type: 'home' } });
    const stale = client.views.publish({ user_id: LENA, view, hash: 'old' });
    expect(await errorOf(stale)).toBe('hash_conflict');
  });
});

function fail(): never {
  throw new Error('nothing there');
}
