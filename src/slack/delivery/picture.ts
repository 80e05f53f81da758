import type { Picture } from '@phasegate/block-kit/blocks.ts';
import type { WebClient } from '@slack/web-api';
import { and, eq, sql } from 'drizzle-orm';
import { message } from '../../../db/schema/delivery.ts';
import type { Core } from '../../core.ts';
import { PictureError } from '../../pictures/painter.ts';
import { act } from '../../record/act.ts';
import { slackFailure } from '../errors.ts';
import { discard, isUsable, upload } from './picture-file.ts';
import { laterEntry } from './picture-later.ts';
import { system } from './settle.ts';

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
  /** The file of that one, where no message shows it. */
  unshown: string | null;
}

/** Tries after which the message goes without its picture. */
const ATTEMPTS = 3;
/** Slack looks at an upload before it may stand in a message: mostly for a moment, which the message waits. */
const LOOKS = 3;

export type Prepared = 'ready' | 'again-later';

/**
 * Draws a picture and brings it into Slack, unshared: the message's own block shows it. Nothing is in hand
 * meanwhile, since this may take longer than a post may. Where it cannot be had the message goes without it, and
 * where Slack takes its time it goes without it first.
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
    const passing = error instanceof PictureError && error.isPassing;
    return passing ? laterOrWithout(world, wanted) : without(world, wanted);
  }
  try {
    const file = await upload(client, wanted.picture, bytes);
    const waits = !(await isSoonUsable(world, client, file, wait));
    const useless = (await keep(world, wanted, file, waits)) ? wanted.unshown : file;
    if (useless) await discard(client, useless, world);
    return 'ready';
  } catch (error) {
    const failure = slackFailure(error);
    world.log.warn({ err: error, workspaceId, subject }, 'a picture could not be brought into Slack');
    const passing = failure.kind === 'retry' || failure.kind === 'unclear' || failure.kind === 'rate-limited';
    return passing ? laterOrWithout(world, wanted) : without(world, wanted);
  }
}

const laterOrWithout = async (world: Core, wanted: WantedPicture): Promise<Prepared> =>
  wanted.attempts + 1 < ATTEMPTS ? 'again-later' : without(world, wanted);

async function without(world: Core, wanted: WantedPicture): Promise<Prepared> {
  await keep(world, wanted, null);
  return 'ready';
}

/** A Slack that does not answer is asked later. */
async function isSoonUsable(
  world: Core,
  client: WebClient,
  file: string,
  wait: (until: Temporal.Instant) => Promise<void>,
): Promise<boolean> {
  try {
    for (let look = 0; look < LOOKS; look += 1) {
      if (await isUsable(client, file)) return true;
      // 0.3, 0.6, 1.2 seconds: two in all.
      await wait(world.clock.now().add({ milliseconds: 300 * 2 ** look }));
    }
    return await isUsable(client, file);
  } catch (error) {
    world.log.info({ file, code: slackFailure(error).code }, 'Slack did not say whether a picture is ready');
    return false;
  }
}

/** @returns false where another worker brought one meanwhile */
async function keep(
  world: Core,
  wanted: WantedPicture,
  file: string | null,
  waits = false,
): Promise<boolean> {
  const { workspaceId, subject, before, picture } = wanted;
  return act(world, system(workspaceId), async ({ tx, now, enqueue }) => {
    const kept = await tx
      .update(message)
      .set({
        pictureHash: picture.hash,
        pictureFile: file,
        pictureWaits: waits,
        pictureLooks: 0,
        attempts: 0,
      })
      .where(
        and(
          eq(message.workspaceId, workspaceId),
          eq(message.subject, subject),
          sql`${message.pictureHash} is not distinct from ${before}`,
        ),
      )
      .returning({ subject: message.subject });
    if (kept.length === 0) return false;
    if (file && waits) enqueue(laterEntry({ workspaceId, subject, file }, 0, now));
    return true;
  });
}
