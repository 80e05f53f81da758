import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { methods } from '../src/api/registry.ts';
import { type Sandbox, startSandbox } from '../src/sandbox.ts';
import { JONAS, LENA, MARCO } from './peer.ts';

let sandbox: Sandbox;
let client: WebClient;

beforeEach(async () => {
  sandbox = await startSandbox();
  client = clientOf(sandbox.botToken);
});
afterEach(() => sandbox.stop());

function clientOf(token?: string): WebClient {
  return new WebClient(token, {
    slackApiUrl: sandbox.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  });
}

/** The error of a call, as Slack named it. */
async function errorOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'ok',
    (error) => error.data?.error ?? String(error),
  );
}

describe('who may call', () => {
  it('answers auth.test with the team and the bot', async () => {
    expect(await client.auth.test()).toMatchObject({
      team: 'Northwind',
      team_id: 'T0NORTHWND',
      user_id: sandbox.botUserId,
    });
  });

  it('refuses no token, a wrong one, a revoked one and an unknown method', async () => {
    expect(await errorOf(clientOf().auth.test())).toBe('not_authed');
    expect(await errorOf(clientOf('xoxb-wrong').auth.test())).toBe('invalid_auth');
    expect(await errorOf(client.apiCall('chat.shout'))).toBe('unknown_method');
    sandbox.faults.revokeToken();
    expect(await errorOf(client.auth.test())).toBe('token_revoked');
  });

  it('says which scope is missing and which are there', async () => {
    const poor = await startSandbox({ scopes: ['users:read'] });
    const answer = await fetch(`${poor.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { authorization: `Bearer ${poor.botToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ channel: 'C0GENERALX', text: 'hi' }),
    });
    const body = await answer.json();
    await poor.stop();
    expect(body).toEqual({ ok: false, error: 'missing_scope', needed: 'chat:write', provided: 'users:read' });
  });

  it('asks for the scope of the kind of conversation', async () => {
    const scopes = ['channels:read', 'channels:history', 'channels:join', 'im:history'];
    const narrow = await startSandbox({ scopes });
    const web = new WebClient(narrow.botToken, { slackApiUrl: narrow.apiUrl, retryConfig: { retries: 0 } });
    await web.conversations.join({ channel: 'C0GENERALX' });
    await web.conversations.history({ channel: 'C0GENERALX' });
    await narrow.person(LENA).invite('model-risk', narrow.botUserId);
    const error = (call: Promise<unknown>) => call.catch((caught) => caught.data);
    expect(await error(web.conversations.history({ channel: 'C0MODELRSK' }))).toMatchObject({
      error: 'missing_scope',
      needed: 'groups:history',
    });
    const list = web.conversations.list({ types: 'public_channel,private_channel' });
    expect(await error(list)).toMatchObject({ needed: 'groups:read' });
    await narrow.stop();
  });

  it('has every method the app relies on', () => {
    const named = `auth.test auth.revoke chat.postMessage chat.update chat.delete chat.postEphemeral
      chat.scheduleMessage chat.scheduledMessages.list chat.deleteScheduledMessage chat.getPermalink
      conversations.list conversations.info conversations.create conversations.join conversations.invite
      conversations.members conversations.history conversations.replies conversations.open
      conversations.archive conversations.unarchive conversations.kick users.info users.list
      users.conversations users.lookupByEmail users.profile.get usergroups.list usergroups.users.list
      views.open views.push views.update views.publish reactions.add reactions.remove reactions.get
      pins.add pins.remove pins.list files.getUploadURLExternal files.completeUploadExternal files.info
      files.delete files.list bookmarks.add bookmarks.list team.info assistant.threads.setStatus
      assistant.threads.setSuggestedPrompts assistant.threads.setTitle functions.completeSuccess
      functions.completeError`;
    expect(Object.keys(methods)).toEqual(expect.arrayContaining(named.split(/\s+/)));
  });
});

describe('messages', () => {
  it('refuses where Slack refuses', async () => {
    const post = (channel: string, text = 'hi') => errorOf(client.chat.postMessage({ channel, text }));
    expect(await post('C0NOWHERE0')).toBe('channel_not_found');
    expect(await post('C0MODELRSK')).toBe('channel_not_found');
    expect(await post('C0GENERALX')).toBe('not_in_channel');
    await client.conversations.join({ channel: 'C0GENERALX' });
    expect(await post('C0GENERALX', '')).toBe('no_text');
    expect(await post('C0GENERALX')).toBe('ok');
    expect(await post('#general')).toBe('ok');
    sandbox.faults.archive('C0DATAPLAT');
    expect(await post('C0DATAPLAT')).toBe('is_archived');
  });

  it('refuses bad blocks with a pointer to the place', async () => {
    await client.conversations.join({ channel: 'C0GENERALX' });
    const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(3001) } }];
    const call = client.apiCall('chat.postMessage', { channel: 'C0GENERALX', text: 'x', blocks });
    const error = await call.catch((caught) => caught.data);
    expect(error).toMatchObject({ ok: false, error: 'invalid_blocks' });
    expect(error.response_metadata.messages[0]).toMatch(/^\[ERROR\] .+ \[json-pointer:\/blocks\/0\/text/);
  });

  it('edits and deletes only what the app wrote', async () => {
    const lena = sandbox.person(LENA);
    await client.conversations.join({ channel: 'C0GENERALX' });
    const theirs = await lena.post('general', 'mine');
    const ts = theirs.ok ? (theirs.ts ?? '') : '';
    const channel = 'C0GENERALX';
    expect(await errorOf(client.chat.update({ channel, ts, text: 'no' }))).toBe('cant_update_message');
    expect(await errorOf(client.chat.delete({ channel, ts }))).toBe('cant_delete_message');
    const own = await client.chat.postMessage({ channel, text: 'one' });
    await client.chat.update({ channel, ts: own.ts ?? '', text: 'two' });
    expect(lena.messages('general').at(-1)).toMatchObject({ text: 'two', edited: true });
    await client.chat.delete({ channel, ts: own.ts ?? '' });
    expect(await errorOf(client.chat.update({ channel, ts: own.ts ?? '', text: 'x' }))).toBe(
      'message_not_found',
    );
    expect(lena.messages('general').map((each) => each.text)).toEqual(['mine']);
  });

  it('keeps metadata, threads and cursors', async () => {
    const channel = 'C0GENERALX';
    await client.conversations.join({ channel });
    const metadata = { event_type: 'outbox', event_payload: { outbox_id: '7' } };
    const root = await client.chat.postMessage({ channel, text: 'root', metadata });
    for (const text of ['a', 'b', 'c'])
      await client.chat.postMessage({ channel, text, thread_ts: root.ts ?? '' });
    const plain = await client.conversations.history({ channel });
    expect(plain.messages?.[0]).not.toHaveProperty('metadata');
    const full = await client.conversations.history({ channel, include_all_metadata: true });
    expect(full.messages?.[0]).toMatchObject({ metadata, reply_count: 3 });
    const texts: unknown[] = [];
    for await (const page of client.paginate('conversations.replies', { channel, ts: root.ts, limit: 2 })) {
      const { messages } = page as unknown as { messages: { text: string }[] };
      expect(messages.length).toBeLessThanOrEqual(2);
      texts.push(...messages.map((each) => each.text));
    }
    expect(texts).toEqual(['root', 'a', 'b', 'c']);
    const wrong = client.chat.postMessage({ channel, text: 'x', thread_ts: '1.000001' });
    expect(await errorOf(wrong)).toBe('thread_not_found');
  });

  it('shows an ephemeral message to one member only', async () => {
    await client.conversations.join({ channel: 'C0DATAPLAT' });
    const to = (user: string) => client.chat.postEphemeral({ channel: 'C0DATAPLAT', user, text: 'psst' });
    expect(await errorOf(to(JONAS))).toBe('user_not_in_channel');
    await to(LENA);
    expect(sandbox.person(LENA).ephemerals()).toHaveLength(1);
    expect(sandbox.person(MARCO).messages('data-platform')).toHaveLength(0);
    await sandbox.person(LENA).post('model-risk', 'private');
    expect(sandbox.person(MARCO).messages('model-risk')).toHaveLength(0);
  });

  it('lets a direct message to a deactivated person succeed', async () => {
    sandbox.faults.deactivate(LENA);
    expect(await errorOf(client.chat.postMessage({ channel: LENA, text: 'hello?' }))).toBe('ok');
  });

  it('posts a scheduled message when its time has come', async () => {
    let now = Date.now();
    const later = await startSandbox({ now: () => now });
    const web = new WebClient(later.botToken, { slackApiUrl: later.apiUrl });
    const postAt = Math.floor(now / 1000) + 60;
    const past = web.chat.scheduleMessage({ channel: LENA, text: 'x', post_at: postAt - 120 });
    expect(await errorOf(past)).toBe('time_in_past');
    await web.chat.scheduleMessage({ channel: LENA, text: 'later', post_at: postAt });
    expect((await web.chat.scheduledMessages.list()).scheduled_messages).toHaveLength(1);
    now += 61_000;
    const message = await later.until(() => later.person(LENA).dms()[0]);
    await later.stop();
    expect(message.text).toBe('later');
  });

  it('records posts that come faster than one a second in a channel, and refuses them on request', async () => {
    await client.chat.postMessage({ channel: LENA, text: 'one' });
    await client.chat.postMessage({ channel: LENA, text: 'two' });
    expect(sandbox.tooFast(60_000)).toHaveLength(1);
    const now = Date.now();
    const strict = await startSandbox({ enforceRateLimit: true, now: () => now });
    const web = new WebClient(strict.botToken, { slackApiUrl: strict.apiUrl, rejectRateLimitedCalls: true });
    await web.chat.postMessage({ channel: LENA, text: 'one' });
    const second = await web.chat.postMessage({ channel: LENA, text: 'two' }).catch((error) => error);
    await strict.stop();
    expect(second).toMatchObject({ code: 'slack_webapi_rate_limited_error', retryAfter: 1 });
  });
});

describe('marks', () => {
  it('refuses a second reaction or pin, and one that is not there', async () => {
    const channel = 'C0GENERALX';
    await client.conversations.join({ channel });
    const { ts: timestamp = '' } = await client.chat.postMessage({ channel, text: 'x' });
    const at = { channel, timestamp };
    expect(await errorOf(client.reactions.remove({ ...at, name: 'eyes' }))).toBe('no_reaction');
    expect(await errorOf(client.reactions.add({ ...at, name: 'eyes' }))).toBe('ok');
    expect(await errorOf(client.reactions.add({ ...at, name: 'eyes' }))).toBe('already_reacted');
    expect(await client.reactions.get(at)).toMatchObject({
      message: { reactions: [{ name: 'eyes', count: 1 }] },
    });
    expect(await errorOf(client.pins.remove(at))).toBe('no_pin');
    expect(await errorOf(client.pins.add(at))).toBe('ok');
    expect(await errorOf(client.pins.add(at))).toBe('already_pinned');
    expect((await client.pins.list({ channel })).items).toHaveLength(1);
  });
});

describe('conversations and people', () => {
  it('makes, joins, fills and archives channels with the errors of Slack', async () => {
    expect(await errorOf(client.conversations.create({ name: 'general' }))).toBe('name_taken');
    expect(await errorOf(client.conversations.create({ name: 'No Caps' }))).toBe('invalid_name_specials');
    const made = await client.conversations.create({ name: 'fraud-triage' });
    const channel = made.channel?.id ?? '';
    const invite = (users: string) => errorOf(client.conversations.invite({ channel, users }));
    expect(await invite(sandbox.botUserId)).toBe('cant_invite_self');
    expect(await invite('U0NOBODY00')).toBe('user_not_found');
    expect(await invite(LENA)).toBe('ok');
    expect(await invite(LENA)).toBe('already_in_channel');
    expect((await client.conversations.members({ channel })).members).toEqual([sandbox.botUserId, LENA]);
    expect(await client.conversations.join({ channel })).toMatchObject({ warning: 'already_in_channel' });
    const { ts = '' } = await client.chat.postMessage({ channel, text: 'before' });
    expect(await errorOf(client.conversations.archive({ channel }))).toBe('ok');
    expect(await errorOf(client.conversations.archive({ channel }))).toBe('already_archived');
    expect(await errorOf(client.chat.postMessage({ channel, text: 'x' }))).toBe('is_archived');
    expect(await errorOf(client.chat.update({ channel, ts, text: 'x' }))).toBe('is_inactive');
  });

  it('lists public channels by default and pages them', async () => {
    const first = await client.conversations.list({ limit: 2 });
    expect(first.channels?.map((each) => each.name)).toEqual(['general', 'support-triage']);
    const cursor = first.response_metadata?.next_cursor ?? '';
    const second = await client.conversations.list({ limit: 2, cursor });
    expect(second.channels?.map((each) => each.name)).toEqual(['data-platform']);
    expect(second.response_metadata?.next_cursor).toBe('');
    expect(await errorOf(client.conversations.list({ cursor: 'nonsense' }))).toBe('invalid_cursor');
  });

  it('knows people, their zone and locale, guests and groups', async () => {
    const jonas = await client.users.info({ user: JONAS, include_locale: true });
    expect(jonas.user).toMatchObject({ tz: 'Europe/Berlin', locale: 'de-DE', team_id: 'T0NORTHWND' });
    expect((await client.users.info({ user: 'U0KITTANAK' })).user).toMatchObject({ team_id: 'T0FABRIKAM' });
    const found = await client.users.lookupByEmail({ email: 'lena@northwind.example' });
    expect(found.user?.id).toBe(LENA);
    expect(await errorOf(client.users.info({ user: 'U0NOBODY00' }))).toBe('user_not_found');
    expect((await client.usergroups.list()).usergroups?.[0]).toMatchObject({ handle: 'ai-approvers' });
    expect((await client.usergroups.users.list({ usergroup: 'S0AIAPPROV' })).users).toHaveLength(3);
  });
});
