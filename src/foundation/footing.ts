import { and, isNull, sql } from 'drizzle-orm';
import type { Tx } from '../../db/database.ts';
import { phaseEntry } from '../../db/schema/engagement.ts';
import { foundationRisk, lineage } from '../../db/schema/lineage.ts';
import { ofCycle } from '../../db/scope.ts';
import { given, statement } from '../../db/statement.ts';
import type { InCycle } from './exit/revision.ts';

/** What follows from a change of the foundation rests on these. */
export interface Footing {
  /** The phase that the cycle is in. */
  phase: number;
  /** Something has put the foundation at risk and is not dealt with. */
  isAtRisk: boolean;
  /** Somebody has begun a lineage. */
  hasLineage: boolean;
}

/** How a cycle stood before a change was weighed, in one statement. */
export async function readFooting(tx: Tx, { workspaceId, id, cycle }: InCycle): Promise<Footing> {
  const [found] = await footing(tx, { workspaceId, id, cycle });
  if (!found) throw new Error(`engagement ${id} stands in no phase`);
  return found;
}

const inGivenCycle = (table: typeof phaseEntry | typeof foundationRisk | typeof lineage) =>
  ofCycle(table, given('workspaceId'), given('id'), given('cycle'));

const footing = statement((orm) =>
  orm
    .select({
      phase: phaseEntry.phase,
      isAtRisk: sql<boolean>`exists(select from ${foundationRisk} where ${inGivenCycle(foundationRisk)} and ${foundationRisk.settledAt} is null)`,
      hasLineage: sql<boolean>`exists(select from ${lineage} where ${inGivenCycle(lineage)} and ${lineage.revision} > 0)`,
    })
    .from(phaseEntry)
    .where(and(inGivenCycle(phaseEntry), isNull(phaseEntry.leftAt))),
);
