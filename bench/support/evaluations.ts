import { randomUUID } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import type { Database } from '../../db/database.ts';
import { phaseEntry } from '../../db/schema/engagement.ts';
import { gateRequest } from '../../db/schema/gates.ts';
import { seal } from '../../db/schema/seal.ts';
import { systemClock } from '../../src/clock.ts';
import { openOutside } from '../../src/guarded-fetch/outside.ts';
import { openQueue } from '../../src/jobs/queue.ts';
import { readCsvFile } from '../../src/pilot/evaluations/file/read.ts';
import { recordEvaluation } from '../../src/pilot/evaluations/record.ts';
import { loadPlaybook } from '../../src/playbook/playbook.ts';
import type { SealedContent } from '../../src/seal/content.ts';
import { DELIVERY_QUEUE, requestMessages } from '../../src/slack/delivery/wanted.ts';
import { openVault } from '../../src/vault.ts';
import type { World } from '../../src/world.ts';
import { Unable } from './bench.ts';
import { furnish } from './furnish.ts';
import { openBenchDatabase } from './stage.ts';

const WORKSPACE = 'T0BENCH';
const USER = 'U0BENCH';
const FILES = ['reference', 'analysis'].map((name) =>
  fileURLToPath(new URL(`../../../shared/data/ma-employment-${name}.csv.gz`, import.meta.url)),
);
/** People in both files. */
const PEOPLE = 277_677;

export interface Stage {
  world: World;
  engagementId: string;
}

/** An engagement in phase 3 with a seal in force, on an empty database. The caller closes it. @throws Unable without the files */
export async function pilotStage(databaseUrl: string): Promise<Stage> {
  if (!FILES.every((file) => existsSync(file)))
    throw new Unable('the employment predictions are not there: ../shared/data/ma-employment-*.csv.gz');
  const db = await openBenchDatabase(databaseUrl);
  const log = pino({ level: 'error' }, pino.destination(2));
  const queue = openQueue(db, log);
  await queue.start([{ queue: DELIVERY_QUEUE, concurrency: 1, tries: 1, handle: async () => {} }], false);
  const world: World = {
    requestMessages,
    vault: openVault(null),
    outside: openOutside([]),
    db,
    queue,
    clock: systemClock,
    playbook: loadPlaybook(),
    rooms: [],
    log,
  };
  const slack = { workspaceId: WORKSPACE, userIds: [USER], channelIds: ['C0BENCH'] };
  const [engagementId = ''] = await furnish(db, slack, 1, 0);
  await sealPlan(db, engagementId);
  return { world, engagementId };
}

async function sealPlan(db: Database, engagementId: string): Promise<void> {
  const [id, now] = [randomUUID(), systemClock.now()];
  const at = { workspaceId: WORKSPACE, engagementId, cycle: 1 };
  const digest = '0'.repeat(64);
  // Only what an evaluation is held against: no other section is read here.
  const content = {
    requirement: { metric: 'recall', better: 'higher', threshold: '0.8', minCases: 1_000, typedReason: null },
    fairness: {
      bounds: ['SEX', 'RAC1P'].map((segment) => ({
        segment,
        values: null,
        metric: 'recall',
        rule: 'max_gap',
        limit: '0.1',
        minCases: 100,
      })),
      noneReason: null,
    },
  } satisfies Partial<SealedContent>;
  await db.inWorkspace(WORKSPACE, async (tx) => {
    await tx.update(phaseEntry).set({ phase: 3 });
    await tx.insert(gateRequest).values({
      ...at,
      id,
      gate: 'prioritization',
      state: 'approved',
      requestedBy: USER,
      requestedAt: now,
      dueOn: '2026-01-09',
      channelId: 'C0BENCH',
      digest,
      evidence: { items: [], tier: null, seal: null },
      changes: [],
      reactions: [],
    });
    const by = { sealedAt: now, sealedBy: USER, requestId: id, reason: null };
    await tx.insert(seal).values({ ...at, ...by, version: 1, content, digest });
  });
}

/** Both files: from the gzip file to stored evaluations, all metrics, by SEX and RAC1P. */
export async function evaluateBoth({ world, engagementId }: Stage): Promise<void> {
  const actor = { workspaceId: WORKSPACE, userId: USER, origin: 'api' as const };
  let people = 0;
  for (const file of FILES) {
    const options = { label: 'employed', segments: ['SEX', 'RAC1P'], task: 'classification' as const };
    const { found, problems } = await readCsvFile(createReadStream(file), options);
    if (!found) throw new Error(`the file was not taken: ${JSON.stringify(problems[0])}`);
    const given = { engagementId, id: randomUUID(), model: 'v1', kind: 'version' as const, found };
    await recordEvaluation(world, actor, { ...given, dataset: basename(file), origin: 'api' });
    people += found.n;
  }
  if (people !== PEOPLE) throw new Error(`${people} rows were counted`);
}
