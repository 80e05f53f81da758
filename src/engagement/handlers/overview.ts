import type { ActionHandler, CommandHandler } from '../../handlers.ts';
import { commandGroups } from '../../slack/commands.ts';
import { readCard } from '../card.ts';
import { runFor } from '../commands.ts';
import { lineOf } from '../screens/here.ts';
import { overviewMessage } from '../screens/overview.ts';
import { engagementsInChannel, engagementsOf } from '../store.ts';
import { canSee } from '../view.ts';

/** [H2] `/playbook` alone: how things stand here, and what one can do now. */
export const overview: CommandHandler = async (visit) => {
  const { world, actor, say, channel } = visit;
  const context = { workspaceId: actor.workspaceId, world, now: world.clock.now(), say };
  const message = await world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const here = [];
    for (const one of await engagementsInChannel(tx, actor.workspaceId, channel)) {
      if (await canSee(tx, actor, one)) here.push(await readCard({ ...context, tx }, one));
    }
    const mine = await engagementsOf(tx, actor.workspaceId, actor.userId);
    const elsewhere = mine.filter((one) => one.channelId !== channel);
    return overviewMessage(say, here, actor.userId, elsewhere, commandGroups(world, say));
  });
  await visit.tell(message);
};

/** “Which engagement?” was answered. */
export const chooseEngagement: ActionHandler = (visit) => runFor(visit, lineOf(visit.member), visit.value);
