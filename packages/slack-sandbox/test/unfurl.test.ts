import { WebClient } from '@slack/web-api';
import { afterEach, describe, expect, it } from 'vitest';
import type { SandboxOptions } from '../src/sandbox.ts';
import { LENA, MARCO, type Peer, startPeer } from './peer.ts';

let peer: Peer;
afterEach(() => peer.stop());

const URL_A = 'https://app.example.com/open/a?x=1&y=2';
type Event = Record<string, unknown>;

/** An app that hears of links to its domain, in a channel that its bot is not in. */
async function listening(options: SandboxOptions = {}) {
  const seen: Event[] = [];
  const unfurlDomains = ['example.com'];
  peer = await startPeer(
    (app) => {
      app.event('link_shared', async ({ event }) => void seen.push(event as never));
      app.event('entity_details_requested', async ({ event }) => void seen.push(event as never));
      app.action('open', async ({ ack, body }) => {
        await ack();
        seen.push({ type: 'clicked', user: body.user.id });
      });
    },
    { unfurlDomains, ...options },
  );
  return seen;
}
const lena = () => peer.sandbox.person(LENA);
const client = () =>
  new WebClient(peer.sandbox.botToken, { slackApiUrl: peer.sandbox.apiUrl, retryConfig: { retries: 0 } });

async function shared(text = `Look: ${URL_A}`) {
  await lena().post('support-triage', text);
  await peer.sandbox.settled();
  const message = lena().messages('support-triage').at(-1);
  if (!message) throw new Error('nothing there');
  return message;
}
const card = { blocks: [{ type: 'section' as const, text: { type: 'mrkdwn' as const, text: 'A' } }] };
const entity = (more = {}) => ({
  entity_type: 'slack#/entities/item',
  url: 'https://app.example.com/open/a',
  app_unfurl_url: URL_A,
  external_ref: { id: 'a' },
  entity_payload: {
    attributes: { title: { text: 'Thing A' }, product_name: 'App' },
    custom_fields: [{ key: 'state', label: 'State', type: 'string', value: 'open' }],
    actions: { primary_actions: [{ text: 'Open', action_id: 'open', value: 'a' }] },
  },
  ...more,
});
const errorOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: { data?: { error?: string } }) => error.data?.error,
  );

describe('links that unfold', () => {
  it('the app is told of links to its domains and their subdomains, wherever they are posted; not of its own', async () => {
    const seen = await listening();
    const message = await shared(`${URL_A} and https://other.test/b and https://notexample.com/`);
    expect(seen).toEqual([
      expect.objectContaining({
        type: 'link_shared',
        user: LENA,
        channel: message.channel,
        message_ts: message.ts,
        is_bot_user_member: false,
        source: 'conversations_history',
        links: [{ url: URL_A, domain: 'example.com' }],
      }),
    ]);
    await lena().edit(message, `${URL_A} and https://example.com/new`);
    await peer.sandbox.settled();
    expect(seen.at(-1)?.links).toEqual([{ url: 'https://example.com/new', domain: 'example.com' }]);
    await lena().invite('support-triage', peer.sandbox.botUserId);
    await client().chat.postMessage({ channel: message.channel, text: `<${URL_A}>` });
    await peer.sandbox.settled();
    expect(seen).toHaveLength(2);
  });

  it('what the app shows stands beside the message, once, and its buttons work', async () => {
    const seen = await listening({ workObjects: false });
    const { channel, ts } = await shared();
    const button = { type: 'button', action_id: 'open', text: { type: 'plain_text', text: 'Open' } };
    const blocks = [...card.blocks, { type: 'actions', elements: [button] }] as never;
    for (const _ of [1, 2]) await client().chat.unfurl({ channel, ts, unfurls: { [URL_A]: { blocks } } });
    const message = lena().messages('support-triage').at(-1);
    expect(message?.unfurls).toHaveLength(1);
    if (message) await lena().click(message, 'open');
    await peer.sandbox.until(() => seen.some(({ type }) => type === 'clicked'));
  });

  it('refuses what Slack refuses', async () => {
    await listening({ workObjects: false });
    const { channel, ts } = await shared(`${URL_A} https://other.test/b`);
    const say = (more: object) => errorOf(client().apiCall('chat.unfurl', { channel, ts, ...more }));
    const unfurls = { [URL_A]: card };
    expect(await say({})).toBe('missing_unfurls');
    expect(await say({ unfurls, channel: '' })).toBe('missing_channel');
    expect(await say({ unfurls, ts: '' })).toBe('missing_ts');
    expect(await say({ unfurls, channel: 'C0NOWHERE' })).toBe('cannot_find_channel');
    expect(await say({ unfurls, ts: '1.000001' })).toBe('cannot_find_message');
    expect(await say({ unfurls: { 'https://example.com/else': card } })).toBe('cannot_unfurl_message');
    expect(await say({ unfurls: { 'https://other.test/b': card } })).toBe('cannot_unfurl_url');
    expect(await say({ unfurls: { [URL_A]: 'text' } })).toBe('invalid_unfurls_format');
    expect(await say({ unfurls: { [URL_A]: { blocks: [{ type: 'section' }] } } })).toBe('invalid_blocks');
    expect(await say({ unfurls, unfurl_id: 'x' })).toBe('missing_source');
    expect(await say({ unfurls, source: 'composer' })).toBe('missing_unfurl_id');
    expect(await say({ unfurls, source: 'elsewhere', unfurl_id: 'x' })).toBe('invalid_source');
    expect(await say({ unfurls, source: 'composer', unfurl_id: 'x' })).toBe('invalid_unfurl_id');
    expect(await say({ metadata: { entities: [entity()] } })).toBe('feature_not_enabled');
    expect(await say({ unfurls })).toBe('ok');
  });

  it('without the scope it is neither told nor let', async () => {
    const seen = await listening({ scopes: ['chat:write'] });
    const { channel, ts } = await shared();
    expect(seen).toEqual([]);
    const work = client().chat.unfurl({ channel, ts, unfurls: { [URL_A]: card } });
    expect(await errorOf(work)).toBe('missing_scope');
  });
});

describe('Work Objects', () => {
  it('take the place of a card where both are sent, and are checked', async () => {
    await listening();
    const { channel, ts } = await shared();
    const say = (one: object) =>
      errorOf(
        client().apiCall('chat.unfurl', {
          channel,
          ts,
          unfurls: { [URL_A]: card },
          metadata: { entities: [one] },
        }),
      );
    expect(await say(entity({ entity_type: 'slack#/entities/gate' }))).toBe('invalid_metadata');
    expect(await say(entity({ external_ref: {} }))).toBe('invalid_metadata');
    expect(await say(entity({ app_unfurl_url: undefined }))).toBe('invalid_metadata');
    expect(await say(entity({ entity_payload: { attributes: {} } }))).toBe('invalid_metadata');
    expect(await say(entity())).toBe('ok');
    const [unfurl] = lena().messages('support-triage').at(-1)?.unfurls ?? [];
    expect(JSON.stringify(unfurl?.blocks)).toContain('Thing A');
  });

  it('whoever opens one is shown what the app tells this person, within three seconds', async () => {
    let now = Date.now();
    const seen = await listening({ now: () => now });
    const { channel, ts } = await shared();
    await client().chat.unfurl({ channel, ts, metadata: { entities: [entity()] } } as never);
    const message = lena().messages('support-triage').at(-1);
    if (!message) throw new Error('nothing there');
    await lena().openEntity(message, URL_A);
    const event = await peer.sandbox.until(() =>
      seen.find(({ type }) => type === 'entity_details_requested'),
    );
    expect(event).toMatchObject({ user: LENA, external_ref: { id: 'a' }, channel, message_ts: ts });
    const tell = (more: object) =>
      errorOf(client().apiCall('entity.presentDetails', { trigger_id: event.trigger_id, ...more }));
    expect(await tell({})).toBe('missing_metadata');
    expect(await tell({ metadata: entity({ external_ref: { id: 'b' } }) })).toBe(
      'entity_metadata_does_not_match_trigger',
    );
    expect(await tell({ trigger_id: 'x', metadata: entity() })).toBe('invalid_trigger_id');
    expect(await tell({ metadata: entity() })).toBe('ok');
    expect(JSON.stringify(lena().details()?.blocks)).toContain('State: open');
    expect(peer.sandbox.person(MARCO).details()).toBeNull();
    expect(await tell({ metadata: entity() })).toBe('exchanged_trigger_id');
    seen.length = 0;
    await lena().openEntity(message, URL_A);
    const again = await peer.sandbox.until(() =>
      seen.find(({ type }) => type === 'entity_details_requested'),
    );
    now += 3_001;
    expect(await tell({ trigger_id: again.trigger_id, error: { status: 'not_found' } })).toBe(
      'expired_trigger_id',
    );
  });
});
