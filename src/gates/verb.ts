import { mention } from '@phasegate/block-kit/escape.ts';
import { actingIn, inCycle } from '../engagement/in-cycle.ts';
import {
  currentPhase,
  findEngagement,
  lockEngagement,
  peopleOf,
  readPersonFlags,
} from '../engagement/store.ts';
import { type EngagementActing, handsOn, requireState } from '../engagement/verb.ts';
import { canSee } from '../engagement/view.ts';
import { type Acting, type Actor, act } from '../record/act.ts';
import type { Change } from '../record/audit.ts';
import { requireHand } from '../record/by-hand.ts';
import { Refusal } from '../refusal.ts';
import { markup } from '../texts/say.ts';
import type { World } from '../world.ts';
import { isDecidable } from './phases.ts';
import { covers, seatsOf, stillAsked, whyNot } from './rules.ts';
import { gateNamed, type Situation, situationOf } from './situation.ts';
import { delegationsOf, findRequest, type GateRequest, lockOpenRequests, lockRequest } from './store.ts';

/** The hands of a verb on one request, in the request's cycle: it is locked, and nobody else decides until the end. */
export interface RequestActing extends EngagementActing {
  request: GateRequest;
  /** The entry into the phase its cycle is in. */
  entry: { entry: number; phase: number };
}

/**
 * Runs a verb on a request, in one transaction. The engagement is locked first, so that nobody changes its
 * phase or people meanwhile, then the request: every verb of every room takes them in this order.
 */
export async function onRequest<Result>(
  world: World,
  actor: Actor,
  requestId: string,
  verb: (acting: RequestActing) => Promise<Result>,
): Promise<Result> {
  requireHand(actor);
  const work = async (acting: Acting): Promise<Result> => {
    const { tx } = acting;
    const found = await findRequest(tx, actor.workspaceId, requestId);
    // What has ended stays as it is: latecomers need not wait for each other to be told so.
    const hold = found?.state === 'open' || found?.state === 'overridden';
    const underWay =
      found && (await (hold ? lockEngagement : findEngagement)(tx, actor.workspaceId, found.engagementId));
    if (!found || !underWay) throw new Refusal('refusal.not-found');
    const engagement = inCycle(underWay, found.cycle);
    // Asked together, once the engagement is held: over one connection each is answered after the one before.
    const [open, people, { entry }] = await Promise.all([
      // What one gate seals the others rest on: they are all held, in the order in which everybody takes them.
      hold ? lockOpenRequests(tx, actor.workspaceId, engagement.id) : [],
      peopleOf(tx, actor.workspaceId, engagement.id),
      currentPhase(tx, actor.workspaceId, engagement),
    ]);
    const held = open.find((one) => one.id === requestId);
    // It was decided while this waited, or is overridden.
    const request = held ?? (hold ? await lockRequest(tx, actor.workspaceId, requestId) : found);
    if (!request) throw new Refusal('refusal.not-found');
    return verb({ ...ofCycle(handsOn(world, acting, underWay, people), found.cycle), request, entry });
  };
  return act(world, actor, work, { keyed: true });
}

/** What is of one cycle, whichever others there are. */
const OF_CYCLE: ReadonlySet<string> = new Set(['gate', 'seal']);
const isOfCycle = ({ kind, action }: Pick<Change, 'kind' | 'action'>): boolean =>
  OF_CYCLE.has(kind) || action === 'engagement.phase.advance';

/** [R3] Hands in one cycle; what they record of its gates, seals and phases says which, once there is more than one. `acting` stands in the one under way. */
export function ofCycle(acting: EngagementActing, cycle: number): EngagementActing {
  if (acting.engagement.cycle === 1) return acting;
  return {
    ...actingIn(acting, cycle),
    note: (change) =>
      acting.note(isOfCycle(change) ? { ...change, after: { ...change.after, cycle } } : change),
  };
}

export const readSituation = (acting: RequestActing): Promise<Situation> =>
  situationOf(acting.tx, acting.world.playbook, acting.now, acting);

/** @throws Refusal naming who decided and when, where the request is not open any more */
export function requireOpen({ request, engagement }: RequestActing): void {
  requireState(engagement, ['active']);
  if (request.state === 'open') return;
  throw new Refusal(`gates.refusal.decided.${request.state}`, {
    who: markup(mention(request.decidedBy ?? 'system')),
    when: request.decidedAt ? { at: request.decidedAt.toString(), timeZone: engagement.timeZone } : '–',
  });
}

/** @throws Refusal where the request is not open any more, or its gate is none of the phase that the cycle is in */
export function requireDecidable(acting: RequestActing): void {
  requireOpen(acting);
  const gate = gateNamed(acting.world.playbook, acting.request.gate);
  if (!isDecidable(gate, acting.request, acting.entry.phase))
    throw new Refusal('gates.refusal.phase', { engagement: acting.engagement.name });
}

/**
 * [G4] @throws Refusal, friendly and for this person alone, where they cannot decide; it names who can. Of a
 * hidden engagement nothing is told.
 */
export async function requireSeat({ tx, actor, engagement }: RequestActing, now: Situation): Promise<void> {
  const { electorate, today } = now;
  const why = whyNot(electorate, actor.userId, today);
  if (why === null) return;
  if (why === 'deactivated') throw new Refusal('refusal.deactivated');
  const flags = await readPersonFlags(tx, actor.workspaceId, actor.userId);
  // A guest of the channel reads along, whether or not the engagement itself is theirs to see.
  if (flags?.isExternal && why === 'role') throw new Refusal('refusal.external');
  const isDelegate = electorate.mandates.some((one) => one.toUser === actor.userId && covers(one, today));
  if (!isDelegate && !(await canSee(tx, actor, engagement))) throw new Refusal('refusal.not-found');
  const able = stillAsked(electorate, now.live, today).flatMap((one) => one.users);
  const others = electorate.people
    .map((one) => one.userId)
    .filter((userId) => seatsOf(electorate, userId, today).length > 0);
  const people = [...new Set(able.length > 0 ? able : others)].map(mention).join(', ');
  throw new Refusal(`gates.refusal.${why}`, { engagement: engagement.name, people: markup(people || '–') });
}

/**
 * [X9] Of a hidden engagement nothing is told, not even how its request ended. Who stands in for somebody may see it, and
 * a guest of the channel reads along. @throws Refusal
 */
export async function requireSight({ tx, actor, engagement }: RequestActing): Promise<void> {
  if (engagement.visibility === 'open' || (await canSee(tx, actor, engagement))) return;
  const { workspaceId, userId } = actor;
  const mandates = await delegationsOf(tx, workspaceId, engagement.id);
  if (mandates.some(({ toUser }) => toUser === userId)) return;
  const flags = await readPersonFlags(tx, workspaceId, userId);
  if (!flags?.isExternal) throw new Refusal('refusal.not-found');
}

/** [X9] Who could do it, told to whoever may see the engagement; for others there is nothing. @throws Refusal always */
export async function refuseRole(
  { tx, actor, engagement }: RequestActing,
  able: readonly string[],
): Promise<never> {
  if (!(await canSee(tx, actor, engagement))) throw new Refusal('refusal.not-found');
  const people = markup([...new Set(able)].map(mention).join(', ') || '–');
  throw new Refusal('refusal.role', { engagement: engagement.name, people });
}
