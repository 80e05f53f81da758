import { openAsBlob } from 'node:fs';
import type { Escaped } from '@phasegate/block-kit/escape.ts';
import type { WebClient } from '@slack/web-api';
import { slackFailure } from '../slack/errors.ts';
import type { MadeFile } from './made.ts';

/** Milliseconds for the bytes of one file. */
const PATIENCE = 120_000;

/** Brings files into Slack, from disk as they are read; nobody sees them before `show`. @returns their ids */
export async function bring(client: WebClient, files: readonly MadeFile[]): Promise<string[]> {
  const ids: string[] = [];
  for (const { name, path, bytes } of files) {
    const { upload_url, file_id } = await client.files.getUploadURLExternal({
      filename: name,
      length: bytes,
    });
    if (!upload_url || !file_id) throw new Error('Slack gave no place for a file');
    const answer = await fetch(upload_url, {
      method: 'POST',
      body: await openAsBlob(path),
      signal: AbortSignal.timeout(PATIENCE),
    });
    await answer.body?.cancel();
    if (!answer.ok) throw new Error(`a file could not be sent: ${answer.status}`);
    ids.push(file_id);
  }
  return ids;
}

/** Shows files that were brought, in one direct message. */
export async function show(
  client: WebClient,
  userId: string,
  files: readonly { id: string; title: string }[],
  comment: Escaped,
): Promise<void> {
  const { channel } = await client.conversations.open({ users: userId });
  if (!channel?.id) throw new Error('Slack opened no direct message');
  const [first, ...rest] = files;
  if (!first) return;
  await client.files.completeUploadExternal({
    files: [first, ...rest],
    channel_id: channel.id,
    initial_comment: comment,
  });
}

/** Whether files that were brought once are shown by now: after a crash nobody knows. */
export async function areShown(client: WebClient, ids: readonly string[]): Promise<boolean> {
  const [first] = ids;
  if (first === undefined) return false;
  try {
    const { file } = await client.files.info({ file: first });
    return Boolean(file?.mimetype) || (file?.ims?.length ?? 0) > 0 || file?.shares !== undefined;
  } catch (error) {
    const { kind } = slackFailure(error);
    // Slack knows no such file: it was never completed.
    if (kind === 'our-bug' || kind === 'destination-dead') return false;
    throw error;
  }
}
