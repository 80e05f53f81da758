import type { Role } from '../../engagement/roles.ts';
import type { Named } from '../../engagement/store.ts';
import type { EngagementActing } from '../../engagement/verb.ts';
import { Refusal } from '../../refusal.ts';
import { type Candidate, type CandidateWithSources, lockCandidate } from '../use-case/store.ts';
import { limitText } from './limit-text.ts';
import { type Limit, type Scores, unearned } from './rules.ts';
import { factsOf } from './store.ts';

/** [P2.2] Who scores: everybody who knows one side of a use case. Stakeholders and reviewers look on. */
export const SCORERS = [
  'lead',
  'member',
  'data',
  'engineering',
  'business',
  'legal',
] as const satisfies readonly Role[];

export const isScorer = (role: Role): boolean => SCORERS.some((one) => one === role);

export const mayScore = (people: readonly Named[], userId: string): boolean =>
  people.some((one) => one.userId === userId && isScorer(one.role));

/** Whether the round under way takes scores: until it is settled. */
export const isOpen = ({ round, settledRound }: Pick<Candidate, 'round' | 'settledRound'>): boolean =>
  settledRound !== round;

/**
 * The use case, and nobody else scores or settles it until this transaction ends.
 * @param round the round that the person saw
 * @throws Refusal where it was retired, or another round has begun
 */
export async function lockForScoring(
  { tx, actor, engagement }: EngagementActing,
  id: string,
  round: number,
): Promise<CandidateWithSources> {
  const found = await lockCandidate(tx, actor.workspaceId, engagement.id, id);
  if (found.retiredAt) throw new Refusal('scoring.refusal.retired', { name: found.name });
  if (found.chosenIn !== null)
    throw new Refusal('scoring.refusal.chosen-in', { name: found.name, cycle: found.chosenIn });
  if (found.round !== round) throw new Refusal('scoring.refusal.other-round', { round: found.round });
  return found;
}

/** [P2.3] What keeps these scores from counting, each at its field; empty where all are earned. */
export async function unearnedNow(
  { tx, actor, world, now, engagement }: EngagementActing,
  found: CandidateWithSources,
  scores: Scores,
): Promise<Refusal[]> {
  const context = { tx, workspaceId: actor.workspaceId, world, now, engagement };
  return unearned(scores, await factsOf(context, found)).map(refusalOf);
}

function refusalOf(limit: Limit): Refusal {
  const { key, params } = limitText(limit);
  return new Refusal(key, params, limit.criterion);
}
