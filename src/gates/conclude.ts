import { randomUUID } from 'node:crypto';
import { task } from '../../db/schema/gates.ts';
import { advancePhase } from '../engagement/change-phase.ts';
import type { Gate } from '../playbook/gates-schema.ts';
import { endsPhase } from './exit-rules.ts';
import { exitGates, exitsOf } from './exits.ts';
import { CONDITION } from './ids.ts';
import { fillQuorum, type Outcome, outcomeOf } from './rules.ts';
import { setSeal } from './set-seal.ts';
import { showOutcome, showRequest } from './showings.ts';
import type { Situation } from './situation.ts';
import { type Decision, updateRequest } from './store.ts';
import type { RequestActing } from './verb.ts';

/**
 * [G7] Looks whether the decisions now come to an outcome and, where they do, makes it happen: once.
 * @param now the situation after everything that this transaction has written
 */
export async function evaluate(acting: RequestActing, now: Situation): Promise<Outcome | null> {
  const { digest } = now.request;
  const reached = outcomeOf(now.electorate, now.live, {
    digest,
    itemsHold: now.itemsHold,
    unsure: now.unsure,
  });
  if (!reached) return null;
  await conclude(acting, now, reached.outcome, reached.withConditions);
  return reached.outcome;
}

async function conclude(
  acting: RequestActing,
  now: Situation,
  outcome: Outcome,
  withConditions: boolean,
): Promise<void> {
  const { actor, now: at, tx } = acting;
  const rejection = now.decisions.find((one) => one.kind === 'reject' && one.voidedAt === null);
  const approvals = now.live.filter((one) => one.digest === now.request.digest);
  await updateRequest(tx, now.request, {
    state: outcome,
    withConditions,
    decidedBy: actor.userId,
    decidedAt: at,
    reason: rejection?.text ?? null,
  });
  acting.note({
    action: outcome === 'approved' ? 'gates.request.approved' : 'gates.request.rejected',
    kind: 'gate',
    subject: now.request.id,
    before: { state: 'open' },
    after: {
      state: outcome,
      gate: now.gate.key,
      about: now.request.subject,
      digest: now.request.digest,
      withConditions,
      filled: outcome === 'approved' ? fillQuorum(now.electorate, approvals).filled : [],
      reason: rejection?.text ?? null,
    },
  });
  showOutcome(acting, now.request);
  if (outcome === 'approved') await pass(acting, now);
  acting.showCard();
}

/**
 * What an approval or an override brings about: conditions become tasks, a plan is sealed, rooms do what hangs on the gate,
 * and the phase ends where all its exit gates have passed.
 */
export async function pass(acting: RequestActing, now: Situation): Promise<void> {
  for (const decision of now.decisions) {
    if (decision.kind === 'conditions' && decision.voidedAt === null) await makeTasks(acting, decision);
  }
  if (now.gate.seals) await setSeal(acting);
  for (const room of acting.world.rooms) await room.passed?.(acting, now.gate.key, now.request.subject);
  if (now.gate.exit) await endPhase(acting, now.gate);
}

/**
 * [E3] [B8] Ends the phase when every one of its exit gates has passed on the subject of this one, the others on
 * evidence that is still what was approved. Else this approval counts, and the messages say what is missing.
 */
async function endPhase(acting: RequestActing, gate: Gate): Promise<void> {
  const { tx, actor, world, now, engagement, entry, request } = acting;
  // [R2] A phase that has ended does not end again: what was retrained goes its own way.
  if (entry.phase !== gate.phase) return;
  const looking = { tx, workspaceId: actor.workspaceId, world, now, engagement, entry: entry.entry };
  const gates = exitGates(world.playbook.gates, gate.phase).filter((one) => one.key !== gate.key);
  const others = await exitsOf(looking, gates, request.subject);
  for (const { request: other } of others) if (other) showRequest(acting, other);
  const standings = others.map((one) => one.standing);
  if (gate.phase < 5 && endsPhase(['passed', ...standings])) await advancePhase(acting, gate.phase + 1);
}

/** [G12] One task a line of the conditions. */
async function makeTasks(acting: RequestActing, decision: Decision): Promise<void> {
  const { tx, actor, now, engagement, request } = acting;
  const lines = conditionLines(decision.text ?? '');
  for (const text of lines) {
    const row = {
      workspaceId: actor.workspaceId,
      id: randomUUID(),
      engagementId: engagement.id,
      cycle: request.cycle,
      kind: CONDITION,
      subject: request.id,
      text,
      owner: decision.conditionOwner ?? request.requestedBy,
      dueOn: decision.conditionDueOn ?? request.dueOn,
      createdBy: decision.userId,
      createdAt: now,
    };
    await tx.insert(task).values(row);
    const { owner, dueOn } = row;
    acting.note({ action: 'gates.task.open', kind: 'task', subject: row.id, after: { text, owner, dueOn } });
  }
}

export const conditionLines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.replace(/^[-*•\d.)\s]+/, '').trim())
    .filter((line) => line !== '');
