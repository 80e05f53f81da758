import { and, eq, gt, lte, sql } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { pushedWindow } from '../../../db/schema/references.ts';
import { type Folded, foldedSample, rowsIn } from './fold.ts';
import { type Observed, sealedSample } from './observe.ts';
import type { SealedReference } from './store.ts';

type Row = typeof pushedWindow.$inferInsert;

/** Adds counts to those of their windows. In the order of features, as everybody adds them. */
export async function addCounts(tx: Tx, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const { workspaceId, monitorId, slot, version, feature } = pushedWindow;
  await tx
    .insert(pushedWindow)
    .values(rows.toSorted((a, b) => (a.feature < b.feature ? -1 : 1)))
    .onConflictDoUpdate({
      target: [workspaceId, monitorId, slot, version, feature],
      set: {
        counts: sql`(select array_agg(coalesce(had, 0) + coalesce(came, 0) order by place)
          from unnest(${pushedWindow.counts}, excluded.counts) with ordinality as pair(had, came, place))`,
        none: sql`${pushedWindow.none} + excluded.none`,
        infinite: sql`${pushedWindow.infinite} + excluded.infinite`,
        unseen: sql`(select coalesce(jsonb_object_agg(name, times), '{}') from (
          select name, sum(count::bigint) as times from (
            select * from jsonb_each_text(${pushedWindow.unseen}) union all select * from jsonb_each_text(excluded.unseen)
          ) as both_of(name, count) group by name) as named)`,
      },
    });
}

interface Window {
  workspaceId: string;
  monitorId: string;
  /** What was pushed for slots after `from` and until `at`. */
  from: Temporal.Instant;
  at: Temporal.Instant;
}

/** What was pushed in a window, folded into the bins of this version of a reference, by feature. */
export async function pushedFolded(
  tx: Tx,
  { id, version }: Pick<SealedReference, 'id' | 'version'>,
  { workspaceId, monitorId, from, at }: Window,
): Promise<Map<string, Folded>> {
  const rows = await tx
    .select()
    .from(pushedWindow)
    .where(
      and(
        eq(pushedWindow.workspaceId, workspaceId),
        eq(pushedWindow.monitorId, monitorId),
        gt(pushedWindow.slot, from),
        lte(pushedWindow.slot, at),
        eq(pushedWindow.referenceId, id),
        eq(pushedWindow.version, version),
      ),
    );
  const folded = new Map<string, Folded>();
  for (const row of rows) folded.set(row.feature, together(folded.get(row.feature), row));
  return folded;
}

/** What was pushed since the last slot, beside the reference whose bins it was folded into; null where nothing was. */
export async function pushedObserved(
  tx: Tx,
  reference: SealedReference,
  window: Window,
): Promise<Observed | null> {
  const { features } = reference.content;
  const folded = await pushedFolded(tx, reference, window);
  if (folded.size === 0) return null;
  return {
    pairs: features.flatMap((feature) => {
      const found = folded.get(feature.name);
      if (!found) return [];
      return [
        { name: feature.name, reference: sealedSample(feature), current: foldedSample(feature, found) },
      ];
    }),
    missing: features.map(({ name }) => name).filter((name) => !folded.has(name)),
    extra: [],
    n: Math.max(...[...folded.values()].map(rowsIn)),
  };
}

function together(before: Folded | undefined, row: Folded): Folded {
  if (!before) return row;
  const unseen = { ...before.unseen };
  for (const [name, times] of Object.entries(row.unseen)) unseen[name] = (unseen[name] ?? 0) + times;
  return {
    counts: before.counts.map((count, at) => count + (row.counts[at] ?? 0)),
    none: before.none + row.none,
    infinite: before.infinite + row.infinite,
    unseen,
  };
}
