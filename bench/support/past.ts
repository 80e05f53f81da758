import { sql } from 'drizzle-orm';
import type { Database } from '../../db/database.ts';
import { writeEntries } from '../../src/jobs/queue.ts';
import { eventsFor } from '../../src/record/audit.ts';

/** Rows that are written in one transaction. At the end they are vacuumed, as they would be by the time they are so many. */
const AT_ONCE = 1_000_000;
const EVENTS_AT_ONCE = 2_000;

/** Past actions, one each 31 seconds, nine of ten of them decided. */
export async function pastActions(
  db: Database,
  workspaceId: string,
  deploymentId: string,
  count: number,
): Promise<void> {
  for (let from = 1; from <= count; from += AT_ONCE) {
    const to = Math.min(count, from + AT_ONCE - 1);
    await db.inWorkspace(workspaceId, (tx) =>
      tx.execute(sql`
      insert into proposed_action (workspace_id, deployment_id, case_id, content_digest, proposal_digest, complexity, confidence,
        summary, outcome, proposal, stage, opens_at, seal_version, answer, rule, review, blind, verdict, decided_by, decided_at, received_at)
      select ${workspaceId}, ${deploymentId}, 'past ' || n, md5(n::text) || md5(n::text), md5(n::text) || md5(n::text), 'low', 0.97,
        'Refund of 40 EUR', 'approve', '{"value": {"tool": "refund", "arguments": {"order": "1", "amount": "40.00"}}}', 0, 1, 1,
        'review', 'supervised', case when n % 10 = 0 then 'waiting' else 'decided' end, false,
        case when n % 10 = 0 then null else 'agree' end, case when n % 10 = 0 then null else 'U0BENCH' end,
        case when n % 10 = 0 then null else now() - n * interval '31 seconds' end, now() - n * interval '31 seconds'
      from generate_series(${from}::int, ${to}::int) n`),
    );
  }
  await db.orm.execute(sql`vacuum (analyze) proposed_action`);
}

/** Past events of the record, in chains that hold. */
export async function pastEvents(db: Database, workspaceId: string, count: number): Promise<void> {
  const at = Temporal.Now.instant();
  for (let from = 0; from < count; from += EVENTS_AT_ONCE) {
    const changes = Array.from({ length: Math.min(EVENTS_AT_ONCE, count - from) }, (_, n) => ({
      action: 'bench.thing.change',
      kind: 'thing',
      subject: `thing ${from + n}`,
      before: { name: 'Ledger' },
      after: { name: 'Ledger 2', version: 2 },
    }));
    const events = eventsFor({ workspaceId, actor: 'U0BENCH', origin: 'slack', at }, changes);
    await db.inWorkspace(workspaceId, (tx) => writeEntries(tx, [], { workspaceId, events, messages: [] }));
  }
  await db.orm.execute(sql`vacuum (analyze) audit_event`);
}
