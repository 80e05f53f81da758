import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../src/sandbox.ts';
import { LENA } from './peer.ts';

let sandbox: Sandbox;
let client: WebClient;

beforeEach(async () => {
  sandbox = await startSandbox();
  client = new WebClient(sandbox.botToken, { slackApiUrl: sandbox.apiUrl, retryConfig: { retries: 0 } });
});
afterEach(() => sandbox.stop());

describe('files', () => {
  it('go up through the client of Slack and down with the token', async () => {
    await client.conversations.join({ channel: 'C0GENERALX' });
    await client.filesUploadV2({
      channel_id: 'C0GENERALX',
      filename: 'map.png',
      file: Buffer.from('picture'),
      alt_text: 'Lineage',
      initial_comment: 'The map',
    });
    const [message] = sandbox.person(LENA).messages('general');
    expect(message).toMatchObject({
      text: 'The map',
      subtype: 'file_share',
      files: [{ name: 'map.png', mimetype: 'image/png', size: 7, altText: 'Lineage' }],
    });
    const id = message?.files?.[0]?.id ?? '';
    const info = await client.files.info({ file: id });
    const url = info.file?.url_private_download ?? '';
    const mine = await fetch(url, { headers: { authorization: `Bearer ${sandbox.botToken}` } });
    expect(await mine.text()).toBe('picture');
    const stranger = await fetch(url);
    expect(stranger.headers.get('content-type')).toContain('text/html');
    expect(await stranger.text()).toContain('Sign in');
    await client.files.delete({ file: id });
    expect(sandbox.person(LENA).messages('general')[0]?.files).toEqual([]);
  });

  it('are refused in a channel the bot is not in, or when nothing was uploaded', async () => {
    const { file_id: id = '' } = await client.files.getUploadURLExternal({ filename: 'a.txt', length: 3 });
    const empty = client.files.completeUploadExternal({ files: [{ id }] });
    await expect(empty).rejects.toMatchObject({ data: { ok: false } });
    const upload = client.filesUploadV2({ channel_id: 'C0DATAPLAT', filename: 'a.txt', content: 'abc' });
    await expect(upload).rejects.toMatchObject({ data: { error: 'not_in_channel' } });
  });

  it('of people reach the app by id', async () => {
    const lena = sandbox.person(LENA);
    await lena.post('general', 'see', { files: [lena.upload('scores.csv', 'a,b\n1,2')] });
    const id = lena.messages('general')[0]?.files?.[0]?.id ?? '';
    expect((await client.files.info({ file: id })).file).toMatchObject({ name: 'scores.csv', user: LENA });
  });
});
