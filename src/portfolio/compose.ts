import { courseOf, type HomeEngagement } from '../home/compose.ts';
import type { Reader } from '../home/opened-store.ts';
import { engagementsSeen } from '../home/seen-store.ts';
import type { Task } from '../news.ts';
import type { CardContext } from '../room.ts';
import { sealsInForce } from '../seal/store.ts';
import { type OpenRequest, openRequestsOf } from './requests-store.ts';
import { type Placed, portfolioOrder, sumsOf, type Worth } from './rules.ts';

export interface PortfolioEngagement extends HomeEngagement, Placed {}

/** Everything the portfolio says, to one person. */
export interface PortfolioState {
  /** The person's date. */
  date: Temporal.PlainDate;
  /** What asks for attention first. */
  engagements: readonly PortfolioEngagement[];
  /** Decisions that gates wait for, the longest first. */
  decisions: readonly (OpenRequest & { engagement: string })[];
  /** By currency: what the seals in force promise a year, and what was gained to date. */
  sealed: readonly Worth[];
  realised: readonly Worth[];
  tasks: readonly Task[];
}

/** [D4] Reads the engagements under way that a person may see. [X9] Of others it knows nothing, not even in a sum. */
export async function composePortfolio(
  context: CardContext,
  reader: Reader,
  date: Temporal.PlainDate,
): Promise<PortfolioState> {
  const { tx, workspaceId, world } = context;
  const seen = await engagementsSeen(tx, workspaceId, reader);
  const courses = seen.map((one) => courseOf(context, one));
  const ids = seen.map(({ engagement }) => engagement.id);
  const names = new Map(seen.map(({ engagement }) => [engagement.id, engagement.name]));
  const requests = await openRequestsOf(tx, workspaceId, ids);
  const asked = Map.groupBy(requests, ({ engagementId }) => engagementId);
  const seals = await sealsInForce(
    tx,
    workspaceId,
    seen.map(({ engagement }) => engagement),
  );
  const atWork = courses.filter(({ phase }) => phase === world.playbook.phases.at(-1)?.phase);
  const realised: Worth[] = [];
  for (const room of world.rooms)
    for (const { seen: one } of room.realised ? atWork : []) {
      const worth = await room.realised?.(context, one.engagement);
      if (worth) realised.push(worth);
    }
  return {
    date,
    engagements: courses
      .map((course) => ({
        ...course,
        isPaused: course.seen.engagement.state !== 'active',
        waiting: asked.get(course.seen.engagement.id)?.length ?? 0,
      }))
      .toSorted(portfolioOrder),
    decisions: requests.map((one) => ({ ...one, engagement: names.get(one.engagementId) ?? '' })),
    sealed: sumsOf(
      seals.map(({ content: { roi } }) => ({ amount: roi.valuePerYear, currency: roi.currency })),
    ),
    realised: sumsOf(realised),
    tasks: await tasksOf(context, reader, names),
  };
}

/** [D2] What waits on the reader, in all of them; each says in which. */
async function tasksOf(
  context: CardContext,
  { userId }: Reader,
  names: ReadonlyMap<string, string>,
): Promise<Task[]> {
  const tasks: Task[] = [];
  for (const room of context.world.rooms) tasks.push(...((await room.tasks?.(context, userId)) ?? []));
  return tasks.filter(({ engagementId }) => names.has(engagementId));
}
