import { LIMITS } from '@phasegate/block-kit/limits.ts';
import { and, asc, eq, inArray, isNull, ne, notInArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '../../../db/database.ts';
import { message } from '../../../db/schema/delivery.ts';
import { gap, gapSource, source } from '../../../db/schema/foundation.ts';
import { ofEngagement, withId } from '../../../db/scope.ts';
import type { Subject } from '../../record/history.ts';
import { nameKey } from '../../record/name-key.ts';
import { Refusal } from '../../refusal.ts';
import { GAPS_CARD } from './ids.ts';

/** What the record calls a gap. */
export const gapSubject = (workspaceId: string, id: string): Subject => ({ workspaceId, kind: 'gap', id });

export type Gap = typeof gap.$inferSelect;

/** A gap with the ids of the sources it affects. */
export interface GapWithSources extends Gap {
  sources: string[];
}

const isGap = (workspaceId: string, engagementId: string, id: string) =>
  and(ofEngagement(gap, workspaceId, engagementId), eq(gap.id, id));

/** @throws Refusal refusal.not-found */
export async function findGap(
  tx: Tx,
  workspaceId: string,
  engagementId: string,
  id: string,
): Promise<GapWithSources> {
  return withSources(
    tx,
    await tx
      .select()
      .from(gap)
      .where(isGap(workspaceId, engagementId, id)),
  );
}

/** The same by its id alone; null where it is not there. */
export async function gapOf(tx: Tx, workspaceId: string, id: string): Promise<Gap | null> {
  const [found] = await tx
    .select()
    .from(gap)
    .where(withId(gap, workspaceId, id));
  return found ?? null;
}

/** As `findGap`, and nobody else changes it until this transaction ends. @throws Refusal refusal.not-found */
export async function lockGap(
  tx: Tx,
  workspaceId: string,
  engagementId: string,
  id: string,
): Promise<GapWithSources> {
  return withSources(
    tx,
    await tx
      .select()
      .from(gap)
      .where(isGap(workspaceId, engagementId, id))
      .for('update'),
  );
}

async function withSources(tx: Tx, [found]: Gap[]): Promise<GapWithSources> {
  if (!found) throw new Refusal('refusal.not-found');
  const rows = await tx
    .select({ id: gapSource.sourceId })
    .from(gapSource)
    .where(and(eq(gapSource.workspaceId, found.workspaceId), eq(gapSource.gapId, found.id)))
    .orderBy(asc(gapSource.sourceId));
  return { ...found, sources: rows.map((row) => row.id) };
}

/** The engagement of a gap, for a button that carries only the gap; the caller checks who may see it. */
export async function engagementOfGap(tx: Tx, workspaceId: string, id: string): Promise<string> {
  if (!z.uuid().safeParse(id).success) throw new Refusal('refusal.not-found');
  const [found] = await tx
    .select({ engagementId: gap.engagementId })
    .from(gap)
    .where(withId(gap, workspaceId, id));
  if (!found) throw new Refusal('refusal.not-found');
  return found.engagementId;
}

/** [X5] Whether this form was saved already: its draft went with the first time. */
export async function isGapSaved(tx: Tx, workspaceId: string, id: string): Promise<boolean> {
  const found = await tx
    .select({ id: gap.id })
    .from(gap)
    .where(withId(gap, workspaceId, id));
  return found.length > 0;
}

/** [X5] @returns false where a gap of this id is there already: the same form, sent twice */
export async function insertGap(
  tx: Tx,
  row: typeof gap.$inferInsert,
  sources: readonly string[],
): Promise<boolean> {
  const written = await tx.insert(gap).values(row).onConflictDoNothing().returning({ id: gap.id });
  if (written.length === 0) return false;
  await writeSources(tx, row.workspaceId, row.id, sources);
  return true;
}

/** @returns the gap's new version */
export async function updateGap(tx: Tx, found: Gap, set: Partial<typeof gap.$inferInsert>): Promise<number> {
  const version = found.version + 1;
  await tx
    .update(gap)
    .set({ ...set, version })
    .where(withId(gap, found.workspaceId, found.id));
  return version;
}

/** Makes these the sources a gap affects. */
export async function writeSources(
  tx: Tx,
  workspaceId: string,
  gapId: string,
  sources: readonly string[],
): Promise<void> {
  await tx
    .delete(gapSource)
    .where(
      and(
        eq(gapSource.workspaceId, workspaceId),
        eq(gapSource.gapId, gapId),
        sources.length > 0 ? notInArray(gapSource.sourceId, [...sources]) : undefined,
      ),
    );
  if (sources.length === 0) return;
  await tx
    .insert(gapSource)
    .values(sources.map((sourceId) => ({ workspaceId, gapId, sourceId })))
    .onConflictDoNothing();
}

/** The names of those of these sources that belong to the engagement, by id; also of retired ones. */
export async function sourceNames(
  tx: Tx,
  workspaceId: string,
  engagementId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: source.id, name: source.name })
    .from(source)
    .where(and(ofEngagement(source, workspaceId, engagementId), inArray(source.id, [...ids])));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Sources in use whose name contains a text, as many as Slack offers; those that begin with it first. */
export async function sourcesNamed(
  tx: Tx,
  workspaceId: string,
  engagementId: string,
  text: string,
): Promise<{ id: string; name: string }[]> {
  const wanted = nameKey(text.trim()).replace(/[\\%_]/g, '\\$&');
  return tx
    .select({ id: source.id, name: source.name })
    .from(source)
    .where(
      and(
        ofEngagement(source, workspaceId, engagementId),
        isNull(source.retiredAt),
        sql`${source.nameKey} like ${`%${wanted}%`}`,
      ),
    )
    .orderBy(sql`${source.nameKey} like ${`${wanted}%`} desc`, asc(source.nameKey), asc(source.id))
    .limit(LIMITS.select.options);
}

/** [F2.3] The gap that is open already for a source and a type; null where none is. */
export async function unresolvedGap(
  tx: Tx,
  workspaceId: string,
  sourceId: string,
  type: string,
): Promise<Gap | null> {
  const [found] = await tx
    .select({ gap })
    .from(gap)
    .innerJoin(gapSource, and(eq(gapSource.workspaceId, gap.workspaceId), eq(gapSource.gapId, gap.id)))
    .where(
      and(
        eq(gap.workspaceId, workspaceId),
        eq(gapSource.sourceId, sourceId),
        eq(gap.type, type),
        ne(gap.state, 'resolved'),
      ),
    )
    .orderBy(asc(gap.openedAt), asc(gap.id))
    .limit(1);
  return found?.gap ?? null;
}

/** Where the gaps stand as a message; null where nobody posted them. */
export async function postedIn(tx: Tx, workspaceId: string, engagementId: string): Promise<string | null> {
  const [found] = await tx
    .select({ destination: message.destination })
    .from(message)
    .where(and(eq(message.workspaceId, workspaceId), eq(message.subject, `${GAPS_CARD}:${engagementId}`)));
  return found?.destination ?? null;
}
