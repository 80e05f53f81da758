import { and, desc, eq, gt, like, lt } from 'drizzle-orm';
import type { Tx } from '../../db/database.ts';
import { draft } from '../../db/schema/workspace.ts';

/** Drafts older than this are not offered any more. */
const KEPT = { hours: 7 * 24 };

/** Whose draft it is. */
export interface Author {
  workspaceId: string;
  userId: string;
}

/** Keeps what a person typed. `form` names the form and what it is about: `engagement.start:<id>`. */
export async function saveDraft(
  tx: Tx,
  { workspaceId, userId }: Author,
  form: string,
  values: Record<string, unknown>,
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .insert(draft)
    .values({ workspaceId, userId, form, values, savedAt: now })
    .onConflictDoUpdate({
      target: [draft.workspaceId, draft.userId, draft.form],
      set: { values, savedAt: now },
    });
  await tx
    .delete(draft)
    .where(
      and(
        eq(draft.workspaceId, workspaceId),
        eq(draft.userId, userId),
        lt(draft.savedAt, now.subtract(KEPT)),
      ),
    );
}

/** The newest draft of a form, or of any form whose name begins with `form` and a colon. */
export async function readDraft(
  tx: Tx,
  { workspaceId, userId }: Author,
  form: string,
  now: Temporal.Instant,
): Promise<Record<string, unknown> | null> {
  const name = form.includes(':') ? eq(draft.form, form) : like(draft.form, `${form}:%`);
  const [found] = await tx
    .select({ values: draft.values })
    .from(draft)
    .where(
      and(
        eq(draft.workspaceId, workspaceId),
        eq(draft.userId, userId),
        name,
        gt(draft.savedAt, now.subtract(KEPT)),
      ),
    )
    .orderBy(desc(draft.savedAt))
    .limit(1);
  return (found?.values as Record<string, unknown> | undefined) ?? null;
}

export async function dropDraft(tx: Tx, { workspaceId, userId }: Author, form: string): Promise<void> {
  await tx
    .delete(draft)
    .where(and(eq(draft.workspaceId, workspaceId), eq(draft.userId, userId), eq(draft.form, form)));
}
