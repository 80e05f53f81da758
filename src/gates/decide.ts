import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { gateDecision } from '../../db/schema/gates.ts';
import { insertion } from '../../db/statement.ts';
import { addWorkingDays } from '../engagement/calendar.ts';
import { inLanguage } from '../playbook/playbook.ts';
import type { Actor } from '../record/act.ts';
import { because, day, optional, paragraph, parse, userId } from '../record/parse.ts';
import { Refusal } from '../refusal.ts';
import { inEveryLanguage } from '../texts/say.ts';
import type { World } from '../world.ts';
import { conditionLines, evaluate } from './conclude.ts';
import { refreshRequest } from './refresh.ts';
import { fillQuorum, type Outcome, othersSetConditions, seatsOf } from './rules.ts';
import { showDecision, showRequest } from './showings.ts';
import { failedItems, type Situation, withDecision } from './situation.ts';
import { voidDecisions } from './store.ts';
import {
  onRequest,
  type RequestActing,
  readSituation,
  requireDecidable,
  requireSeat,
  requireSight,
} from './verb.ts';

const decideInput = z
  .object({
    requestId: z.uuid(),
    kind: z.enum(['approve', 'conditions', 'reject']),
    /** The reason of a rejection; conditions, one a line. */
    text: optional(paragraph(2_000)),
    via: z.enum(['button', 'reaction', 'reply']),
    /** Of a reply: its timestamp. A reply decides once, however often it is told. */
    source: z.string().optional(),
    /** The beginning of the digest the person had before them, where their button knows it. */
    seenDigest: z.string().optional(),
    /** When the person reacted or replied: before the evidence changed it was about other evidence. */
    seenAt: z.custom<Temporal.Instant>((value) => value instanceof Temporal.Instant).optional(),
    owner: optional(userId()),
    dueOn: optional(day()),
  })
  .superRefine(({ kind, text }, issues) => {
    if (kind === 'approve' || (text && (kind === 'reject' || conditionLines(text).length > 0))) return;
    const key = kind === 'reject' ? 'gates.refusal.reason' : 'gates.refusal.conditions';
    issues.addIssue({ code: 'custom', path: ['text'], ...because(key) });
  });
type DecideInput = z.output<typeof decideInput>;
type Given = z.input<typeof decideInput>;
/** What is not said is left out: who owns conditions, what was seen. */
export type Deciding = Pick<Given, 'requestId' | 'kind' | 'via'> & Partial<Given>;

export interface Decided {
  /** Null while more is needed. */
  outcome: Outcome | null;
  /** The same was decided before: nothing new happened. */
  repeated: boolean;
}

/**
 * [G3] The one path of every decision, whether a button, a reaction or a reply brought it. Looks at the
 * evidence once more: where it changed just now, what was approved before is void and nothing is decided.
 * @throws Refusal saying why not, and who can
 */
export async function decide(world: World, actor: Actor, given: Deciding): Promise<Decided> {
  const input = parse(decideInput, given);
  const result = await onRequest(
    world,
    actor,
    input.requestId,
    async (acting): Promise<Decided | 'changed'> => {
      await requireSight(acting);
      const before = await readSituation(acting);
      if (isRetold(before, actor.userId, input)) return { outcome: null, repeated: true };
      await requireSeat(acting, before);
      requireDecidable(acting);
      const fresh = await refreshRequest(acting, acting.request, acting.entry.entry);
      // Committed, not thrown: that approvals are void has to last.
      if (fresh.changed || isAboutOther(fresh.request, input)) return 'changed';
      requireConclusive(before, actor.userId, input);
      return give(acting, before, input);
    },
  );
  if (result === 'changed') throw new Refusal('gates.refusal.changed');
  return result;
}

/**
 * Slack tells events more than once: a reply that was taken in is done, whatever became of it, and so is a
 * reaction that counts.
 */
const isRetold = (now: Situation, userId: string, { source, via, kind }: DecideInput): boolean =>
  now.decisions.some((one) =>
    source === undefined
      ? via === 'reaction' && one.via === via && one.kind === kind && one.userId === userId && !one.voidedAt
      : one.source === source,
  );

/** [G6] It was given on other evidence than there is now. A rejection is none the less true for that. */
function isAboutOther(
  { digest, changedAt }: { digest: string; changedAt: Temporal.Instant | null },
  { kind, seenDigest, seenAt }: DecideInput,
): boolean {
  if (kind === 'reject') return false;
  if (seenDigest !== undefined && !digest.startsWith(seenDigest)) return true;
  return seenAt !== undefined && changedAt !== null && Temporal.Instant.compare(seenAt, changedAt) < 0;
}

/**
 * [G13] [P3.4] [B4] Nobody approves past what fails; what cannot be sealed, and what is inconclusive, is not simply
 * approved. A rejection is always heard. @throws Refusal saying what can be done instead
 */
function requireConclusive(now: Situation, userId: string, { kind }: DecideInput): void {
  if (kind === 'reject') return;
  const failed = failedItems(now);
  if (failed.length > 0)
    throw new Refusal('gates.refusal.failed', {
      items: inEveryLanguage((say) => failed.map(({ text }) => inLanguage(text, say)).join('; ')),
    });
  if (now.request.evidence.sealing === null) throw new Refusal('gates.refusal.plan');
  const { electorate, live, request, unsure } = now;
  if (kind === 'approve' && unsure && !othersSetConditions(electorate, live, request.digest, userId))
    throw new Refusal('gates.refusal.inconclusive');
}

async function give(acting: RequestActing, before: Situation, input: DecideInput): Promise<Decided> {
  const { tx, actor, now, request } = acting;
  const mine = before.live.find((one) => one.userId === actor.userId);
  if (mine && mine.kind === input.kind && input.kind === 'approve')
    return { outcome: await evaluate(acting, before), repeated: true };
  if (mine) await voidDecisions(tx, actor.workspaceId, [mine.id], 'replaced', now);
  const id = randomUUID();
  const row = {
    workspaceId: actor.workspaceId,
    id,
    requestId: request.id,
    userId: actor.userId,
    role: roleOf(before, actor.userId),
    kind: input.kind,
    text: input.kind === 'approve' ? null : input.text,
    digest: request.digest,
    via: input.via,
    source: input.source ?? null,
    // As it is kept.
    at: now.round('millisecond'),
    ...(input.kind === 'conditions' && conditionTerms(acting, before, input)),
  };
  await inserted(tx, row);
  const after = withDecision(before, { ...NOTHING_ELSE, ...row }, mine?.id ?? null);
  acting.note({
    action: `gates.decision.${input.kind}`,
    kind: 'gate',
    subject: request.id,
    after: {
      decision: id,
      gate: request.gate,
      about: request.subject,
      role: row.role,
      text: row.text,
      digest: row.digest,
      via: row.via,
    },
  });
  showRequest(acting, request);
  showDecision(acting, request, id);
  acting.showCard();
  return { outcome: await evaluate(acting, after), repeated: false };
}

/** Of a decision that stands, and has no conditions. */
const NOTHING_ELSE = { voidedAt: null, voidReason: null, conditionOwner: null, conditionDueOn: null };

const inserted = insertion(gateDecision, [gateDecision.workspaceId, gateDecision.id]);

/** The role this person is shown in: one that is missing, where they have several. */
function roleOf(now: Situation, userId: string) {
  const seats = seatsOf(now.electorate, userId, now.today);
  const others = now.live.filter((one) => one.userId !== userId && one.digest === now.request.digest);
  const { missing } = fillQuorum(now.electorate, others);
  const seat = seats.find(({ role }) => missing.some((part) => part.role === role)) ?? seats[0];
  if (!seat) throw new Error(`${userId} fills no role`);
  return seat.role;
}

/** Who is to meet the conditions, by when: the requester and the gate's own days, unless said otherwise. */
function conditionTerms(acting: RequestActing, before: Situation, { owner, dueOn }: DecideInput) {
  const { people } = acting;
  if (owner && !people.some((one) => one.userId === owner && !one.isDeactivated))
    throw new Refusal('gates.refusal.owner', {}, 'owner');
  if (dueOn && dueOn < before.today) throw new Refusal('gates.refusal.past', {}, 'dueOn');
  const { today, gate, request, calendar } = before;
  const usual = addWorkingDays(calendar, Temporal.PlainDate.from(today), gate.due_days);
  return { conditionOwner: owner ?? request.requestedBy, conditionDueOn: dueOn ?? usual.toString() };
}

/**
 * [G7] Takes one's own decision back, while there is no outcome; afterwards nothing changes. With `reaction`
 * only what a reaction had said: its mark was removed.
 * @returns whether something was taken back
 */
export async function takeBack(
  world: World,
  actor: Actor,
  {
    requestId,
    reaction = false,
    before,
  }: { requestId: string; reaction?: boolean; before?: Temporal.Instant },
): Promise<boolean> {
  return onRequest(world, actor, requestId, async (acting) => {
    const { tx, now, request } = acting;
    const situation = await readSituation(acting);
    const mine = situation.decisions.find((one) => one.userId === actor.userId && one.voidedAt === null);
    if (!mine && !reaction) await requireSight(acting);
    if (request.state !== 'open') return false;
    if (!mine || (reaction && mine.via !== 'reaction')) return false;
    // Given after the reactions were read: what was read says nothing about it.
    if (before && Temporal.Instant.compare(mine.at, before) >= 0) return false;
    await voidDecisions(tx, actor.workspaceId, [mine.id], reaction ? 'unreacted' : 'taken back', now);
    acting.note({
      action: 'gates.decision.take-back',
      kind: 'gate',
      subject: request.id,
      before: { decision: mine.id },
    });
    showRequest(acting, request);
    showDecision(acting, request, mine.id);
    acting.showCard();
    return true;
  });
}
