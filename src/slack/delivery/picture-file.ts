import type { Picture } from '@phasegate/block-kit/blocks.ts';
import type { WebClient } from '@slack/web-api';
import type { Core } from '../../core.ts';
import { slackFailure } from '../errors.ts';

/** Milliseconds for the bytes of one picture. */
const PATIENCE = 20_000;

/** Brings a picture into Slack, unshared. @returns its file */
export async function upload(client: WebClient, { name, alt }: Picture, bytes: Uint8Array): Promise<string> {
  const { upload_url, file_id } = await client.files.getUploadURLExternal({
    filename: name,
    length: bytes.byteLength,
    alt_text: alt.slice(0, 1_000),
  });
  if (!upload_url || !file_id) throw new Error('Slack gave no place for a picture');
  const answer = await fetch(upload_url, {
    method: 'POST',
    body: Buffer.from(bytes),
    signal: AbortSignal.timeout(PATIENCE),
  });
  await answer.body?.cancel();
  if (!answer.ok) throw new Error(`a picture could not be sent: ${answer.status}`);
  await client.files.completeUploadExternal({ files: [{ id: file_id, title: name }] });
  return file_id;
}

/** Slack names the kind of a file once it is done with it. */
export async function isUsable(client: WebClient, file: string): Promise<boolean> {
  const { file: found } = await client.files.info({ file });
  return Boolean(found?.mimetype);
}

/** Deletes a file that nothing shows any more; one that stays does no harm. */
export async function discard(client: WebClient, file: string, world: Pick<Core, 'log'>): Promise<void> {
  try {
    await client.files.delete({ file });
  } catch (error) {
    world.log.info({ file, code: slackFailure(error).code }, 'a superseded picture stays in Slack');
  }
}
