import { ownerOf } from '../engagement/owner.ts';
import { type Engagement, peopleOf } from '../engagement/store.ts';
import type { NextStep } from '../news.ts';
import type { CardContext } from '../room.ts';
import { linksTo } from '../slack/delivery/links.ts';
import { requestState } from './cards.ts';
import { computeEvidence, type Evidence, lookInto } from './evidence.ts';
import { type Exit, exitGates, furthestExits } from './exits.ts';
import { type Obstacles, obstaclesTo } from './obstacles.ts';
import { mayPass, withAdditions } from './rules.ts';
import { askStep, chooseStep, fixStep, nobodyStep, rejectedStep, waitStep } from './screens/steps.ts';
import type { RequestState } from './screens/words.ts';
import { requestSubject } from './showings.ts';
import { failedItems } from './situation.ts';

/** A gate that is not asked for, or cannot be decided as it stands, with what it would rest on now. */
interface Left {
  exit: Exit;
  evidence: Evidence;
  obstacles: Obstacles;
}

/**
 * [E8] Once the work of a phase is done: the gates that end it are asked for, then they are waited for. Asked for is what
 * can be, first; where nothing can, it says what stands in the way.
 */
export async function endingStep(context: CardContext, engagement: Engagement): Promise<NextStep | null> {
  const { tx, workspaceId, world, now, say } = context;
  const [{ looking, phase }, people] = await Promise.all([
    lookInto({ tx, workspaceId, world, now, engagement }),
    peopleOf(tx, workspaceId, engagement.id),
  ]);
  if (exitGates(world.playbook.gates, phase).length === 0) return null;
  const owner = ownerOf(engagement, people);
  const exits = await furthestExits(looking, phase);
  const about = { say, engagement, owner };
  if (exits === null) return chooseStep(about);

  const open = exits.flatMap(({ standing, request }) => (standing === 'open' && request ? [request] : []));
  const found = await Promise.all(open.map(({ id }) => requestState(context, id)));
  const waiting = found.flatMap((state) => (state && failedItems(state).length === 0 ? [state] : []));
  const left: Left[] = [];
  for (const exit of exits) {
    const isSettled =
      exit.standing === 'passed' || waiting.some(({ request }) => request.id === exit.request?.id);
    if (isSettled) continue;
    const evidence = await computeEvidence(looking, exit.gate, exit.subject);
    const obstacles = await obstaclesTo(looking, exit.gate, exit.subject, owner, evidence);
    left.push({ exit, evidence, obstacles });
  }
  const ready = left.filter(isReady).map(({ exit }) => exit);
  if (ready.length > 0) return askStep(about, ready);
  if (waiting.length > 0) return waitStep(say, engagement, waiting, await linksOf(context, waiting));
  // All have passed, and the phase goes on all the same: one of them is asked for once more.
  return inTheWay(about, left) ?? askStep(about, exits);
}

const isReady = ({ exit, evidence, obstacles }: Left): boolean =>
  exit.standing !== 'open' && evidence.computedHold && obstacles.lacking.length === 0 && !obstacles.rejected;

const linksOf = (
  { tx, workspaceId }: CardContext,
  states: readonly RequestState[],
): ReturnType<typeof linksTo> =>
  linksTo(
    tx,
    workspaceId,
    states.map(({ request }) => requestSubject(request.id)),
  );

/** What keeps the first gate from being asked for. */
function inTheWay(about: Parameters<typeof fixStep>[0], left: readonly Left[]): NextStep | null {
  const [first] = left;
  if (!first) return null;
  const { exit, evidence, obstacles } = first;
  const item = withAdditions(exit.gate, evidence).items.find(({ key }) =>
    evidence.items.some((looked) => looked.key === key && looked.attest === undefined && !mayPass(looked)),
  );
  if (item) return fixStep(about, exit, item, evidence.fixes.get(item.key));
  if (obstacles.rejected) return rejectedStep(about, exit, obstacles.rejected);
  return obstacles.lacking.length > 0 ? nobodyStep(about, exit, obstacles.lacking) : null;
}
