import { currentPhase, findEngagement } from '../engagement/store.ts';
import type { CardContext } from '../room.ts';
import { markup, type Say } from '../texts/say.ts';
import { moment } from '../texts/words.ts';
import { requestState, withExits } from './cards.ts';
import { fillQuorum, isIn } from './rules.ts';
import { whatChanged } from './screens/exits.ts';
import { gateName, type RequestState, roleName } from './screens/words.ts';
import { type GateRequest, requestsOf } from './store.ts';

const MOST = 3;

/**
 * [G10] How the gates of the cycle stand, on the engagement's card: the newest request of each, those of the phase
 * first, the newest first.
 */
export async function cardLines(context: CardContext, engagementId: string): Promise<string[]> {
  const { tx, workspaceId, say, world } = context;
  const engagement = await findEngagement(tx, workspaceId, engagementId);
  if (!engagement) return [];
  const { entry } = await currentPhase(tx, workspaceId, engagement);
  const isHere = ({ gate: key }: GateRequest) =>
    world.playbook.gates.some((gate) => gate.key === key && isIn(gate, entry.phase));
  const newest = [...Map.groupBy(await requestsOf(tx, workspaceId, engagement), (one) => one.gate).values()]
    .flatMap((requests) => requests.find((one) => TOLD.includes(one.state)) ?? [])
    .toSorted((a, b) => Number(isHere(b)) - Number(isHere(a)));
  const lines: string[] = [];
  // How gates that end the phase together stand is looked up once for all of them.
  const looked = new Map<string | null, RequestState['exits']>();
  for (const { id } of newest.slice(0, MOST)) {
    const state = await requestState(context, id);
    if (!state) continue;
    const { subject } = state.request;
    const exits = looked.get(subject) ?? (await withExits(context, state)).exits;
    if (exits.length > 0) looked.set(subject, exits);
    const line = lineOf(say, { ...state, exits });
    if (line) lines.push(line);
  }
  return lines;
}

/** States that the card tells; what was withdrawn or replaced says nothing of how a gate stands. */
const TOLD: readonly GateRequest['state'][] = ['open', 'approved', 'rejected', 'overridden'];

function lineOf(say: Say, state: RequestState): string | null {
  const { request, gate, exits } = state;
  const outdated = exits.find((one) => one.gate.key === gate.key && one.standing === 'outdated');
  const params = {
    gate: gateName(say, state),
    when: moment(request.decidedAt ?? request.requestedAt, say),
    conditions: state.conditions.filter((one) => one.state === 'open').length,
    ratified: state.override?.ratifiedAt ? 'yes' : 'no',
    list: standing(say, state),
  };
  if (outdated) return say.md('gates.card.outdated', { ...params, what: markup(whatChanged(say, outdated)) });
  switch (request.state) {
    case 'open':
    case 'approved':
    case 'rejected':
    case 'overridden':
      return say.md(`gates.card.${request.state}`, params);
    default:
      return null;
  }
}

/** Each role, given or waited for. */
function standing(say: Say, { electorate, live, request }: RequestState): string {
  const counting = live.filter((one) => one.digest === request.digest);
  const { missing } = fillQuorum(electorate, counting);
  return electorate.quorum
    .map(({ role }) => {
      const key = missing.some((part) => part.role === role) ? 'gates.card.waiting' : 'gates.card.done';
      return say(key, { role: roleName(say, role) });
    })
    .join(', ');
}
