import type { Bench, Figure } from './support/bench.ts';
import { type Build, compareBuilds } from './support/compare.ts';

const SOURCES_EACH = 20;
/** As many as the gate's quorum has. */
const APPROVERS = 3;
const CLICKS = 240;

/** What a click on Approve costs PostgreSQL and our process, compared with the former build. */
export default (bench: Bench): Promise<Figure[]> => compareBuilds(bench, 'approve', CLICKS, clicks);

async function clicks({ bench, slack, url, databaseUrl, ...ways }: Build, count: number) {
  const db = await ways.stage.openBenchDatabase(databaseUrl);
  bench.defer(() => db.close());
  const ids = await ways.furnish.furnish(db, slack, count / APPROVERS, SOURCES_EACH);
  const gates = await ways.gates.openGates(bench, db, slack, ids, APPROVERS);
  const left = gates.flatMap((gate) =>
    gate.approvers.map((userId) => ways.click.approval(slack, gate, userId)),
  );
  return () => {
    const click = left.shift();
    if (!click) throw new Error('nobody is left to click');
    return ways.submit.interact(url, slack, click);
  };
}
