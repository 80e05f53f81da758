import { and, eq, inArray } from 'drizzle-orm';
import type { Database } from '../../db/database.ts';
import { auditEvent } from '../../db/schema/record.ts';
import type { LogLine } from './model-system.ts';

/** What is known of one case: by the system's own log, and by the record. */
interface Case {
  caseId: string;
  /** By the log. */
  verified: string[];
  executed: string[];
  gaveUp: string | null;
  /** By the record. */
  answer: string | null;
  verdict: string | null;
  reported: { approved: string; executed: string }[];
}

/**
 * Holds a model system's own log against the record: nothing executed without its decision, none of its executions lost, none
 * twice.
 * @param others cases that the system does not know of
 * @returns what does not fit, a sentence each
 */
export async function compareExecutions(
  db: Database,
  workspaceId: string,
  log: readonly LogLine[],
  others: ReadonlySet<string> = new Set(),
): Promise<{ faults: string[]; executed: number }> {
  const cases = new Map<string, Case>();
  const of = (caseId: string): Case => {
    const known = cases.get(caseId) ?? nothingOf(caseId);
    cases.set(caseId, known);
    return known;
  };
  for (const line of log) {
    if (line.did === 'gave up') of(line.caseId).gaveUp = line.rule;
    else of(line.caseId)[line.did].push(line.digest);
  }
  await readRecord(db, workspaceId, of);
  const all = [...cases.values()].filter(({ caseId }) => !others.has(caseId));
  const executed = all.filter((one) => one.executed.length > 0);
  const rest = all.filter((one) => one.executed.length === 0);
  const faults = [...executed.flatMap(faultsOfExecuted), ...rest.flatMap(faultsOfRest)];
  return { faults, executed: executed.length };
}

const nothingOf = (caseId: string): Case => ({
  caseId,
  verified: [],
  executed: [],
  gaveUp: null,
  answer: null,
  verdict: null,
  reported: [],
});

function faultsOfExecuted(one: Case): string[] {
  const { caseId, verified, executed, answer, verdict, reported } = one;
  const [digest = ''] = executed;
  const [told] = reported;
  const faults = {
    'was executed more than once': executed.length > 1,
    'was executed without a token': !verified.includes(digest),
    'was executed without a decision': verdict !== 'agree' && answer !== 'execute',
    'was executed, and the record has lost it': told === undefined,
    'is recorded more than once': reported.length > 1,
    'was executed otherwise than approved': told?.executed !== digest || told?.approved !== digest,
  };
  return Object.entries(faults).flatMap(([what, isSo]) => (isSo ? [`${caseId} ${what}`] : []));
}

function faultsOfRest({ caseId, gaveUp, answer, verdict, reported }: Case): string[] {
  if (reported.length > 0) return [`${caseId} is recorded and was never executed`];
  const hasLeave = verdict === 'agree' || (verdict === null && answer === 'execute');
  // A stage that was paused or rolled back takes back what it let through and nobody has carried out.
  if (hasLeave && gaveUp !== 'withdrawn') return [`${caseId} had leave and was never executed (${gaveUp})`];
  return gaveUp === null ? [`${caseId} was never settled`] : [];
}

const propose = 'production.actions.propose';
const decide = 'production.case.decide';
const execute = 'production.action.execute';

/** What the record says, from its events alone. */
async function readRecord(db: Database, workspaceId: string, of: (caseId: string) => Case): Promise<void> {
  const { action, subject, after, seq } = auditEvent;
  const isOf = and(eq(auditEvent.workspaceId, workspaceId), inArray(action, [propose, decide, execute]));
  const events = await db.inWorkspace(workspaceId, (tx) =>
    tx.select({ action, subject, after }).from(auditEvent).where(isOf).orderBy(seq),
  );
  for (const event of events) {
    if (event.action === propose) {
      const { actions } = event.after as { actions: [string, string, string, string][] };
      for (const [caseId, , answer] of actions) of(caseId).answer = answer;
    } else if (event.action === decide) {
      of(event.subject).verdict = (event.after as { verdict: string }).verdict;
    } else {
      const told = event.after as { caseId: string; approvedDigest: string; executedDigest: string };
      of(told.caseId).reported.push({ approved: told.approvedDigest, executed: told.executedDigest });
    }
  }
}
