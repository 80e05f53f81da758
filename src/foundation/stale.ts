import { and, eq } from 'drizzle-orm';
import type { Tx } from '../../db/database.ts';
import { cycle, type Reuse, type StaleArtifact } from '../../db/schema/engagement.ts';
import { ofEngagement } from '../../db/scope.ts';
import { given, statement } from '../../db/statement.ts';
import type { Engagement } from '../engagement/store.ts';

type InCycle = Pick<Engagement, 'workspaceId' | 'id' | 'cycle'>;

/** [R3] What a cycle took over when it began; null for a first one, which asks nothing. */
export async function reusedBy(tx: Tx, { workspaceId, id, cycle: number }: InCycle): Promise<Reuse | null> {
  if (number === 1) return null;
  const [found] = await reused(tx, { workspaceId, id, number });
  return found?.reuse ?? null;
}

const reused = statement((orm) =>
  orm
    .select({ reuse: cycle.reuse })
    .from(cycle)
    .where(and(ofEngagement(cycle, given('workspaceId'), given('id')), eq(cycle.number, given('number')))),
);

/** What of the sources and assessments taken over is still stale: checked or assessed anew, it is not. */
export function stillStale(
  reuse: Pick<Reuse, 'stale'> | null,
  sources: readonly { id: string; checkedOn: string | null }[],
  newest: readonly { id: string }[],
): { sources: StaleArtifact[]; assessments: StaleArtifact[] } {
  const checked = new Map(sources.map((one) => [one.id, one.checkedOn]));
  const counting = new Set(newest.map((one) => one.id));
  const all = reuse?.stale ?? [];
  return {
    sources: all.filter(
      ({ kind, why, subject, on }) =>
        kind === 'source' && why === 'old' && on !== undefined && (checked.get(subject) ?? '9') <= on,
    ),
    assessments: all.filter(
      ({ kind, subject, source }) =>
        kind === 'assessment' && counting.has(subject) && checked.has(source ?? ''),
    ),
  };
}
