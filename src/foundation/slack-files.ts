import type { WebClient } from '@slack/web-api';
import { slackFailure } from '../slack/errors.ts';

/** Why a file could not be had; passing trouble is thrown instead, for the queue to try again. */
export type Downloaded = { bytes: Uint8Array } | { gone: string } | { tooLarge: number };

/** Milliseconds for moving up to 10 MB. */
const PATIENCE = 60_000;

/**
 * The bytes of a file in Slack. The address comes from Slack itself, by id, and the token is sent to Slack
 * alone. Reading stops at `max` bytes, whatever the file says of its size.
 */
export async function download(client: WebClient, fileId: string, max: number): Promise<Downloaded> {
  let url: string;
  try {
    const { file } = await client.files.info({ file: fileId });
    if ((file?.size ?? 0) > max) return { tooLarge: file?.size ?? 0 };
    url = file?.url_private_download ?? file?.url_private ?? '';
  } catch (error) {
    const failure = slackFailure(error);
    if (failure.kind === 'our-bug' || failure.kind === 'destination-dead') return { gone: failure.code };
    throw error;
  }
  if (!isSlack(url, client.slackApiUrl)) return { gone: 'no_url' };
  const answer = await fetch(url, {
    headers: { authorization: `Bearer ${client.token ?? ''}` },
    signal: AbortSignal.timeout(PATIENCE),
  });
  // Without the right to read it Slack answers with its sign-in page.
  const isPage = answer.headers.get('content-type')?.startsWith('text/html') ?? false;
  if (answer.status >= 500 || answer.status === 429) {
    await answer.body?.cancel();
    throw new Error(`a file could not be read: ${answer.status}`);
  }
  if (!answer.ok || !answer.body || isPage) {
    await answer.body?.cancel();
    return { gone: isPage ? 'not_allowed' : String(answer.status) };
  }
  return take(answer.body, max);
}

async function take(body: ReadableStream<Uint8Array>, max: number): Promise<Downloaded> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.byteLength;
    if (size > max) return { tooLarge: size };
    parts.push(part);
  }
  return { bytes: Buffer.concat(parts) };
}

function isSlack(url: string, apiUrl: string): boolean {
  const parsed = URL.parse(url);
  const api = URL.parse(apiUrl);
  if (!parsed) return false;
  return (
    parsed.origin === api?.origin ||
    (parsed.protocol === 'https:' && /(^|\.)slack\.com$/.test(parsed.hostname))
  );
}

export interface OutgoingFile {
  name: string;
  content: string;
  /** mrkdwn */
  comment: string;
}

/** Sends a file to one person as a direct message. */
export async function sendFile(client: WebClient, userId: string, file: OutgoingFile): Promise<void> {
  const { channel } = await client.conversations.open({ users: userId });
  const bytes = Buffer.from(file.content);
  const place = await client.files.getUploadURLExternal({ filename: file.name, length: bytes.byteLength });
  const { upload_url, file_id } = place;
  if (!upload_url || !file_id || !channel?.id) throw new Error('Slack gave no place for a file');
  const answer = await fetch(upload_url, {
    method: 'POST',
    body: bytes,
    signal: AbortSignal.timeout(PATIENCE),
  });
  await answer.body?.cancel();
  if (!answer.ok) throw new Error(`a file could not be sent: ${answer.status}`);
  await client.files.completeUploadExternal({
    files: [{ id: file_id, title: file.name }],
    channel_id: channel.id,
    initial_comment: file.comment,
  });
}
