import { randomUUID } from 'node:crypto';
import { and, asc, count, eq, min, ne } from 'drizzle-orm';
import type { Tx } from '../../db/database.ts';
import { gap, source } from '../../db/schema/foundation.ts';
import type { EngagementActing } from '../engagement/verb.ts';
import { LIMITS } from '../slack/limits.ts';
import { gapsToOpen, type SourceFields, unstructuredFormats } from './rules.ts';
import type { Source } from './store.ts';

export type Gap = typeof gap.$inferSelect;

/** Rows of one insert: eight columns each, far from the 65,535 parameters of a statement. */
const BATCH = 1_000;

/**
 * [F1.4] Opens the gaps that these sources call for. Once each: the unique index over source and type
 * remembers those that were opened before, whatever became of them.
 * @returns the types of those that are new
 */
export async function openGaps(
  { tx, world, actor, engagement, now, note }: EngagementActing,
  sources: readonly { id: string; fields: SourceFields }[],
): Promise<string[]> {
  const unstructured = unstructuredFormats(world.playbook.inventory);
  const wanted = sources.flatMap(({ id, fields }) =>
    gapsToOpen(fields, unstructured).map((type) => ({
      workspaceId: actor.workspaceId,
      id: randomUUID(),
      engagementId: engagement.id,
      type,
      title: fields.name,
      openedFor: id,
      openedBy: actor.userId,
      openedAt: now,
    })),
  );
  const opened: string[] = [];
  for (let from = 0; from < wanted.length; from += BATCH) {
    const fresh = await tx
      .insert(gap)
      .values(wanted.slice(from, from + BATCH))
      .onConflictDoNothing()
      .returning({ id: gap.id, type: gap.type, title: gap.title, openedFor: gap.openedFor });
    for (const { id, ...after } of fresh) {
      note({ action: 'foundation.gap.open', kind: 'gap', subject: id, after: { ...after, state: 'open' } });
      opened.push(after.type);
    }
  }
  return opened;
}

export interface GapPage {
  gaps: { gap: Gap; source: Source | null }[];
  total: number;
  page: number;
  pages: number;
}

const isOpen = (workspaceId: string, engagementId: string) =>
  and(
    eq(gap.workspaceId, workspaceId),
    eq(gap.engagementId, engagementId),
    ne(gap.state, 'resolved'),
    ne(gap.state, 'waived'),
  );

/** One page of the open gaps, the oldest first, each with the source it was opened for. */
export async function listGaps(
  tx: Tx,
  workspaceId: string,
  engagementId: string,
  wanted: number,
): Promise<GapPage> {
  const where = isOpen(workspaceId, engagementId);
  const [counted] = await tx.select({ total: count() }).from(gap).where(where);
  const total = counted?.total ?? 0;
  const pages = Math.max(1, Math.ceil(total / LIMITS.page));
  const page = Math.min(pages, Math.max(1, wanted));
  const gaps = await tx
    .select({ gap, source })
    .from(gap)
    .leftJoin(source, and(eq(source.workspaceId, gap.workspaceId), eq(source.id, gap.openedFor)))
    .where(where)
    .orderBy(asc(gap.openedAt), asc(gap.title), asc(gap.id))
    .limit(LIMITS.page)
    .offset((page - 1) * LIMITS.page);
  return { gaps, total, page, pages };
}

/** Open gaps by type. */
export async function countGaps(
  tx: Tx,
  workspaceId: string,
  engagementId: string,
): Promise<{ type: string; open: number; since: Temporal.Instant | null }[]> {
  return tx
    .select({ type: gap.type, open: count(), since: min(gap.openedAt) })
    .from(gap)
    .where(isOpen(workspaceId, engagementId))
    .groupBy(gap.type)
    .orderBy(asc(gap.type));
}

/** The gap that has been open for longest. */
export async function oldestGap(tx: Tx, workspaceId: string, engagementId: string): Promise<Gap | undefined> {
  const [found] = await tx
    .select()
    .from(gap)
    .where(isOpen(workspaceId, engagementId))
    .orderBy(asc(gap.openedAt), asc(gap.id))
    .limit(1);
  return found;
}
