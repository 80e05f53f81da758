import { randomUUID } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { eq } from 'drizzle-orm';
import type { Database } from '../../db/database.ts';
import { source } from '../../db/schema/foundation.ts';
import { lineage, lineageEdge, lineageNode } from '../../db/schema/lineage.ts';
import { systemClock } from '../../src/clock.ts';
import { lineageCard } from '../../src/foundation/lineage/card.ts';
import { LINEAGE_CARD } from '../../src/foundation/lineage/ids.ts';
import type { Bench } from './bench.ts';
import { furnish } from './furnish.ts';
import { pictureStage } from './picture.ts';
import { startSlack } from './stage.ts';

const SOURCES = 100;
const STEPS = 99;
/** Milliseconds between looks at the event loop. */
const RESOLUTION = 1;

export interface Posted {
  /** From stored state to the picture standing in its channel. */
  seconds: number;
  /** The longest the event loop stood still meanwhile, in milliseconds. */
  block: number;
}

/** Posts the picture of a lineage of 200 nodes, as a process does that has drawn nothing before. */
export async function postLineage(bench: Bench): Promise<Posted> {
  const slack = await startSlack(bench);
  const { db, post } = await pictureStage(bench, slack, { [LINEAGE_CARD]: lineageCard });
  const [engagementId = ''] = await furnish(db, slack, 1, SOURCES);
  await draw(db, slack.workspaceId, engagementId);
  const loop = monitorEventLoopDelay({ resolution: RESOLUTION });
  loop.enable();
  const milliseconds = await post(`${LINEAGE_CARD}:${engagementId}.1`, engagementId);
  loop.disable();
  return { seconds: milliseconds / 1_000, block: Math.max(0, loop.max / 1e6 - RESOLUTION) };
}

/** Every source through one of the steps, every step into the dataset or another step. */
export async function draw(
  db: Database,
  workspaceId: string,
  engagementId: string,
  count = STEPS,
): Promise<void> {
  const now = systemClock.now();
  const at = { workspaceId, engagementId, cycle: 1 };
  await db.inWorkspace(workspaceId, async (tx) => {
    const sources = await tx
      .select({ id: source.id })
      .from(source)
      .where(eq(source.engagementId, engagementId));
    const node = (name: string, isFinal = false) => ({
      ...at,
      id: randomUUID(),
      kind: isFinal ? ('dataset' as const) : ('transformation' as const),
      name,
      nameKey: name,
      isFinal,
      createdBy: 'U0BENCH',
      createdAt: now,
    });
    const steps = Array.from({ length: count }, (_, i) => node(`step ${i}`));
    const final = node('training', true);
    await tx.insert(lineage).values({ ...at, revision: 1, changedAt: now });
    await tx.insert(lineageNode).values([...steps, final]);
    const into = (index: number) => steps[index]?.id ?? final.id;
    await tx.insert(lineageEdge).values([
      ...sources.map(({ id }, i) => ({ ...at, fromId: id, toId: into(i % count) })),
      ...steps.map(({ id }, i) => ({
        ...at,
        fromId: id,
        toId: i % 3 === 0 ? final.id : into(i - (i % 3)),
      })),
    ]);
  });
}
