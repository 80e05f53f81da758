import { randomUUID } from 'node:crypto';
import { findEngagement } from '../../src/engagement/store.ts';
import { figureText } from '../../src/gates/screens/words.ts';
import { figureReported } from '../../src/pilot/evaluations/measure.ts';
import { type Recorded, recordEvaluation } from '../../src/pilot/evaluations/record.ts';
import { NO_DETAILS } from '../../src/pilot/models/findings.ts';
import type { CardContext, CheckResult } from '../../src/room.ts';
import { sayIn } from '../../src/texts/say.ts';
import type { PilotBench } from './evaluations.ts';

/** Recall as counted: of `n` positives `hits` were found. */
export interface Counted {
  hits: number;
  n: number;
}

/** Records what a model was found to do, by its recall; segments as `SEX=1`. */
export function record(
  bench: PilotBench,
  model: string,
  { hits, n }: Counted,
  {
    kind = 'version',
    segments = {},
    id = randomUUID(),
    cycle = null,
  }: {
    cycle?: number | null;
    kind?: 'version' | 'baseline' | 'heuristic';
    segments?: Record<string, Counted>;
    id?: string;
  } = {},
): Promise<Recorded> {
  const recall = (one: Counted) => ({
    recall: figureReported('recall', { value: one.hits / one.n, n: one.n, successes: one.hits }),
  });
  return recordEvaluation(bench.world, bench.as('ULEAD'), {
    engagementId: bench.engagementId,
    id,
    cycle,
    model,
    kind,
    dataset: 'held-out tickets of October',
    origin: 'modal',
    found: {
      task: 'classification',
      n,
      figures: recall({ hits, n }),
      details: NO_DETAILS,
      segments: Object.entries(segments).map(([name, one]) => {
        const [segment = '', value = ''] = name.split('=');
        return { segment, value, n: one.n, figures: recall(one) };
      }),
    },
    fileName: null,
    fileDigest: null,
    idempotencyKey: null,
  });
}

/** What a computed item of a gate about a model version says now, its figure in English words. */
export async function checked(
  { world, clock, workspaceId, engagementId }: PilotBench,
  name: string,
  subject: string | null = 'v1',
): Promise<Omit<CheckResult, 'figure'> & { figure: string }> {
  const check = world.rooms.map((room) => room.checks?.[name]).find((one) => one !== undefined);
  if (!check) throw new Error(`no room computes ${name}`);
  return world.db.inWorkspace(workspaceId, async (tx) => {
    const engagement = await findEngagement(tx, workspaceId, engagementId);
    if (!engagement) throw new Error('no engagement');
    const result = await check({ tx, workspaceId, world, now: clock.now(), engagement, subject });
    const { figure } = result;
    return { ...result, figure: figureText(sayIn('en'), figure) };
  });
}

/** Looks at the state as a card's renderer does. */
export function inContext<Result>(
  { world, clock, workspaceId }: PilotBench,
  look: (context: CardContext) => Promise<Result>,
  locale = 'en',
): Promise<Result> {
  return world.db.inWorkspace(workspaceId, (tx) =>
    look({ tx, workspaceId, world, now: clock.now(), say: sayIn(locale) }),
  );
}
