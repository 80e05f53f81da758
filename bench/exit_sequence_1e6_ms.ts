import { actionTally } from '../db/schema/actions.ts';
import { findDeployment } from '../src/production/deployments/store.ts';
import { accuracyOf, isShown, judgedOf, ofSupervised } from '../src/production/stages/evidence.ts';
import { standingOf } from '../src/production/stages/standing.ts';
import { stagesBench } from '../test/support/stages.ts';
import { type Bench, type Figure, rounded } from './support/bench.ts';
import { openBenchDatabase } from './support/stage.ts';

const CASES = 1_000_000;
const DAYS = 60;
const KINDS = [0, 1, 2, 3];
const LOOKS = 50;

/** [S2.1] The exit decision over a million judged cases, from the database to the bound: the median of fifty looks. */
export default async function exitSequence(bench: Bench): Promise<Figure[]> {
  const db = await openBenchDatabase(await bench.database());
  bench.defer(() => db.close());
  const made = await stagesBench(db);
  const { world, workspaceId, deploymentId } = made;
  const each = Math.floor(CASES / DAYS / KINDS.length);
  const rows = Array.from({ length: DAYS }, (_, at) => at).flatMap((at) =>
    KINDS.map((opensAt) => ({
      workspaceId,
      deploymentId,
      sealVersion: 1,
      stage: 0,
      opensAt,
      day: Temporal.PlainDate.from('2027-01-01').add({ days: at }).toString(),
      actions: each,
      right: Math.round(each * 0.951),
      wrong: each - Math.round(each * 0.951),
    })),
  );
  await world.db.inWorkspace(workspaceId, (tx) => tx.insert(actionTally).values(rows));
  const times: number[] = [];
  for (let look = 0; look < LOOKS; look++) {
    const milliseconds = await world.db.inWorkspace(workspaceId, async (tx) => {
      const deployment = await findDeployment(tx, workspaceId, deploymentId);
      const started = performance.now();
      const standing = await standingOf(tx, deployment);
      const accuracy = accuracyOf(judgedOf(ofSupervised(standing.rows)), 0.95);
      if (!isShown(accuracy)) throw new Error('a million cases at 95.1 % show 95 %');
      return performance.now() - started;
    });
    times.push(milliseconds);
  }
  const median = times.toSorted((a, b) => a - b)[LOOKS / 2] ?? 0;
  return [{ name: 'exit_sequence_1e6_ms', value: rounded(median), unit: 'ms', peer: null, ratio: null }];
}
