import { randomUUID } from 'node:crypto';
import {
  foundationState,
  lineage,
  lineageEdge,
  lineageNode,
  pipelineRun,
} from '../../../db/schema/lineage.ts';
import type { CycleBegun } from '../../engagement/reuse.ts';
import type { EngagementActing } from '../../engagement/verb.ts';
import { newestRun } from '../exit/pipeline-store.ts';
import { holdRevision } from '../exit/revision.ts';
import { showLineage } from '../lineage/showing.ts';
import { readLineage } from '../lineage/store.ts';

/**
 * [R3] The new cycle begins with the lineage of the one before, and with its pipeline run where that still holds:
 * copies, since each cycle's own may change from here on. Sources, gaps and assessments belong to the engagement.
 */
export async function carryFoundation(
  acting: EngagementActing,
  { earlier, final, reuse }: CycleBegun,
): Promise<void> {
  const { tx, now, engagement } = acting;
  const { workspaceId, id: engagementId, cycle } = engagement;
  const before = await readLineage(tx, earlier);
  if (before.stored.length > 0) {
    const ids = new Map(before.stored.map((node) => [node.id, randomUUID()]));
    const at = { workspaceId, engagementId, cycle };
    await tx.insert(lineage).values({ ...at, revision: 1, changedAt: now });
    await tx.insert(lineageNode).values(
      before.stored.map((node) => ({
        ...node,
        ...at,
        id: ids.get(node.id) ?? randomUUID(),
        isFinal: node.id === final,
        version: 1,
      })),
    );
    // Edges of sources that were retired count for nothing, and stay behind.
    const edges = before.edges.map(({ from, to }) => ({
      ...at,
      fromId: ids.get(from) ?? from,
      toId: ids.get(to) ?? to,
    }));
    if (edges.length > 0) await tx.insert(lineageEdge).values(edges);
  }
  const state = await holdRevision(tx, earlier);
  if (state) await tx.insert(foundationState).values({ ...state, cycle });
  const run = reuse.pipeline ? await newestRun(tx, earlier) : undefined;
  if (run) await tx.insert(pipelineRun).values({ ...run, id: randomUUID(), cycle });
  if (before.stored.length > 0) showLineage(acting);
}
