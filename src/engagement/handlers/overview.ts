import type { Tx } from '../../../db/database.ts';
import type { ActionHandler, CommandHandler, Visit } from '../../handlers.ts';
import type { Task } from '../../news.ts';
import type { CardContext } from '../../room.ts';
import { commandGroups } from '../../slack/commands.ts';
import { readCard } from '../card.ts';
import { runFor } from '../commands.ts';
import { withNextStep } from '../next-step.ts';
import { lineOf } from '../screens/here.ts';
import { type Here, moreModal, overviewMessage } from '../screens/overview.ts';
import { currentPhase, type Engagement, engagementsInChannel, engagementsOf } from '../store.ts';
import { canSee } from '../view.ts';

/** [H2] `/playbook` alone: how things stand here, and what one can do now. */
export const overview: CommandHandler = async (visit) => {
  const { world, actor, say } = visit;
  const message = await world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const context = { tx, workspaceId: actor.workspaceId, world, now: world.clock.now(), say };
    const { here, elsewhere } = await engagementsAround(context, visit);
    const read: Here[] = [];
    for (const one of here) read.push(await readHere(context, one, actor.userId));
    return overviewMessage(say, read, actor.userId, elsewhere);
  });
  await visit.tell(message);
};

/** [X9] Those of this channel that the person may see, and their own of other places. */
async function engagementsAround(
  { tx }: Pick<CardContext, 'tx'>,
  { actor, channel }: Pick<Visit, 'actor' | 'channel'>,
): Promise<{ here: Engagement[]; elsewhere: Engagement[] }> {
  const here: Engagement[] = [];
  for (const one of await engagementsInChannel(tx, actor.workspaceId, channel))
    if (await canSee(tx, actor, one)) here.push(one);
  const mine = await engagementsOf(tx, actor.workspaceId, actor.userId);
  return { here, elsewhere: mine.filter((one) => one.channelId !== channel) };
}

/** An engagement as its card has it, and what waits on this person in it. */
export async function readHere(context: CardContext, engagement: Engagement, userId: string): Promise<Here> {
  const state = await readCard(context, engagement);
  const { id: engagementId } = engagement;
  const found = await Promise.all(
    context.world.rooms.map((room) => room.tasks?.(context, userId, engagementId) ?? []),
  );
  const tasks = found.flat().filter((task) => task.engagementId === engagementId);
  const all = withNextStep(tasks.toSorted(byDue), state.next, { userId, engagementId });
  return { state, tasks: engagement.state === 'active' ? all : [] };
}

const dueOf = ({ due }: Task): string => due?.toString() ?? '9';
const byDue = (a: Task, b: Task): number => Number(dueOf(a) > dueOf(b)) - Number(dueOf(a) < dueOf(b));

/** “More”: what else can be done and typed here. */
export const openMore: ActionHandler = async (visit) => {
  const { world, actor, say } = visit;
  const found = await world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const { here, elsewhere } = await engagementsAround({ tx }, visit);
    const phases = new Set<number>();
    for (const one of here) {
      phases.add((await currentPhase(tx, actor.workspaceId, one)).entry.phase);
      // [R3] What an earlier cycle put to work is watched and handled on, whatever phase this one is in.
      if (await isAtWork(visit, tx, one)) for (const phase of AT_WORK) phases.add(phase);
    }
    return { phases, elsewhere };
  });
  await visit.openModal(moreModal(say, found.phases, found.elsewhere, commandGroups(world, say)));
};

/** The phases of what is at work. */
const AT_WORK = [4, 5];

async function isAtWork({ world, actor }: Visit, tx: Tx, engagement: Engagement): Promise<boolean> {
  const context = { tx, workspaceId: actor.workspaceId, world, now: world.clock.now(), engagement };
  const found = await Promise.all(world.rooms.map((room) => room.deployments?.(context) ?? []));
  return found.flat().length > 0;
}

/** “Which engagement?” was answered. */
export const chooseEngagement: ActionHandler = (visit) => runFor(visit, lineOf(visit.member), visit.value);
