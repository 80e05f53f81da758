import type { WebClient } from '@slack/web-api';
import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { message } from '../../../db/schema/delivery.ts';
import { given, statement } from '../../../db/statement.ts';
import type { Core } from '../../core.ts';
import { slackFailure } from '../errors.ts';
import type { Claim } from './claim.ts';
import type { Placed } from './send.ts';

/**
 * Asks Slack for the address of a message that was posted just now. It is a convenience: where Slack gives none, what
 * would be linked stands there without.
 */
export async function keepAddress(
  { db, log }: Core,
  client: WebClient,
  { workspaceId, message: { subject } }: Claim,
  { channel, ts }: Placed,
): Promise<void> {
  const permalink = await addressOf(client, { channel, ts }).catch((error: unknown) => {
    log.warn({ workspaceId, subject, code: slackFailure(error).code }, 'no link to a message');
    return null;
  });
  await db.inWorkspace(workspaceId, (tx) =>
    tx
      .update(message)
      .set({ permalink })
      .where(and(eq(message.workspaceId, workspaceId), eq(message.subject, subject), eq(message.ts, ts))),
  );
}

async function addressOf(
  client: WebClient,
  { channel, ts }: Pick<Placed, 'channel' | 'ts'>,
): Promise<string | null> {
  const { permalink } = await client.chat.getPermalink({ channel, message_ts: ts });
  return permalink ?? null;
}

/** Where messages stand in Slack, by their subjects; those that Slack gave no address for are left out. */
export async function linksTo(
  tx: Tx,
  workspaceId: string,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (subjects.length === 0) return new Map();
  const rows = await addresses(tx, { workspaceId, subjects: [...subjects] });
  return new Map(rows.flatMap(({ subject, permalink }) => (permalink ? [[subject, permalink]] : [])));
}

const addresses = statement((orm) =>
  orm
    .select({ subject: message.subject, permalink: message.permalink })
    .from(message)
    .where(
      and(
        eq(message.workspaceId, given('workspaceId')),
        sql`${message.subject} = any(${given('subjects')})`,
        isNotNull(message.permalink),
      ),
    ),
);

/** The file of the picture that a message shows now; null where it shows none. */
export async function pictureOf(tx: Tx, workspaceId: string, subject: string): Promise<string | null> {
  const [found] = await shownPicture(tx, { workspaceId, subject });
  return found?.file ?? null;
}

/** As `pictureOf`, and only while the message shows how things are: null until its last change has been delivered. */
export async function currentPictureOf(tx: Tx, workspaceId: string, subject: string): Promise<string | null> {
  const [found] = await shownPicture(tx, { workspaceId, subject });
  return found && found.delivered >= found.wanted ? found.file : null;
}

const shownPicture = statement((orm) =>
  orm
    .select({ file: message.pictureShown, wanted: message.wanted, delivered: message.delivered })
    .from(message)
    .where(and(eq(message.workspaceId, given('workspaceId')), eq(message.subject, given('subject')))),
);
