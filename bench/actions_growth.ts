import { sql } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { startTaker, steadily } from './support/actions.ts';
import { type Bench, type Figure, quantile, rounded } from './support/bench.ts';

const PAST = 1_000_000;
const SECONDS = 5;
const ROUNDS = 4;

/** [S1.1] What a million past actions make of the wait of the next one. */
export default async function actionsGrowth(bench: Bench): Promise<Figure[]> {
  const [small, large] = [await startTaker(bench, 0), await startTaker(bench, 0, fill)];
  const found = { small: [] as number[], large: [] as number[] };
  for (const taker of [small, large]) await steadily(taker, 2);
  for (let round = 0; round < ROUNDS; round += 1) {
    found.small.push(...(await steadily(small, SECONDS)));
    found.large.push(...(await steadily(large, SECONDS)));
  }
  const [value, peer] = [quantile(found.large, 0.99), quantile(found.small, 0.99)];
  const ratio = rounded(value / peer);
  return [
    {
      name: 'actions_growth',
      value: ratio,
      unit: `ratio of ${rounded(value)} ms`,
      peer: rounded(peer),
      ratio,
    },
  ];
}

/** A year of actions, nine of ten of them decided. */
async function fill(db: Database, workspaceId: string, deploymentId: string): Promise<void> {
  await db.inWorkspace(workspaceId, (tx) =>
    tx.execute(sql`
      insert into proposed_action (workspace_id, deployment_id, case_id, content_digest, proposal_digest, complexity, confidence,
        summary, outcome, proposal, stage, opens_at, seal_version, answer, rule, review, blind, verdict, decided_by, decided_at, received_at)
      select ${workspaceId}, ${deploymentId}, 'past ' || n, md5(n::text) || md5(n::text), md5(n::text) || md5(n::text), 'low', 0.97,
        'Refund of 40 EUR', 'approve', '{"value": {"tool": "refund", "arguments": {"order": "1", "amount": "40.00"}}}', 0, 1, 1,
        'review', 'supervised', case when n % 10 = 0 then 'waiting' else 'decided' end, false,
        case when n % 10 = 0 then null else 'agree' end, case when n % 10 = 0 then null else 'U0BENCH' end,
        case when n % 10 = 0 then null else now() - n * interval '31 seconds' end, now() - n * interval '31 seconds'
      from generate_series(1, ${PAST}) n`),
  );
  await db.orm.execute(sql`analyze proposed_action`);
}
