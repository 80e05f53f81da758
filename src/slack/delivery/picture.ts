import { image, type Picture, type SlackMessage } from '@phasegate/block-kit/blocks.ts';
import type { WebClient } from '@slack/web-api';
import { and, eq, sql } from 'drizzle-orm';
import { message } from '../../../db/schema/delivery.ts';
import type { Core } from '../../core.ts';
import { slackFailure } from '../errors.ts';

/** A picture that has to be in Slack before its message can show it. */
export interface WantedPicture {
  workspaceId: string;
  subject: string;
  destination: string;
  /** How often it was tried in vain. */
  attempts: number;
  picture: Picture;
  /** The one there was before. */
  before: string | null;
}

/** Tries after which the message goes without its picture. */
const ATTEMPTS = 3;
/** Milliseconds for the bytes of one picture. */
const PATIENCE = 20_000;
/** Slack looks at an upload before it may stand in a message. */
const LOOKS = 5;

export type Prepared = 'ready' | 'again-later';

/**
 * Draws a picture and brings it into Slack, unshared: the message's own block shows it. Nothing is in hand
 * meanwhile, since this may take longer than a post may. Where it cannot be had the message goes without it.
 */
export async function preparePicture(
  world: Core,
  client: WebClient,
  wanted: WantedPicture,
  wait: (until: Temporal.Instant) => Promise<void>,
): Promise<Prepared> {
  const { workspaceId, subject } = wanted;
  let bytes: Uint8Array;
  try {
    bytes = await wanted.picture.render();
  } catch (error) {
    world.log.error({ err: error, workspaceId, subject }, 'a picture could not be drawn');
    await keep(world, wanted, null);
    return 'ready';
  }
  try {
    const file = await upload(client, wanted.picture, bytes);
    await untilUsable(world, client, file, wait);
    if (!(await keep(world, wanted, file))) await discard(client, file, world);
    return 'ready';
  } catch (error) {
    const failure = slackFailure(error);
    world.log.warn({ err: error, workspaceId, subject }, 'a picture could not be brought into Slack');
    const passing = failure.kind === 'retry' || failure.kind === 'unclear' || failure.kind === 'rate-limited';
    if (passing && wanted.attempts + 1 < ATTEMPTS) return 'again-later';
    await keep(world, wanted, null);
    return 'ready';
  }
}

async function upload(client: WebClient, { name, alt }: Picture, bytes: Uint8Array): Promise<string> {
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

async function untilUsable(
  world: Core,
  client: WebClient,
  file: string,
  wait: (until: Temporal.Instant) => Promise<void>,
): Promise<void> {
  for (let look = 0; look < LOOKS; look += 1) {
    const { file: found } = await client.files.info({ file });
    if (found?.mimetype) return;
    // 0.3, 0.6 … 4.8 seconds: nine in all.
    await wait(world.clock.now().add({ milliseconds: 300 * 2 ** look }));
  }
}

/** @returns false where another worker brought one meanwhile */
async function keep(world: Core, wanted: WantedPicture, file: string | null): Promise<boolean> {
  const { workspaceId, subject, before, picture } = wanted;
  return world.db.inWorkspace(workspaceId, async (tx) => {
    const kept = await tx
      .update(message)
      .set({ pictureHash: picture.hash, pictureFile: file, attempts: 0 })
      .where(
        and(
          eq(message.workspaceId, workspaceId),
          eq(message.subject, subject),
          sql`${message.pictureHash} is not distinct from ${before}`,
        ),
      )
      .returning({ subject: message.subject });
    return kept.length > 0;
  });
}

/** Deletes a file that nothing shows any more; one that stays does no harm. */
export async function discard(client: WebClient, file: string, world: Pick<Core, 'log'>): Promise<void> {
  try {
    await client.files.delete({ file });
  } catch (error) {
    world.log.info({ file, code: slackFailure(error).code }, 'a superseded picture stays in Slack');
  }
}

/** The message with its picture in place, and without it for a Slack that does not take it. */
export function withPicture(content: SlackMessage, file: string | null): SlackMessage {
  const { picture, ...plain } = content;
  if (!picture || !file) return plain;
  const blocks = [...plain.blocks];
  blocks.splice(picture.at, 0, image({ file }, picture.alt));
  return { ...plain, blocks, fallback: plain.fallback ?? plain };
}
