import type { Escaped } from '@phasegate/block-kit/escape.ts';
import type { WebClient } from '@slack/web-api';
import { slackFailure } from './errors.ts';

/** Why a file could not be had; passing trouble is thrown instead, for the queue to try again. */
export type Downloaded = { bytes: AsyncIterable<Uint8Array> } | { gone: string } | { tooLarge: number };

/** Thrown where a file turns out larger than it may be while it is read. */
export class TooLarge extends Error {
  readonly bytes: number;
  constructor(bytes: number) {
    super(`more than ${bytes} bytes`);
    this.bytes = bytes;
  }
}

/** Milliseconds for sending a file. */
const PATIENCE = 120_000;

/**
 * The bytes of a file in Slack, as they come: no more of them is held than is being looked at. The address
 * comes from Slack itself, by id, and the token is sent to Slack alone. Reading stops beyond `max` bytes,
 * whatever the file says of its size.
 * @param done raised by the caller when it wants no more, or has waited long enough
 */
export async function download(
  client: WebClient,
  fileId: string,
  max: number,
  done: AbortSignal,
): Promise<Downloaded> {
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
    signal: done,
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
  return { bytes: upTo(answer.body, max) };
}

/** @throws TooLarge */
async function* upTo(body: AsyncIterable<Uint8Array>, max: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const part of body) {
    size += part.byteLength;
    if (size > max) throw new TooLarge(size);
    yield part;
  }
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
  comment: Escaped;
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

/** Words as they may stand in the name of a file. */
export const fileSlug = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
