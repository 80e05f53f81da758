import type { Waiting } from '../../news.ts';
import { isAble, stillAsked } from '../rules.ts';
import { unattestedItems } from '../situation.ts';
import type { RequestState } from './words.ts';

/**
 * [E8] [G13] On whom a request waits and since when: the card, the digest, tasks and reminders say the same. Null where
 * it waits for nobody any more.
 */
export function awaitedOf(state: RequestState): Pick<Waiting, 'on' | 'since'> | null {
  const { request, override } = state;
  if (request.state === 'open') return { on: waitingFor(state), since: request.requestedAt };
  if (request.state === 'overridden' && !override?.ratifiedAt)
    return { on: ratifiersOf(state), since: request.decidedAt };
  return null;
}

/** Those on whom the outcome waits: approvers of the missing roles, and whoever has to attest. */
export function waitingFor(state: RequestState): string[] {
  const counting = state.live.filter((one) => one.digest === state.request.digest);
  const approvers = stillAsked(state.electorate, counting, state.today).flatMap((one) => one.users);
  const unattested = unattestedItems(state);
  const attesters = state.electorate.people
    .filter((person) => isAble(person, state.electorate))
    .filter((person) => unattested.some((item) => person.roles.includes(item.attest)))
    .map((person) => person.userId);
  return [...new Set([...approvers, ...attesters])];
}

/** Those who can ratify an override and have not. */
function ratifiersOf({ electorate, override, request, toRatify, ratifications }: RequestState): string[] {
  return electorate.people
    .filter((person) => isAble(person, electorate))
    .filter(({ userId }) => userId !== override?.proposedBy && userId !== request.requestedBy)
    .filter(({ roles }) => roles.some((role) => toRatify.some((part) => part.role === role)))
    .filter(({ userId }) => !ratifications.some((given) => given.userId === userId))
    .map(({ userId }) => userId);
}
