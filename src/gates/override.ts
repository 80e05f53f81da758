import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '../../db/database.ts';
import { gateOverride, gateRatification } from '../../db/schema/gates.ts';
import { readPersonFlags } from '../engagement/store.ts';
import type { Actor } from '../record/act.ts';
import { paragraph, parse } from '../record/parse.ts';
import { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { pass } from './conclude.ts';
import { refreshRequest } from './refresh.ts';
import { type Electorate, fillQuorum, seatsOf } from './rules.ts';
import { showNote, showOutcome, showRequest } from './showings.ts';
import { dayIn, type Situation } from './situation.ts';
import { updateRequest } from './store.ts';
import {
  onRequest,
  type RequestActing,
  readSituation,
  requireDecidable,
  requireSeat,
  requireSight,
} from './verb.ts';

const proposeInput = z.object({ requestId: z.uuid(), reason: paragraph(1_000) });

/** [G11] @throws Refusal where the actor is no administrator, before a form asks for a reason that would not count */
export const mayPropose = (world: World, actor: Actor): Promise<void> =>
  world.db.inWorkspace(actor.workspaceId, (tx) => requireAdmin(tx, actor));

async function requireAdmin(tx: Tx, actor: Actor): Promise<void> {
  const flags = await readPersonFlags(tx, actor.workspaceId, actor.userId);
  if (!flags?.isAdmin || flags.isExternal || flags.isDeactivated) throw new Refusal('gates.refusal.admin');
}

/** [G11] Roles that nobody could ratify in, once this person has proposed the override. */
export function notRatifiable(
  { electorate, today, request }: Situation,
  proposer: string,
): Situation['quorum'][number]['role'][] {
  const people = electorate.people.filter(({ userId }) => userId !== proposer);
  const everybody = people.map(({ userId }) => ({ userId, at: request.requestedAt, day: today }));
  return fillQuorum({ ...electorate, people }, everybody).missing.map(({ role }) => role);
}

/** [G11] A workspace admin asks for an emergency override, with the reason. A second person has to agree. */
export async function proposeOverride(
  world: World,
  actor: Actor,
  given: z.input<typeof proposeInput>,
): Promise<void> {
  const { requestId, reason } = parse(proposeInput, given);
  // [X9] Asked first: whoever may not is told the same of a request that is there and of one that is not.
  await mayPropose(world, actor);
  await onRequest(world, actor, requestId, async (acting) => {
    const { tx, now, request } = acting;
    requireDecidable(acting);
    const made = await tx
      .insert(gateOverride)
      .values({
        workspaceId: actor.workspaceId,
        requestId,
        proposedBy: actor.userId,
        proposedAt: now,
        reason,
      })
      .onConflictDoNothing()
      .returning({ id: gateOverride.requestId });
    if (made.length === 0) throw new Refusal('gates.refusal.proposed');
    acting.note({
      action: 'gates.override.propose',
      kind: 'gate',
      subject: requestId,
      after: { gate: request.gate, about: request.subject, reason },
    });
    showRequest(acting, request);
    showNote(acting, request, 'proposed', actor.userId);
  });
}

/**
 * [G11] The second person agrees: an eligible approver, and not the admin who proposed it. The gate is passed
 * over the quorum's head, marked as such until it is ratified.
 */
export async function secondOverride(world: World, actor: Actor, requestId: string): Promise<void> {
  const isSame = await onRequest(world, actor, requestId, async (acting): Promise<boolean> => {
    const { tx, now, request } = acting;
    await requireSight(acting);
    const situation = await readSituation(acting);
    const proposal = situation.override;
    if (!proposal) throw new Refusal('refusal.not-found');
    if (proposal.proposedBy === actor.userId) throw new Refusal('gates.refusal.second');
    await requireSeat(acting, situation);
    requireDecidable(acting);
    // Committed, not thrown: that approvals are void has to last.
    if ((await refreshRequest(acting, request, acting.entry.entry)).changed) return false;
    await changeOverride(acting, { secondedBy: actor.userId, secondedAt: now });
    const done = {
      state: 'overridden' as const,
      decidedBy: actor.userId,
      decidedAt: now,
      reason: proposal.reason,
    };
    await updateRequest(tx, request, done);
    acting.note({
      action: 'gates.request.overridden',
      kind: 'gate',
      subject: requestId,
      before: { state: 'open' },
      after: {
        ...done,
        decidedAt: now.toString(),
        proposedBy: proposal.proposedBy,
        gate: request.gate,
        about: request.subject,
        digest: request.digest,
      },
    });
    showOutcome(acting, request);
    await pass(acting, situation);
    acting.showCard();
    return true;
  });
  if (!isSame) throw new Refusal('gates.refusal.changed');
}

/** [G11] The quorum's roles put an override right afterwards, each by itself. */
export async function ratify(world: World, actor: Actor, requestId: string): Promise<boolean> {
  return onRequest(world, actor, requestId, async (acting) => {
    const { tx, now, request } = acting;
    await requireSight(acting);
    const situation = await readSituation(acting);
    if (request.state !== 'overridden' || situation.override?.ratifiedAt)
      throw new Refusal('gates.refusal.ratified');
    if (situation.override?.proposedBy === actor.userId) throw new Refusal('gates.refusal.second');
    await requireSeat(acting, situation);
    const [seat] = seatsOf(ratifiers(situation), actor.userId, situation.today);
    if (!seat) throw new Refusal('gates.refusal.second');
    const row = { workspaceId: actor.workspaceId, requestId, userId: actor.userId, role: seat.role, at: now };
    const made = await tx.insert(gateRatification).values(row).onConflictDoNothing().returning();
    if (made.length === 0) return false;
    acting.note({
      action: 'gates.override.ratify',
      kind: 'gate',
      subject: requestId,
      after: { role: seat.role },
    });
    showNote(acting, request, 'ratified', actor.userId);
    const missing = ratificationMissing({ ...situation, ratifications: [...situation.ratifications, row] });
    if (missing.length === 0) await complete(acting);
    showRequest(acting, request);
    acting.showCard();
    return missing.length === 0;
  });
}

async function complete(acting: RequestActing): Promise<void> {
  await changeOverride(acting, { ratifiedAt: acting.now });
  const { id, gate, subject } = acting.request;
  acting.note({
    action: 'gates.override.ratified',
    kind: 'gate',
    subject: id,
    after: { gate, about: subject },
  });
}

/** The admin who proposed it ratifies nothing, as the requester approves nothing. */
const ratifiers = ({ electorate, override }: Situation): Electorate => ({
  ...electorate,
  people: electorate.people.filter((one) => one.userId !== override?.proposedBy),
});

/** Roles that have not ratified yet. */
export function ratificationMissing(situation: Situation): { role: string; count: number }[] {
  const given = situation.ratifications.map((one) => ({ ...one, day: dayIn(one.at, situation.engagement) }));
  return fillQuorum(ratifiers(situation), given).missing;
}

async function changeOverride(
  { tx, actor, request }: RequestActing,
  changes: Partial<typeof gateOverride.$inferInsert>,
): Promise<void> {
  await tx
    .update(gateOverride)
    .set(changes)
    .where(and(eq(gateOverride.workspaceId, actor.workspaceId), eq(gateOverride.requestId, request.id)));
}
