import { and, asc, desc, eq } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { gap, gapSource } from '../../../db/schema/foundation.ts';
import { assessment } from '../../../db/schema/quality.ts';
import { ofEngagement } from '../../../db/scope.ts';
import { given, statement } from '../../../db/statement.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import { fieldsOfAssessment } from '../quality/fields.ts';
import { judge, underThreshold } from '../quality/rules.ts';
import type { Assessment } from '../quality/store.ts';
import type { InCycle } from './revision.ts';

/** [F2.2] The newest assessment of each source and use: those that count. In a fixed order. */
export async function countingAssessments(tx: Tx, { workspaceId, id }: InCycle): Promise<Assessment[]> {
  return counting(tx, { workspaceId, id });
}

const counting = statement((orm) =>
  orm
    .selectDistinctOn([assessment.sourceId, assessment.use])
    .from(assessment)
    .where(ofEngagement(assessment, given('workspaceId'), given('id')))
    .orderBy(asc(assessment.sourceId), asc(assessment.use), desc(assessment.version)),
);

/** A dimension of a source that fell short, and when that was found. */
export interface Shortfall {
  assessmentId: string;
  sourceId: string;
  dimension: string;
  at: Temporal.Instant;
}

export const shortfalls = (
  assessments: readonly Assessment[],
  { thresholds }: Playbook['quality'],
): Shortfall[] =>
  assessments.flatMap((one) =>
    underThreshold(judge(fieldsOfAssessment(one), thresholds)).map(({ dimension }) => ({
      assessmentId: one.id,
      sourceId: one.sourceId,
      dimension,
      at: one.assessedAt,
    })),
  );

/** A gap of a quality dimension, with a source that it affects. */
export interface Covering {
  sourceId: string;
  type: string;
  resolvedAt: Temporal.Instant | null;
}

export async function gapsBySource(tx: Tx, { workspaceId, id }: InCycle): Promise<Covering[]> {
  return tx
    .select({ sourceId: gapSource.sourceId, type: gap.type, resolvedAt: gap.resolvedAt })
    .from(gap)
    .innerJoin(gapSource, and(eq(gapSource.workspaceId, gap.workspaceId), eq(gapSource.gapId, gap.id)))
    .where(ofEngagement(gap, workspaceId, id));
}

/**
 * The shortfalls that no gap speaks of. A gap does while it is not resolved, and when it was resolved after the
 * assessment: the source was put right since, and what is left to do is assess it again, which is no gap.
 */
export function uncovered(
  found: readonly Shortfall[],
  gaps: readonly Covering[],
  typeOf: (dimension: string) => string,
): Shortfall[] {
  return found.filter(
    ({ sourceId, dimension, at }) =>
      !gaps.some(
        (one) =>
          one.sourceId === sourceId &&
          one.type === typeOf(dimension) &&
          (one.resolvedAt === null || Temporal.Instant.compare(one.resolvedAt, at) >= 0),
      ),
  );
}
