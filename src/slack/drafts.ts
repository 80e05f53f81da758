import { and, desc, eq, gt, like, lt } from 'drizzle-orm';
import type { Tx } from '../../db/database.ts';
import { draft } from '../../db/schema/workspace.ts';
import { given, statement } from '../../db/statement.ts';

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
  const since = now.subtract(KEPT).toString();
  const [found] = form.includes(':')
    ? await named(tx, { workspaceId, userId, form, since })
    : await newest(tx, { workspaceId, userId, form: `${form}:%`, since });
  return (found?.values as Record<string, unknown> | undefined) ?? null;
}

const isTheirs = and(eq(draft.workspaceId, given('workspaceId')), eq(draft.userId, given('userId')));
const isNamed = and(isTheirs, eq(draft.form, given('form')));
const isKept = gt(draft.savedAt, given('since'));
const named = statement((orm) =>
  orm.select({ values: draft.values }).from(draft).where(and(isNamed, isKept)),
);
const newest = statement((orm) =>
  orm
    .select({ values: draft.values })
    .from(draft)
    .where(and(isTheirs, like(draft.form, given('form')), isKept))
    .orderBy(desc(draft.savedAt))
    .limit(1),
);

export async function dropDraft(tx: Tx, { workspaceId, userId }: Author, form: string): Promise<void> {
  await dropped(tx, { workspaceId, userId, form });
}

const dropped = statement((orm) => orm.delete(draft).where(isNamed));

/** Reads a draft of that name and takes it away. */
export async function takeOut(
  tx: Tx,
  { workspaceId, userId }: Author,
  form: string,
  now: Temporal.Instant,
): Promise<Record<string, unknown> | null> {
  const [found] = await takenOut(tx, { workspaceId, userId, form });
  if (!found || Temporal.Instant.compare(found.savedAt, now.subtract(KEPT)) <= 0) return null;
  return found.values as Record<string, unknown>;
}

const takenOut = statement((orm) =>
  orm.delete(draft).where(isNamed).returning({ values: draft.values, savedAt: draft.savedAt }),
);
