import { escape, link } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { nameOf } from '../../engagement/names.ts';
import { markup, type Say } from '../../texts/say.ts';
import { moment } from '../../texts/words.ts';
import { fillQuorum } from '../rules.ts';
import { awaitedOf } from './awaited.ts';
import { whatChanged } from './exits.ts';
import { callAll, gateName, type RequestState, roleName } from './words.ts';

/** How a gate stands, in one line of the engagement's card. mrkdwn; null where there is nothing to tell. */
export function cardLine(
  say: Say,
  state: RequestState,
  { address, beforeBack }: { address: string | undefined; beforeBack: boolean },
): string | null {
  const { request, gate, exits } = state;
  const name = gateName(say, state);
  const params = {
    gate: markup(address ? link(address, name) : escape(name)),
    when: moment(request.decidedAt ?? request.requestedAt, say),
    conditions: state.conditions.filter((condition) => condition.state === 'open').length,
    ratified: state.override?.ratifiedAt ? 'yes' : 'no',
    waits: markup(callAll(say, awaitedOf(state)?.on ?? [])),
    who: markup(nameOf(state.names, request.decidedBy)),
    reason: fitText(request.reason ?? '–', 200),
    list: standing(say, state),
  };
  const outdated = exits.find((exit) => exit.gate.key === gate.key && exit.standing === 'outdated');
  switch (request.state) {
    case 'open':
    case 'rejected':
      return say.md(`gates.card.${request.state}`, params);
    case 'approved':
    case 'overridden': {
      if (!beforeBack && !outdated) return say.md(`gates.card.${request.state}`, params);
      const what = outdated && !beforeBack ? markup(whatChanged(say, outdated)) : '';
      const stale = say.md(beforeBack ? 'gates.card.before-back' : 'gates.card.outdated', {
        ...params,
        what,
      });
      // What has to stay in sight does so beside it.
      return request.state === 'overridden' ? `${stale} · ${say.md('gates.card.ratify', params)}` : stale;
    }
    default:
      return null;
  }
}

/** Each role, given or waited for. */
function standing(say: Say, { electorate, live, request }: RequestState): string {
  const counting = live.filter((decision) => decision.digest === request.digest);
  const { missing } = fillQuorum(electorate, counting);
  return electorate.quorum
    .map(({ role }) => {
      const key = missing.some((part) => part.role === role) ? 'gates.card.waiting' : 'gates.card.done';
      return say(key, { role: roleName(say, role) });
    })
    .join(', ');
}
