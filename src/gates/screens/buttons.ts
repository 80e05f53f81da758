import { type Button, button } from '@phasegate/block-kit/blocks.ts';
import type { Say } from '../../texts/say.ts';
import { IDS } from '../ids.ts';
import { isAble, stillAsked } from '../rules.ts';
import { unattestedItems } from '../situation.ts';
import { type RequestState, shortDigest } from './words.ts';

/** [G3] The ways to decide on an open request; what cannot be approved as it is offers its conditions first. */
export function decisionButtons(say: Say, { request, live, unsure }: RequestState): Button[] {
  const conditional =
    unsure && !live.some((one) => one.kind === 'conditions' && one.digest === request.digest);
  const value = `${request.id} ${shortDigest(request.digest)}`;
  return [
    button(say('gates.button.approve'), IDS.approve, { value, ...(!conditional && { style: 'primary' }) }),
    button(say('gates.button.conditions'), IDS.conditionsOpen, {
      value,
      ...(conditional && { style: 'primary' }),
    }),
    button(say('gates.button.reject'), IDS.rejectOpen, { value }),
  ];
}

export const attestButton = (say: Say, { request }: RequestState): Button =>
  button(say('gates.button.attest'), IDS.attestOpen, { value: request.id });

export const ratifyButton = (say: Say, { request }: RequestState): Button =>
  button(say('gates.override.ratify'), IDS.ratify, { value: request.id, style: 'primary' });

/** [D2] What of a request one person is waited for to do, as its message offers it. */
export function actsOf(say: Say, state: RequestState, userId: string): Button[] {
  const { request, electorate, live, today, elsewhere } = state;
  if (request.state !== 'open') return [ratifyButton(say, state)];
  if (elsewhere !== undefined) return [];
  const counting = live.filter((one) => one.digest === request.digest);
  const mayDecide = stillAsked(electorate, counting, today).some(({ users }) => users.includes(userId));
  const me = electorate.people.find((one) => one.userId === userId && isAble(one, electorate));
  const attests = unattestedItems(state).some(({ attest }) => me?.roles.includes(attest));
  return [...(mayDecide ? decisionButtons(say, state) : []), ...(attests ? [attestButton(say, state)] : [])];
}
