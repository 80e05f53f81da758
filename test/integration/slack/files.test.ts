import { randomUUID } from 'node:crypto';
import { escape } from '@phasegate/block-kit/escape.ts';
import { type Sandbox, startSandbox } from '@phasegate/slack-sandbox/sandbox.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collected } from '../../../src/imports/csv/bytes.ts';
import { interactiveClient } from '../../../src/slack/client.ts';
import { download, sendFile, TooLarge } from '../../../src/slack/files.ts';
import { log, MANIFEST } from '../../support/house.ts';

describe('files of Slack', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ manifest: MANIFEST });
  });
  afterAll(() => sandbox?.stop());
  const client = (token = sandbox.botToken) => interactiveClient(token, { log, slackApiUrl: sandbox.apiUrl });
  const done = new AbortController();
  async function fetched(id: string, max: number): Promise<Uint8Array> {
    const file = await download(client(), id, max, done.signal);
    if (!('bytes' in file)) throw new Error('no bytes');
    return collected(file.bytes);
  }
  const upload = (size: number) =>
    sandbox.person('U0LENAFISC').upload('f.csv', new Uint8Array(size).fill(65));

  it('[F1.3] are read up to the limit, and not one byte more', async () => {
    const id = upload(1_000);
    await sandbox.person('U0LENAFISC').post('general', 'here', { files: [id] });
    expect(await fetched(id, 1_000)).toHaveLength(1_000);
    expect(await download(client(), id, 999, done.signal)).toEqual({ tooLarge: 1_000 });
    const nowhere = `F${randomUUID().slice(0, 8).toUpperCase()}`;
    expect(await download(client(), nowhere, 1_000, done.signal)).toEqual({ gone: 'file_not_found' });
  });

  it('[F1.3] stop being read at the limit, whatever the file said of its size', async () => {
    const id = upload(300_000);
    await sandbox.person('U0LENAFISC').post('general', 'here', { files: [id] });
    const small = client();
    const info = small.files.info.bind(small.files);
    small.files.info = async (wanted) => {
      const answer = await info(wanted);
      return { ...answer, file: { ...answer.file, size: 10 } };
    };
    const file = await download(small, id, 100_000, done.signal);
    if (!('bytes' in file)) throw new Error('no bytes');
    await expect(collected(file.bytes)).rejects.toThrow(TooLarge);
  });

  it('[X6] are tried again while Slack is away', async () => {
    const away = interactiveClient(sandbox.botToken, { log, slackApiUrl: 'http://127.0.0.1:9/' });
    await expect(download(away, 'F0', 1_000, done.signal)).rejects.toThrow();
  });

  it('[F1.3] reach one person as a direct message', async () => {
    await sendFile(client(), 'U0LENAFISC', {
      name: 'sources.csv',
      content: 'a;b',
      comment: escape('Here *it* is'),
    });
    const sent = await sandbox.until(() =>
      sandbox
        .person('U0LENAFISC')
        .dms()
        .findLast((one) => one.files?.length),
    );
    expect(sent).toMatchObject({ text: 'Here *it* is', files: [{ name: 'sources.csv', size: 3 }] });
  });
});
