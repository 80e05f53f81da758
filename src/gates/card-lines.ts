import { findEngagement } from '../engagement/store.ts';
import { inLanguage } from '../playbook/playbook.ts';
import type { CardContext } from '../room.ts';
import { markup, type Say } from '../texts/say.ts';
import { requestState } from './cards.ts';
import { fillQuorum } from './rules.ts';
import { moment, type RequestState, roleName } from './screens/words.ts';
import { requestsOf } from './store.ts';

const MOST = 3;

/** [G10] How the gates of the cycle stand, on the engagement's card: the newest request of each, newest first. */
export async function cardLines(context: CardContext, engagementId: string): Promise<string[]> {
  const { tx, workspaceId, say } = context;
  const engagement = await findEngagement(tx, workspaceId, engagementId);
  if (!engagement) return [];
  const lines: string[] = [];
  const seen = new Set<string>();
  for (const { id, gate, subject } of await requestsOf(tx, workspaceId, engagement)) {
    const key = `${gate} ${subject ?? ''}`;
    if (seen.has(key) || lines.length === MOST) continue;
    seen.add(key);
    const state = await requestState(context, id);
    const line = state && lineOf(say, state);
    if (line) lines.push(line);
  }
  return lines;
}

function lineOf(say: Say, state: RequestState): string | null {
  const { request, gate } = state;
  const params = {
    gate: inLanguage(gate.name, say),
    when: markup(moment(request.decidedAt ?? request.requestedAt)),
    conditions: state.conditions.filter((one) => one.state === 'open').length,
    ratified: state.override?.ratifiedAt ? 'yes' : 'no',
    list: standing(say, state),
  };
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
