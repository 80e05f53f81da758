import { and, eq, inArray } from 'drizzle-orm';
import type { Tx } from '../../db/database.ts';
import { person } from '../../db/schema/workspace.ts';
import type { Calendar } from '../engagement/calendar.ts';
import { calendarWith } from '../engagement/holiday-store.ts';
import { APPROVER_ROLES } from '../engagement/roles.ts';
import type { Engagement, Named } from '../engagement/store.ts';
import type { ApproverRole, Gate, GateItem, Quorum } from '../playbook/gates-schema.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { Refusal } from '../refusal.ts';
import { type Beside, besideRequest } from './beside-store.ts';
import type { StoredEvidence } from './evidence.ts';
import type { Override, Ratification } from './override-store.ts';
import { isDecidable } from './phases.ts';
import {
  type Electorate,
  isUnsure,
  type LiveDecision,
  type Mandate,
  mayPass,
  type Standing,
  withAdditions,
} from './rules.ts';
import type { Attestation, Decision, GateRequest } from './store.ts';

/** All that a request's fate and its message rest on, as of now. */
export interface Situation {
  request: GateRequest;
  /** In the request's cycle. */
  engagement: Engagement;
  calendar: Calendar;
  gate: Gate;
  items: readonly GateItem[];
  quorum: Quorum;
  decisions: readonly Decision[];
  live: readonly (LiveDecision & { id: string; role: ApproverRole })[];
  attestations: readonly Attestation[];
  electorate: Electorate;
  override: Override | undefined;
  ratifications: readonly Ratification[];
  /** In the engagement's zone, YYYY-MM-DD. */
  today: string;
  /** Every computed item holds or may be approved with conditions, and every other one is attested. */
  itemsHold: boolean;
  /** [B4] Some item is inconclusive: nothing passes without conditions. */
  unsure: boolean;
  /** It is open, and the cycle is in a phase in which it cannot be decided: that phase. */
  elsewhere?: number;
}

/** @throws Refusal where the manifest has no such gate (any more) */
export function gateNamed(playbook: Playbook, key: string): Gate {
  const found = playbook.gates.find((one) => one.key === key);
  if (!found) throw new Refusal('refusal.not-found');
  return found;
}

export const dayIn = (at: Temporal.Instant, { timeZone }: Pick<Engagement, 'timeZone'>): string =>
  at.toZonedDateTimeISO(timeZone).toPlainDate().toString();

/** Reads it all in the caller's transaction, but for what the caller has read. */
export async function situationOf(
  tx: Tx,
  playbook: Playbook,
  now: Temporal.Instant,
  { engagement, people, request }: { engagement: Engagement; people: readonly Named[]; request: GateRequest },
  beside?: Beside,
): Promise<Situation> {
  const { workspaceId } = request;
  const gate = gateNamed(playbook, request.gate);
  const { items, quorum } = withAdditions(gate, request.evidence);
  const { decisions, attestations, mandates, holidays, overrides, ratifications, phase } =
    beside ?? (await besideRequest(tx, workspaceId, request.id));
  const electorate: Electorate = {
    requestedBy: request.requestedBy,
    quorum,
    people: await standings(tx, workspaceId, people, mandates),
    mandates,
    externalsMayApprove: engagement.externalsMayApprove,
  };
  // What is decided waits for no phase any more.
  const isElsewhere = request.state === 'open' && phase !== null && !isDecidable(gate, request, phase);
  return {
    request,
    engagement,
    calendar: calendarWith(engagement, holidays),
    gate,
    items,
    quorum,
    decisions,
    live: liveOf(decisions, engagement),
    attestations,
    electorate,
    override: overrides[0],
    ratifications,
    today: dayIn(now, engagement),
    itemsHold: holds(items, request.evidence, attestations),
    unsure: isUnsure(request.evidence),
    ...(isElsewhere && { elsewhere: phase }),
  };
}

/**
 * The same situation once somebody has decided, in place of what they had decided before: the request is locked, nothing else
 * has changed.
 */
export function withDecision(
  before: Situation,
  decision: Decision,
  replaced: Decision['id'] | null,
): Situation {
  const { decisions, engagement } = before;
  const all = [
    ...decisions.map((one) =>
      one.id === replaced ? { ...one, voidedAt: decision.at, voidReason: 'replaced' as const } : one,
    ),
    decision,
  ];
  return { ...before, decisions: all, live: liveOf(all, engagement) };
}

const liveOf = (decisions: readonly Decision[], engagement: Engagement): Situation['live'] =>
  decisions.filter((one) => one.voidedAt === null).map((one) => ({ ...one, day: dayIn(one.at, engagement) }));

/** [G13] Computed items that do not hold, and cannot be approved with conditions either. */
export const failedItems = ({ items, request }: Pick<Situation, 'items' | 'request'>): GateItem[] =>
  items.filter((item) => {
    const looked = request.evidence.items.find(({ key }) => key === item.key);
    return item.attest === undefined && !(looked && mayPass(looked));
  });

/** [G13] Items that somebody of a role has to attest, and nobody has yet. */
export const unattestedItems = ({ items, attestations }: Pick<Situation, 'items' | 'attestations'>) =>
  items.flatMap((item) =>
    item.attest !== undefined && !attestations.some((given) => given.item === item.key)
      ? [{ ...item, attest: item.attest }]
      : [],
  );

function holds(
  items: readonly GateItem[],
  looked: StoredEvidence,
  attestations: readonly Attestation[],
): boolean {
  const all = items.every((item) =>
    item.attest === undefined
      ? looked.items.some((one) => one.key === item.key && mayPass(one))
      : attestations.some((one) => one.item === item.key),
  );
  return all && looked.sealing !== null;
}

/** The people of the engagement and those who stand in for them, with their approver roles. */
export async function standings(
  tx: Tx,
  workspaceId: string,
  people: readonly Named[],
  mandates: readonly Mandate[],
): Promise<Standing[]> {
  const named = new Set(people.map((one) => one.userId));
  const others = [...new Set(mandates.map((one) => one.toUser))].filter((userId) => !named.has(userId));
  const flags = others.length > 0 ? await flagsOf(tx, workspaceId, others) : [];
  const isApprover = (role: string): role is ApproverRole =>
    (APPROVER_ROLES as readonly string[]).includes(role);
  return [
    ...[...named].map((userId) => {
      const mine = people.filter((one) => one.userId === userId);
      return {
        userId,
        roles: mine.map((one) => one.role).filter(isApprover),
        isDeactivated: mine.some((one) => one.isDeactivated),
        isExternal: mine.some((one) => one.isExternal),
      };
    }),
    ...others.map((userId) => {
      const known = flags.find((one) => one.userId === userId);
      return {
        userId,
        roles: [],
        isDeactivated: known?.isDeactivated ?? false,
        isExternal: known?.isExternal ?? false,
      };
    }),
  ];
}

const flagsOf = (tx: Tx, workspaceId: string, userIds: string[]) =>
  tx
    .select({
      userId: person.userId,
      isDeactivated: person.isDeactivated,
      isExternal: person.isExternal,
    })
    .from(person)
    .where(and(eq(person.workspaceId, workspaceId), inArray(person.userId, userIds)));
