import { WebClient } from '@slack/web-api';
import { afterEach, describe, expect, it } from 'vitest';
import { JONAS, LENA, type Peer, startPeer } from './peer.ts';

let peer: Peer;
let clock = 0;
afterEach(() => peer.stop());

type Event = Record<string, unknown> & { ts?: string; text?: string; message?: Event; files?: Event[] };

/** An app that keeps the message events it gets, in a channel with Lena and Jonas. */
async function listening(): Promise<Event[]> {
  clock = Date.now();
  const seen: Event[] = [];
  peer = await startPeer((app) => app.event('message', async ({ event }) => void seen.push(event as never)), {
    now: () => clock,
  });
  await peer.sandbox.person(LENA).invite('support-triage', peer.sandbox.botUserId);
  await peer.sandbox.settled();
  seen.length = 0;
  return seen;
}

const lena = () => peer.sandbox.person(LENA);
const client = (more = {}) =>
  new WebClient(peer.sandbox.botToken, {
    slackApiUrl: peer.sandbox.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    ...more,
  });
const root = () => {
  const [first] = lena().messages('support-triage');
  if (!first) throw new Error('nothing there');
  return first;
};

describe('what Slack sends', () => {
  it('[S1] tells edits and deletions in messages with a timestamp of their own', async () => {
    const seen = await listening();
    await lena().post('support-triage', 'one');
    const message = root();
    await lena().edit(message, 'two');
    await lena().delete(root());
    await peer.sandbox.settled();
    expect(seen.map(({ subtype }) => subtype)).toEqual([undefined, 'message_changed', 'message_deleted']);
    for (const event of seen) expect(event).toMatchObject({ ts: expect.any(String), event_ts: event.ts });
    expect(new Set(seen.map(({ ts }) => ts)).size).toBe(3);
    expect(seen[1]?.message).toMatchObject({ ts: message.ts, text: 'two' });
  });

  it('leaves a deleted root in its thread: the message has changed, the replies are there', async () => {
    const seen = await listening();
    await lena().post('support-triage', 'question');
    const { ts } = root();
    await peer.sandbox.person(JONAS).reply(root(), 'answer');
    peer.sandbox.faults.deleteMessage('C0SUPTRIAG', ts);
    await peer.sandbox.settled();
    expect(seen.at(-1)).toMatchObject({ subtype: 'message_changed', message: { subtype: 'tombstone', ts } });
    const { messages } = await client().conversations.replies({ channel: 'C0SUPTRIAG', ts });
    expect(messages?.map(({ text }) => text)).toEqual(['This message was deleted.', 'answer']);
    const reactions = client().reactions.get({ channel: 'C0SUPTRIAG', timestamp: ts });
    await expect(reactions).rejects.toMatchObject({ data: { error: 'message_not_found' } });
  });

  it.each([
    ['see https://ci.example.org/run/7.', 'see <https://ci.example.org/run/7>.'],
    ['see ci.example.org/run/7', 'see <http://ci.example.org/run/7|ci.example.org/run/7>'],
    ['mail ops@example.org', 'mail <mailto:ops@example.org|ops@example.org>'],
    ['ask @jonas & <b>', 'ask <@U0JONASWEB> &amp; &lt;b&gt;'],
    ['<https://a.example/x?b=1&amp;c|the run>', '<https://a.example/x?b=1&amp;c|the run>'],
    ['e.g. this, v1.2.org is no link: a.b', 'e.g. this, <http://v1.2.org|v1.2.org> is no link: a.b'],
  ])('[K2] sends %j in wire form', async (typed, sent) => {
    const seen = await listening();
    await lena().post('support-triage', typed);
    await peer.sandbox.settled();
    expect(seen[0]?.text).toBe(sent);
  });

  it('[K10] names files and no more, where organizations share the channel', async () => {
    const seen = await listening();
    peer.sandbox.faults.shareChannel('C0SUPTRIAG');
    await lena().post('support-triage', 'see', { files: [lena().upload('scores.csv', 'a,b\n1,2')] });
    await peer.sandbox.settled();
    const [file] = seen.find(({ files }) => files)?.files ?? [];
    expect(file).toEqual({ id: expect.any(String), mode: 'file_access', file_access: 'check_file_info' });
    expect((await client().files.info({ file: String(file?.id) })).file).toMatchObject({
      name: 'scores.csv',
    });
  });
});

describe('Slack on its slow days', () => {
  it('[K1] gives 15 messages of a thread a call and one call a minute to the class that has no more', async () => {
    await listening();
    await lena().post('support-triage', 'question');
    const { ts } = root();
    for (let n = 1; n <= 17; n += 1) await lena().reply(root(), `answer ${n}`);
    peer.sandbox.faults.add({ kind: 'few_messages' });
    const ask = (cursor?: string) =>
      client().conversations.replies({ channel: 'C0SUPTRIAG', ts, limit: 200, ...(cursor && { cursor }) });
    const first = await ask();
    expect(first.messages).toHaveLength(15);
    const cursor = first.response_metadata?.next_cursor ?? '';
    await expect(ask(cursor)).rejects.toMatchObject({ retryAfter: 60 });
    clock += 61_000;
    expect((await ask(cursor)).messages?.at(-1)?.text).toBe('answer 17');
  });

  it('[K5] takes its time over a file: until then no message may show it', async () => {
    await listening();
    peer.sandbox.faults.add({ kind: 'slow_file', ms: 8_000, times: 1 });
    const place = await client().files.getUploadURLExternal({ filename: 'map.png', length: 3 });
    await fetch(place.upload_url ?? '', { method: 'POST', body: 'png' });
    const id = place.file_id ?? '';
    await client().files.completeUploadExternal({ files: [{ id }] });
    const blocks = [{ type: 'image' as const, slack_file: { id }, alt_text: 'Map' }];
    const show = () => client().chat.postMessage({ channel: 'C0SUPTRIAG', text: 'Map', blocks });
    expect((await client().files.info({ file: id })).file?.mimetype).toBe('');
    await expect(show()).rejects.toMatchObject({ data: { error: 'invalid_blocks' } });
    clock += 8_000;
    expect((await client().files.info({ file: id })).file?.mimetype).toBe('image/png');
    await show();
  });

  it('[f23] limits without saying for how long', async () => {
    await listening();
    peer.sandbox.faults.add({ kind: 'rate_limited', retryAfter: null, times: 1 });
    const answer = await fetch(`${peer.sandbox.apiUrl}auth.test`, {
      method: 'POST',
      headers: { authorization: `Bearer ${peer.sandbox.botToken}` },
    });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, null]);
  });
});
