import { currentPhase, findEngagement } from '../engagement/store.ts';
import type { CardContext } from '../room.ts';
import { linksTo } from '../slack/delivery/links.ts';
import { isBeforeBack, telling } from './card-rules.ts';
import { requestState, withExits } from './cards.ts';
import { requestsInSight } from './in-sight-store.ts';
import { isDecidable } from './phases.ts';
import { cardLine } from './screens/card-line.ts';
import type { RequestState } from './screens/words.ts';
import { requestSubject } from './showings.ts';
import { type GateRequest, requestsOf } from './store.ts';

/** Gates that are told since they are of now; what has to stay in sight comes beside them. */
const MOST_RECENT = 3;
/** What has to stay in sight is seldom more; the others are counted. */
const MOST = 8;

/**
 * [G10] How the gates stand, on the engagement's card: the request that tells of each, those of the phase first, the
 * newest first. [E8] An override that is not ratified and a condition that is open are there whatever the phase.
 */
export async function cardLines(context: CardContext, engagementId: string): Promise<string[]> {
  const { tx, workspaceId, say, world } = context;
  const engagement = await findEngagement(tx, workspaceId, engagementId);
  if (!engagement) return [];
  const [{ entry }, requests, inSight] = await Promise.all([
    currentPhase(tx, workspaceId, engagement),
    requestsOf(tx, workspaceId, engagement),
    requestsInSight(tx, workspaceId, engagementId),
  ]);
  const isHere = (request: GateRequest) =>
    world.playbook.gates.some((gate) => gate.key === request.gate && isDecidable(gate, request, entry.phase));
  const newest = [...Map.groupBy(requests, (one) => one.gate).values()]
    .flatMap((ofGate) => telling(ofGate) ?? [])
    .toSorted((a, b) => Number(isHere(b)) - Number(isHere(a)));
  const ids = [...new Set([...newest.slice(0, MOST_RECENT), ...inSight].map(({ id }) => id))];
  const shown = ids.slice(0, MOST);
  const links = await linksTo(tx, workspaceId, shown.map(requestSubject));
  const lines: string[] = [];
  // How gates that end the phase together stand is looked up once for all of them.
  const looked = new Map<string | null, RequestState['exits']>();
  for (const id of shown) {
    const state = await requestState(context, id);
    if (!state) continue;
    const { subject } = state.request;
    const exits = looked.get(subject) ?? (await withExits(context, state)).exits;
    if (exits.length > 0) looked.set(subject, exits);
    const more = {
      address: links.get(requestSubject(id)),
      beforeBack: isBeforeBack(state.request, state.gate, entry),
    };
    const line = cardLine(say, { ...state, exits }, more);
    if (line) lines.push(line);
  }
  const left = ids.length - shown.length;
  return left > 0 ? [...lines, say.md('gates.request.more-items', { left })] : lines;
}
