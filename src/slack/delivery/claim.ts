import type { SlackMessage } from '@phasegate/block-kit/blocks.ts';
import type { Tx } from '../../../db/database.ts';
import { lastly } from '../../../db/lastly.ts';
import type { destination, message } from '../../../db/schema/delivery.ts';
import { readingOnce } from '../../../db/statement.ts';
import type { Core } from '../../core.ts';
import { sayIn } from '../../texts/say.ts';
import { DELIVERY_TIMEOUT } from '../client.ts';
import { databaseFault } from '../database-fault.ts';
import { withNames } from '../plain-words.ts';
import type { WantedPicture } from './picture.ts';
import type { Renderer } from './rendering.ts';
import { earliest, IN_HAND, nothingToShow, openedBefore } from './store.ts';

/** What delivery works with. */
export interface Delivering {
  world: Core;
  /** subject kind → renderer */
  cards: Readonly<Record<string, Renderer>>;
}

/** One message in hand: nobody else touches it until `LEASE` after `token`. */
export interface Claim {
  workspaceId: string;
  /** When the workspace was installed: a later installation makes this claim's token an old one. */
  installedAt: Temporal.Instant;
  message: typeof message.$inferSelect;
  content: SlackMessage;
  /** The file of the picture that stands in it. */
  picture: string | null;
  /** The conversation, where it is known: always for a channel, from the second message on for a person. */
  channel: string | null;
  threadTs: string | null;
  /** `attemptAt` while it is in hand. */
  token: Temporal.Instant;
  /** An earlier attempt to post it, of which nobody knows how it ended. */
  unsure: Temporal.Instant | null;
}

export type Step =
  | { kind: 'send'; claim: Claim }
  /** It shows a picture that is not in Slack yet. */
  | { kind: 'picture'; wanted: WantedPicture }
  /** Something is pending, and not to be sent before. `lease`: because another attempt may be under way. */
  | { kind: 'wait'; until: Temporal.Instant; lease: boolean }
  /** Something is pending, and the destination cannot be written to. */
  | { kind: 'closed'; reason: string }
  /** What began this thread is gone and is not ours to post again: what waits to be said in it has no place. */
  | { kind: 'orphaned'; threadOf: string }
  /** A renderer failed. */
  | { kind: 'broken'; subject: string; attempts: number; error: unknown }
  /** Look again at once. */
  | { kind: 'again' }
  | { kind: 'done' };

/** An attempt is over, one way or another, when the client has given it up; some time for clocks that differ. */
const LEASE = { milliseconds: DELIVERY_TIMEOUT + 5_000 };

/**
 * Decides what to do next for a destination and, where a message is due, renders it from the current state
 * and takes it in hand, in one transaction.
 */
export async function nextStep(delivering: Delivering, workspaceId: string, where: string): Promise<Step> {
  const { world } = delivering;
  const failed: { subject: string; attempts: number }[] = [];
  let isLost = false;
  try {
    const look = async (tx: Tx): Promise<Step> => {
      const now = world.clock.now().round('millisecond');
      const [due] = await earliest(tx, { workspaceId, destination: where });
      if (!due || due.home.revokedAt) return { kind: 'done' };
      const { home, message: row, threadTs } = due;
      const barred = notNow(due, now);
      if (barred) return barred;
      const unsure = row.attemptAt;
      const free = unsure?.add(LEASE);
      if (free && Temporal.Instant.compare(free, now) > 0) return { kind: 'wait', until: free, lease: true };

      failed.push(row);
      const content = await readingOnce(tx, () => render(delivering, tx, row, now, home.locale));
      failed.pop();
      if (!content) {
        await nothingToShow(tx, row);
        return row.ts ? { kind: 'again' } : { kind: 'orphaned', threadOf: row.subject };
      }
      const missing = missingPicture(row, content);
      if (missing && !isLater(row, content)) return { kind: 'picture', wanted: missing };
      const { installedAt } = home;
      return takeInHand(tx, { message: row, threadTs, installedAt, content, now }, () => {
        isLost = true;
      });
    };
    const step = await world.db.inWorkspace(workspaceId, look, { keyed: true });
    return isLost ? { kind: 'again' } : step;
  } catch (error) {
    const [broken] = failed;
    // While the database is away it is not the renderer.
    if (!broken || databaseFault(error)) throw error;
    return { kind: 'broken', subject: broken.subject, attempts: broken.attempts + 1, error };
  }
}

/** Nobody else touches it from now on; unless somebody was faster: `lost`, which is known once this is committed. */
async function takeInHand(
  tx: Tx,
  due: Pick<Claim, 'message' | 'threadTs' | 'installedAt' | 'content'> & { now: Temporal.Instant },
  lost: () => void,
): Promise<Step> {
  const { message: row, now, content, ...rest } = due;
  const { workspaceId, destination: where, attemptAt: unsure } = row;
  const values = [now.toString(), workspaceId, row.subject, row.delivered, unsure?.toString() ?? null];
  lastly(tx, { text: IN_HAND, values, told: (rows) => rows.length === 0 && lost() });
  const channel = row.channel ?? (isPerson(where) ? await openedBefore(tx, workspaceId, where) : where);
  const picture = content.picture && !row.pictureWaits && !isLater(row, content) ? row.pictureFile : null;
  const claim = {
    ...rest,
    workspaceId,
    message: row,
    content,
    picture,
    channel,
    token: now,
    unsure,
  };
  return { kind: 'send', claim };
}

/** A message that nobody should wait for comes without its picture first. */
export const isLater = (row: Claim['message'], { picture }: SlackMessage): boolean =>
  picture?.later === true && row.ts === null;

function missingPicture(row: Claim['message'], { picture }: SlackMessage): WantedPicture | null {
  if (!picture || picture.hash === row.pictureHash) return null;
  const { workspaceId, subject, destination: where, attempts, pictureHash, pictureFile } = row;
  const unshown = pictureFile === row.pictureShown ? null : pictureFile;
  return { workspaceId, subject, destination: where, attempts, picture, before: pictureHash, unshown };
}

function notNow(
  { place, isGone }: { place: typeof destination.$inferSelect | null; isGone: boolean | null },
  now: Temporal.Instant,
): Step | null {
  if (place?.closedReason) return { kind: 'closed', reason: place.closedReason };
  if (isGone) return { kind: 'closed', reason: 'user_disabled' };
  const until = place?.notBefore;
  return until && Temporal.Instant.compare(until, now) > 0 ? { kind: 'wait', until, lease: false } : null;
}

async function render(
  { cards }: Delivering,
  tx: Tx,
  { workspaceId, subject }: Claim['message'],
  now: Temporal.Instant,
  locale: string,
): Promise<SlackMessage | null> {
  const colon = subject.indexOf(':');
  const card = cards[subject.slice(0, colon)];
  if (!card) throw new Error(`no card renders ${subject}`);
  const say = sayIn(locale);
  const content = await card({ tx, workspaceId, now, say }, subject.slice(colon + 1));
  if (!content) return null;
  return { ...content, text: await withNames(tx, workspaceId, content.text, say('common.somebody')) };
}

const isPerson = (where: string): boolean => /^[UW]/.test(where);
