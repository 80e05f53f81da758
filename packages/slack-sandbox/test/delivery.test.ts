import { createHmac } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { type Sandbox, type SandboxOptions, startSandbox } from '../src/sandbox.ts';
import { LENA, MARCO } from './peer.ts';
import { type Received, startRawApp } from './raw-app.ts';

let sandbox: Sandbox;
let app: Awaited<ReturnType<typeof startRawApp>>;

async function start(reply?: Parameters<typeof startRawApp>[0], options: SandboxOptions = {}) {
  app = await startRawApp(reply);
  sandbox = await startSandbox(options);
  sandbox.connect(app.url);
  await sandbox.person(LENA).invite('general', sandbox.botUserId);
  await sandbox.settled();
  app.received.length = 0;
}
afterEach(async () => {
  await sandbox.stop();
  await app.stop();
});

/** Types (and subtypes) of the events received. */
function types(): string[] {
  return app.received.map(({ body }) => [body.event.type, body.event.subtype].filter(Boolean).join('/'));
}

describe('events', () => {
  it('signs the raw body with the timestamp', async () => {
    await start();
    await sandbox.person(LENA).post('general', 'hello ü');
    await sandbox.until(() => app.received[0]);
    const { headers, raw, body } = app.received[0] ?? fail();
    const base = `v0:${headers['x-slack-request-timestamp']}:${raw}`;
    const expected = `v0=${createHmac('sha256', sandbox.signingSecret).update(base).digest('hex')}`;
    expect(headers['x-slack-signature']).toBe(expected);
    expect(body).toMatchObject({
      type: 'event_callback',
      team_id: 'T0NORTHWND',
      event_id: expect.stringMatching(/^Ev/),
      authorizations: [{ team_id: 'T0NORTHWND', user_id: sandbox.botUserId, is_bot: true }],
      event: { type: 'message', channel_type: 'channel', user: LENA, text: 'hello ü' },
    });
  });

  it('tells of messages only where the bot is a member', async () => {
    await start();
    await sandbox.person(LENA).post('data-platform', 'secret');
    await sandbox.person(LENA).post('general', 'open');
    await sandbox.settled();
    expect(app.received.map(({ body }) => body.event.text)).toEqual(['open']);
  });

  it('sends a mention as a pair', async () => {
    await start();
    await sandbox.person(LENA).post('general', '@phasegate what blocks us?');
    await sandbox.settled();
    expect(types().sort()).toEqual(['app_mention', 'message']);
    expect(app.received[0]?.body.event.text).toBe(`<@${sandbox.botUserId}> what blocks us?`);
    expect(app.received[0]?.body.event.ts).toBe(app.received[1]?.body.event.ts);
  });

  it('tells of edits, deletions, reactions, members, files and people', async () => {
    await start();
    const lena = sandbox.person(LENA);
    await lena.post('general', 'one');
    const [message] = lena.messages('general');
    if (!message) throw new Error('no message');
    await lena.edit(message, 'two');
    await lena.react(message, 'white_check_mark');
    await lena.unreact(message, 'white_check_mark');
    await lena.delete(message);
    await lena.post('general', 'see', { files: [lena.upload('a.csv', 'x,y')] });
    await sandbox.person(MARCO).leave('support-triage');
    sandbox.faults.deactivate(MARCO);
    sandbox.hire({ id: 'U0NEWHIRE0', name: 'new', realName: 'New Hire' });
    await lena.openHome();
    await sandbox.settled();
    expect(types().sort()).toEqual([
      'app_home_opened',
      'file_shared',
      'message',
      'message/file_share',
      'message/message_changed',
      'message/message_deleted',
      'reaction_added',
      'reaction_removed',
      'team_join',
      'user_change',
    ]);
  });

  it('sends only what the manifest subscribes to', async () => {
    await start(undefined, { events: ['reaction_added', 'message.im'] });
    const lena = sandbox.person(LENA);
    await lena.post('general', 'not subscribed');
    await lena.react(lena.messages('general')[0] ?? fail(), 'eyes');
    const dm = await lena.openDm();
    await lena.post(dm.ok ? (dm.channel ?? '') : '', 'direct');
    await sandbox.settled();
    expect(types().sort()).toEqual(['message', 'reaction_added']);
  });

  it('keeps back events whose scope was not granted', async () => {
    await start(undefined, { scopes: ['channels:history', 'channels:read'] });
    const lena = sandbox.person(LENA);
    await lena.post('general', '@phasegate hello');
    await lena.react(lena.messages('general')[0] ?? fail(), 'eyes');
    await sandbox.settled();
    expect(types()).toEqual(['message']);
  });

  it('escapes what people type and keeps true references', async () => {
    await start();
    await sandbox.person(LENA).post('general', '<!channel> & @marco in #support-triage');
    expect(sandbox.person(LENA).messages('general')[0]?.text).toBe(
      `&lt;!channel&gt; &amp; <@${MARCO}> in <#C0SUPTRIAG|support-triage>`,
    );
  });
});

describe('retries', () => {
  it('tries again with number and reason until the app takes it', async () => {
    const reply = ({ headers, body }: Received) =>
      body.event.text === 'again' && headers['x-slack-retry-num'] !== '2' ? { status: 500 } : {};
    await start(reply, { retryDelays: [0, 5, 5] });
    await sandbox.person(LENA).post('general', 'again');
    await sandbox.until(() => sandbox.attempts.at(-1)?.attempt === 2 && app.received.length === 3);
    const ids = new Set(app.received.map(({ body }) => body.event_id));
    expect(ids.size).toBe(1);
    expect(app.received[0]?.headers['x-slack-retry-num']).toBeUndefined();
    expect(app.received[1]?.headers).toMatchObject({
      'x-slack-retry-num': '1',
      'x-slack-retry-reason': 'http_error',
    });
    expect(app.received[2]?.headers['x-slack-retry-num']).toBe('2');
  });

  it('gives up after three retries, and waits as long as it should before the later ones', async () => {
    await start(({ body }) => (body.event?.text === 'lost' ? 'hang' : {}), { answerLimit: 300 });
    await sandbox.person(LENA).post('general', 'lost');
    await sandbox.until(() => sandbox.attempts.filter((each) => each.outcome === 'timeout').length === 2);
    expect(app.received.at(-1)?.headers['x-slack-retry-reason']).toBe('http_timeout');
    sandbox.retryNow();
    await sandbox.until(() => sandbox.attempts.filter((each) => each.outcome === 'timeout').length === 3);
    sandbox.retryNow();
    await sandbox.until(() => sandbox.attempts.filter((each) => each.outcome === 'timeout').length === 4);
    sandbox.retryNow();
    await sandbox.settled();
    expect(app.received).toHaveLength(4);
  });
});

describe('event faults', () => {
  it('drops one and doubles one', async () => {
    await start();
    sandbox.faults.add({ kind: 'drop_event', method: 'message', times: 1 });
    await sandbox.person(LENA).post('general', 'dropped');
    sandbox.faults.add({ kind: 'double_event', method: 'message', times: 1 });
    await sandbox.person(LENA).post('general', 'doubled');
    await sandbox.person(LENA).post('general', 'usual');
    await sandbox.settled();
    expect(app.received.map(({ body }) => body.event.text).sort()).toEqual(['doubled', 'doubled', 'usual']);
    expect(new Set(app.received.map(({ body }) => body.event_id)).size).toBe(2);
  });
});

describe('late events', () => {
  it('are overtaken by those that come after them', async () => {
    await start();
    sandbox.faults.add({ kind: 'late_event', method: 'message', times: 1, ms: 60_000 });
    await sandbox.person(LENA).post('general', 'late');
    await sandbox.person(LENA).post('general', 'usual');
    await sandbox.settled();
    sandbox.retryNow();
    await sandbox.until(() => app.received.length === 2);
    expect(app.received.map(({ body }) => body.event.text)).toEqual(['usual', 'late']);
    expect(app.received[1]?.headers['x-slack-retry-num']).toBeUndefined();
  });
});

function fail(): never {
  throw new Error('nothing there');
}
