import { sql } from 'drizzle-orm';
import { type Database, query } from '../../../db/database.ts';
import type { Core } from '../../core.ts';
import { type Claim, isLater } from './claim.ts';
import type { Placed } from './send.ts';

/** Slack takes about one message a second per channel. */
const PACE = { seconds: 1 };

/**
 * The message stands in Slack, as the function `message_placed` writes it down. One that changed meanwhile goes to the end
 * of the line, so that none starves.
 * @returns when the next one may go there; null where nothing is pending
 */
export async function settlePlaced(
  { db, clock }: Core,
  { workspaceId, message: row, content, token }: Claim,
  { channel, ts, version, picture }: Placed,
): Promise<Temporal.Instant | null> {
  const { subject, destination } = row;
  const notBefore = clock.now().add(PACE);
  if (isLater(row, content)) await editedNext(db, workspaceId, subject, token);
  const [found] = await query<{ pending: boolean }>(
    db.orm,
    sql`select message_placed(${workspaceId}, ${subject}, ${destination}, ${token.toString()}, ${channel}, ${ts},
      ${version}, ${picture !== undefined}, ${picture ?? null}, ${notBefore.toString()}) as pending`,
  );
  return found?.pending ? notBefore : null;
}

/** A message that came without its picture changes once more, to have it. */
const editedNext = (db: Database, workspaceId: string, subject: string, token: Temporal.Instant) =>
  db.inWorkspace(workspaceId, (tx) =>
    query(
      tx,
      sql`update message set wanted = wanted + 1
        where workspace_id = ${workspaceId} and subject = ${subject} and attempt_at = ${token.toString()}`,
    ),
  );
