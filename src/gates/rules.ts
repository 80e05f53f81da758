import type { Additions, ApproverRole, Gate, GateItem, Incident, Quorum } from '../playbook/gates-schema.ts';

/** What decides whether somebody may approve in one engagement, as of now. */
export interface Standing {
  userId: string;
  /** Approver roles held in this engagement. */
  roles: readonly ApproverRole[];
  isDeactivated: boolean;
  isExternal: boolean;
}

/** An absence, as far as rules care: who decides for whom, on which days. */
export interface Mandate {
  fromUser: string;
  toUser: string;
  /** YYYY-MM-DD, both included. */
  fromDay: string;
  untilDay: string;
  endedAt: Temporal.Instant | null;
}

/** A role somebody can fill, and whose it is: their own, or that of the person who is away. */
export interface Seat {
  role: ApproverRole;
  holder: string;
}

/** A decision as outcomes see it; those that were voided are not shown to them. */
export interface LiveDecision {
  userId: string;
  kind: 'approve' | 'conditions' | 'reject';
  digest: string;
  at: Temporal.Instant;
  /** The day it was given, in the engagement's zone. */
  day: string;
}

/** [E6] [R1] The gate's items and quorum with what is added to them: by the risk tier, and for each incident. */
export function withAdditions(
  gate: Gate,
  { tier, incidents = [] }: Additions,
): { items: readonly GateItem[]; quorum: Quorum } {
  const extra = tier === 'minimal' ? undefined : gate.tiers[tier];
  const quorum = gate.quorum.map((part) => ({ ...part }));
  for (const added of extra?.quorum ?? []) {
    const same = quorum.find((part) => part.role === added.role);
    if (same) same.count += added.count;
    else quorum.push({ ...added });
  }
  return {
    items: [...gate.items, ...(extra?.items ?? []), ...incidents.flatMap((one) => incidentItem(gate, one))],
    quorum,
  };
}

/** [R1] Somebody says that the evaluation covers now what caused an incident. */
function incidentItem({ incident }: Gate, { number, title }: Incident): GateItem[] {
  if (!incident) return [];
  // A title is taken as it is: none of its signs stands for anything.
  const named = (text: string) => text.replace('{incident}', () => title);
  const { en, de } = incident.text;
  return [
    {
      key: `incident_${number}`,
      attest: incident.attest,
      text: { en: named(en), ...(de && { de: named(de) }) },
      why: incident.why,
    },
  ];
}

/** It holds, or may be approved with conditions although it does not. */
export const mayPass = (item: { ok: boolean; conditional?: true }): boolean =>
  item.ok || item.conditional === true;

/** [B4] Something in it is inconclusive: it passes with conditions only. */
export const isUnsure = ({ items }: { items: readonly { conditional?: true }[] }): boolean =>
  items.some((item) => item.conditional === true);

export type WhyNot = 'deactivated' | 'external' | 'own' | 'role';

/** Everything eligibility rests on. */
export interface Electorate {
  requestedBy: string;
  quorum: Quorum;
  people: readonly Standing[];
  mandates: readonly Mandate[];
  /** Of the engagement: people of other organizations may decide too. */
  externalsMayApprove: boolean;
}

/**
 * [G4] The seats a person can fill in this gate on a day: own roles first, then those of people who are away.
 * Nobody fills a seat in their own request, nor lends theirs to somebody for it. Fails closed: whoever is not
 * known is nobody.
 */
export function seatsOf(electorate: Electorate, userId: string, day: string): Seat[] {
  const { quorum, people, mandates, requestedBy } = electorate;
  const wanted = new Set<ApproverRole>(quorum.map((part) => part.role));
  const person = people.find((one) => one.userId === userId);
  if (!person || !isAble(person, electorate) || userId === requestedBy) return [];
  const own = person.roles.map((role) => ({ role, holder: userId }));
  const lent = mandates
    .filter((one) => one.toUser === userId && one.fromUser !== requestedBy && covers(one, day))
    .flatMap(({ fromUser }) => {
      const absent = people.find((one) => one.userId === fromUser);
      return absent && isAble(absent, electorate)
        ? absent.roles.map((role) => ({ role, holder: fromUser }))
        : [];
    });
  return [...own, ...lent].filter((seat) => wanted.has(seat.role));
}

/** Why a person cannot decide; null where they can. */
export function whyNot(electorate: Electorate, userId: string, day: string): WhyNot | null {
  const person = electorate.people.find((one) => one.userId === userId);
  if (person?.isDeactivated) return 'deactivated';
  if (person && !isAble(person, electorate)) return 'external';
  if (userId === electorate.requestedBy) return 'own';
  return seatsOf(electorate, userId, day).length > 0 ? null : 'role';
}

/** [G4] Active and, unless the engagement allows others, of this organization. */
export const isAble = (
  person: Pick<Standing, 'isDeactivated' | 'isExternal'>,
  { externalsMayApprove }: Pick<Electorate, 'externalsMayApprove'>,
): boolean => !person.isDeactivated && (externalsMayApprove || !person.isExternal);

export const covers = (mandate: Mandate, day: string): boolean =>
  mandate.endedAt === null && mandate.fromDay <= day && day <= mandate.untilDay;

/** Who fills which role, and what is missing. */
export interface Filled {
  filled: { role: ApproverRole; userId: string; holder: string }[];
  missing: { role: ApproverRole; count: number }[];
}

/**
 * [G5] Fills the quorum's places with distinct people as well as it can be done: a maximum matching (Kuhn's
 * augmenting paths), so that somebody with two roles fills the one nobody else can. Each seat is filled once:
 * a person who decided does not also decide through a delegate, nor through two.
 */
export function fillQuorum(
  electorate: Electorate,
  decisions: readonly Pick<LiveDecision, 'userId' | 'at' | 'day'>[],
): Filled {
  const places = electorate.quorum.flatMap((part) => Array.from({ length: part.count }, () => part.role));
  const voters = votersOf(electorate, decisions);
  const takenBy: (number | undefined)[] = places.map(() => undefined);
  const findPlace = (voter: number, tried: Set<number>): boolean =>
    places.some((role, place) => {
      if (tried.has(place) || !voters[voter]?.seats.some((seat) => seat.role === role)) return false;
      tried.add(place);
      const holder = takenBy[place];
      if (holder !== undefined && !findPlace(holder, tried)) return false;
      takenBy[place] = voter;
      return true;
    });
  for (const voter of voters.keys()) findPlace(voter, new Set());
  const filled = places.flatMap((role, place) => {
    const voter = voters[takenBy[place] ?? -1];
    const seat = voter?.seats.find((one) => one.role === role);
    return voter && seat ? [{ role, userId: voter.userId, holder: seat.holder }] : [];
  });
  const missing = electorate.quorum
    .map(({ role, count }) => ({ role, count: count - filled.filter((one) => one.role === role).length }))
    .filter((part) => part.count > 0);
  return { filled, missing };
}

/** Whoever decided, in order, with the seats that are still theirs to fill. */
function votersOf(
  electorate: Electorate,
  decisions: readonly Pick<LiveDecision, 'userId' | 'at' | 'day'>[],
): { userId: string; seats: Seat[] }[] {
  const inOrder = decisions.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at));
  const present = new Set(inOrder.map((one) => one.userId));
  const lent = new Set<string>();
  return inOrder.map(({ userId, day }) => {
    const seats = seatsOf(electorate, userId, day).filter(
      ({ holder }) => holder === userId || (!present.has(holder) && !lent.has(holder)),
    );
    for (const { holder } of seats) if (holder !== userId) lent.add(holder);
    return { userId, seats };
  });
}

export type Outcome = 'approved' | 'rejected';

/** What approvals are held to. */
export interface Current {
  digest: string;
  /** Every item holds, or may be approved although it does not. */
  itemsHold: boolean;
  /** [B4] Some item is inconclusive: nothing passes without conditions. */
  unsure: boolean;
}

/**
 * What the decisions come to, or null while they come to nothing. Approvals count on the current digest and
 * by people who are eligible now; every item has to hold. Time is no argument: it alone decides nothing.
 */
export function outcomeOf(
  electorate: Electorate,
  decisions: readonly LiveDecision[],
  current: Current,
): { outcome: Outcome; withConditions: boolean } | null {
  const able = decisions.filter((one) => seatsOf(electorate, one.userId, one.day).length > 0);
  if (able.some((one) => one.kind === 'reject')) return { outcome: 'rejected', withConditions: false };
  const approvals = able.filter((one) => one.digest === current.digest);
  if (!current.itemsHold || fillQuorum(electorate, approvals).missing.length > 0) return null;
  const withConditions = approvals.some((one) => one.kind === 'conditions');
  return withConditions || !current.unsure ? { outcome: 'approved', withConditions } : null;
}

/** [B4] Whether somebody who counts, other than this person, has set conditions on the evidence as it is. */
export const othersSetConditions = (
  electorate: Electorate,
  decisions: readonly LiveDecision[],
  digest: string,
  userId: string,
): boolean =>
  decisions.some(
    (one) =>
      one.kind === 'conditions' &&
      one.digest === digest &&
      one.userId !== userId &&
      seatsOf(electorate, one.userId, one.day).length > 0,
  );

/** Everybody who could still fill what is missing: they are the ones who are asked. */
export function stillAsked(
  electorate: Electorate,
  decisions: readonly Pick<LiveDecision, 'userId' | 'at' | 'day'>[],
  today: string,
): { role: ApproverRole; users: string[] }[] {
  const done = new Set(decisions.map((one) => one.userId));
  const users = electorate.people.map((one) => one.userId).filter((userId) => !done.has(userId));
  return fillQuorum(electorate, decisions).missing.map(({ role }) => ({
    role,
    users: users.filter((userId) =>
      seatsOf(electorate, userId, today).some((seat) => seat.role === role && !done.has(seat.holder)),
    ),
  }));
}
