import type { Tx } from '../../db/database.ts';
import { fileImport } from '../../db/schema/imports.ts';
import { withId } from '../../db/scope.ts';
import type { Showing } from '../record/act.ts';
import { Refusal } from '../refusal.ts';
import { anchorAt } from '../slack/delivery/anchor.ts';
import { IMPORT_CARD, UPLOAD_ANCHOR } from './ids.ts';
import { isThreadGone } from './thread.ts';

export type Import = typeof fileImport.$inferSelect;

/** @throws Refusal refusal.not-found */
export async function findImport(tx: Tx, workspaceId: string, id: string): Promise<Import> {
  const [found] = await tx
    .select()
    .from(fileImport)
    .where(withId(fileImport, workspaceId, id));
  if (!found) throw new Refusal('refusal.not-found');
  return found;
}

/** As `findImport`, and nobody else decides on it until this transaction ends. */
export async function lockImport(tx: Tx, workspaceId: string, id: string): Promise<Import> {
  const [found] = await tx
    .select()
    .from(fileImport)
    .where(withId(fileImport, workspaceId, id))
    .for('update');
  if (!found) throw new Refusal('refusal.not-found');
  return found;
}

/** [X5] @returns false where it is there already: the same file, the same form */
export async function insertImport(tx: Tx, row: typeof fileImport.$inferInsert): Promise<boolean> {
  const fresh = await tx
    .insert(fileImport)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: fileImport.id });
  return fresh.length > 0;
}

export async function updateImport(
  tx: Tx,
  found: Import,
  set: Partial<typeof fileImport.$inferInsert>,
): Promise<void> {
  await tx
    .update(fileImport)
    .set(set)
    .where(withId(fileImport, found.workspaceId, found.id));
}

/** The one message of an import, edited through its life: in the thread of the file, or to the person alone. */
export function importCard(
  found: Pick<Import, 'id' | 'engagementId' | 'channel' | 'threadTs' | 'userId'>,
): Showing {
  const { id, engagementId } = found;
  const subject = `${IMPORT_CARD}:${id}`;
  return found.channel === null || isThreadGone(found)
    ? { subject, destination: found.userId, engagementId }
    : { subject, destination: found.channel, threadOf: `${UPLOAD_ANCHOR}:${id}`, engagementId };
}

/** Tells delivery where a person's own message stands, so that ours is posted in its thread. */
export async function anchorThread(
  tx: Tx,
  found: Pick<Import, 'workspaceId' | 'id' | 'channel' | 'threadTs'>,
): Promise<void> {
  const { workspaceId, channel, threadTs } = found;
  if (!channel || !threadTs) return;
  await anchorAt(tx, { workspaceId, subject: `${UPLOAD_ANCHOR}:${found.id}`, channel, ts: threadTs });
}
