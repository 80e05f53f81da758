import type { EngagementActing } from '../engagement/verb.ts';
import { nameKey } from '../record/name-key.ts';
import type { Room } from '../room.ts';
import { gatesByCycle } from './cycles.ts';
import { lookInto } from './evidence.ts';
import { isAgain, isDecidable } from './phases.ts';
import { showOutcome, showRequest } from './showings.ts';
import { type GateRequest, lockOpenRequests, updateRequest } from './store.ts';
import { retrained } from './subjects.ts';
import { ofCycle } from './verb.ts';

/**
 * [R3] The next cycle has begun. What was asked for in one whose model is at work goes on, where it can be decided in that one's
 * phase; anything else that nobody has decided ends without a decision.
 */
export const cycleBegun = (acting: EngagementActing): Promise<void> =>
  endEarlier(acting, null, (request, phase) => {
    const gate = acting.world.playbook.gates.find(({ key }) => key === request.gate);
    return phase !== undefined && gate !== undefined && isDecidable(gate, request, phase);
  });

/** [R3] A model was taken from work: where nothing goes on in its cycle any more, nobody can decide on anything of it. */
export const modelEnded: NonNullable<Room['modelEnded']> = (acting, { reason }) =>
  endEarlier(acting, reason, (_request, phase) => phase !== undefined);

/** Ends what is open in earlier cycles, but for what goes on; that is shown as it is now. `phase`: that of a cycle that goes on. */
async function endEarlier(
  acting: EngagementActing,
  reason: string | null,
  goesOn: (request: GateRequest, phase: number | undefined) => boolean,
): Promise<void> {
  const { tx, actor, engagement } = acting;
  const { workspaceId } = actor;
  const open = await lockOpenRequests(tx, workspaceId, engagement.id);
  const earlier = open.filter(({ cycle }) => cycle < engagement.cycle);
  if (earlier.length === 0) return;
  const phases = new Map(
    (await gatesByCycle({ ...acting, workspaceId })).map((one) => [one.looking.engagement.cycle, one.phase]),
  );
  for (const request of earlier) {
    if (goesOn(request, phases.get(request.cycle))) showRequest(acting, request);
    else await end(ofCycle(acting, request.cycle), request, 'withdrawn', reason);
  }
}

/** [R2] A retraining was abandoned, or another version named: what was asked for about the one that came out of it is about nothing any more. */
export async function endRevalidations(acting: EngagementActing, reason: string | null): Promise<void> {
  const { tx, actor, world, engagement } = acting;
  const { workspaceId } = actor;
  for (const request of await lockOpenRequests(tx, workspaceId, engagement.id)) {
    const gate = world.playbook.gates.find(({ key }) => key === request.gate);
    if (!gate || request.subject === null || !isAgain(gate, request.phase ?? gate.phase)) continue;
    const { looking } = await lookInto({ ...acting, workspaceId }, request.cycle);
    const known = (await retrained(looking)).map(nameKey);
    if (!known.includes(nameKey(request.subject)))
      await end(ofCycle(acting, request.cycle), request, 'withdrawn', reason);
  }
}

/** [G10] Ends an open request without a decision. */
export async function end(
  acting: EngagementActing,
  request: GateRequest,
  state: 'withdrawn' | 'superseded',
  reason: string | null,
): Promise<void> {
  const { tx, actor, now } = acting;
  await updateRequest(tx, request, { state, decidedBy: actor.userId, decidedAt: now, reason });
  acting.note({
    action: `gates.request.${state}`,
    kind: 'gate',
    subject: request.id,
    before: { state: 'open' },
    after: { state, gate: request.gate, about: request.subject, reason },
  });
  showOutcome(acting, request);
  acting.showCard();
}
