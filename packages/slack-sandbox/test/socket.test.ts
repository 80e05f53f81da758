import { App, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { expect, it } from 'vitest';
import { startSandbox } from '../src/sandbox.ts';
import { LENA, modal } from './peer.ts';

it('carries commands, submissions and events over Socket Mode, and through a reconnect', async () => {
  const sandbox = await startSandbox();
  const receiver = new SocketModeReceiver({
    appToken: sandbox.appToken,
    logLevel: LogLevel.ERROR,
    clientPingTimeout: 100,
    installerOptions: { clientOptions: { slackApiUrl: sandbox.apiUrl } },
  });
  const app = new App({
    token: sandbox.botToken,
    receiver,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: sandbox.apiUrl },
  });
  const heard: string[] = [];
  app.command('/playbook', async ({ ack, body, client }) => {
    await ack({ text: 'here it comes' });
    await client.views.open({ trigger_id: body.trigger_id, view: modal() });
  });
  app.view('start.form', ({ ack }) => ack({ response_action: 'errors', errors: { name: 'Taken' } }));
  app.message(async ({ message }) => {
    if ('text' in message) heard.push(message.text ?? '');
  });
  await app.start();
  const lena = sandbox.person(LENA);
  await lena.invite('general', sandbox.botUserId);

  expect(await lena.command('general', '/playbook')).toMatchObject({ ok: true });
  expect(lena.ephemerals('general')).toMatchObject([{ text: 'here it comes' }]);
  const view = await sandbox.until(() => lena.view());
  expect(await lena.submit(view, { name: 'taken' })).toMatchObject({ errors: { name: 'Taken' } });
  await lena.post('general', 'first');
  const delivered = () =>
    sandbox.attempts.filter((each) => each.type === 'message' && each.outcome === 'delivered');
  await sandbox.until(() => delivered().length === 1);

  const opened = sandbox.calls('apps.connections.open').length;
  sandbox.refreshSockets();
  await sandbox.until(
    () => sandbox.calls('apps.connections.open').length > opened && sandbox.socketCount() === 1,
  );
  await lena.post('general', 'second');
  await sandbox.until(() => delivered().length === 2);
  await expect.poll(() => heard).toEqual(['first', 'second']);
  await app.stop();
  await sandbox.stop();
});

it('gives a socket only for the app token, and each address once', async () => {
  const sandbox = await startSandbox();
  const open = (token: string) =>
    new WebClient(token, { slackApiUrl: sandbox.apiUrl, retryConfig: { retries: 0 } }).apps.connections.open(
      {},
    );
  await expect(open(sandbox.botToken)).rejects.toMatchObject({ data: { error: 'not_allowed_token_type' } });
  const { url = '' } = await open(sandbox.appToken);
  const first = new WebSocket(url);
  await new Promise((resolve) => first.addEventListener('message', resolve, { once: true }));
  const second = new WebSocket(url);
  const end = await new Promise<string>((resolve) => {
    second.addEventListener('open', () => resolve('open'));
    second.addEventListener('error', () => resolve('refused'));
  });
  expect(end).toBe('refused');
  await sandbox.stop();
});
