import { peopleOf } from '../engagement/store.ts';
import type { ApproverRole, Gate } from '../playbook/gates-schema.ts';
import type { Evidence, Looking } from './evidence.ts';
import { lastConcluded } from './exit-rules.ts';
import { type Electorate, fillQuorum, isAble } from './rules.ts';
import { dayIn, standings } from './situation.ts';
import { delegationsOf, type GateRequest, requestsOf } from './store.ts';

/** [G13] What keeps a gate from being asked for, although every item holds. */
export interface Obstacles {
  /** Roles in which nobody could approve or attest what this person asks for. */
  lacking: ApproverRole[];
  /** It was rejected on this very evidence, and nothing was decided since. */
  rejected: GateRequest | null;
}

export async function obstaclesTo(
  looking: Looking,
  gate: Gate,
  subject: string | null,
  asker: string,
  evidence: Pick<Evidence, 'digest' | 'quorum' | 'items'>,
): Promise<Obstacles> {
  const { tx, workspaceId, engagement, now } = looking;
  const people = await peopleOf(tx, workspaceId, engagement.id);
  const mandates = await delegationsOf(tx, workspaceId, engagement.id);
  const electorate: Electorate = {
    requestedBy: asker,
    quorum: evidence.quorum,
    people: await standings(tx, workspaceId, people, mandates),
    mandates,
    externalsMayApprove: engagement.externalsMayApprove,
  };
  const last = lastConcluded(await requestsOf(tx, workspaceId, engagement, gate.key), gate.key, subject);
  const isSame = last?.state === 'rejected' && last.digest === evidence.digest;
  const attesters = evidence.items.flatMap(({ attest }) => attest ?? []);
  return {
    lacking: lackingRoles(electorate, attesters, { at: now, day: dayIn(now, engagement) }),
    rejected: isSame ? last : null,
  };
}

/** Roles that would stay empty if everybody approved who may, and those of items that nobody could attest. */
function lackingRoles(
  electorate: Electorate,
  attesters: readonly ApproverRole[],
  moment: { at: Temporal.Instant; day: string },
): ApproverRole[] {
  const everybody = electorate.people.map(({ userId }) => ({ userId, ...moment }));
  const able = electorate.people.filter((person) => isAble(person, electorate));
  const unattested = attesters.filter((role) => !able.some(({ roles }) => roles.includes(role)));
  return [...new Set([...fillQuorum(electorate, everybody).missing.map(({ role }) => role), ...unattested])];
}
