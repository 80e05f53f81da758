import { cardOf } from '../../engagement/card-subject.ts';
import { type Engagement, findEngagement } from '../../engagement/store.ts';
import type { EngagementActing } from '../../engagement/verb.ts';
import { viewEngagement } from '../../engagement/view.ts';
import { type Actor, act } from '../../record/act.ts';
import { Refusal } from '../../refusal.ts';
import type { Card, CardContext } from '../../room.ts';
import type { World } from '../../world.ts';
import { ROADMAP_CARD } from './ids.ts';
import { roadmapPicture } from './picture.ts';
import { readRoadmap } from './read.ts';
import { roadmapMessage } from './screens/message.ts';
import type { RoadmapState } from './screens/words.ts';

/** Use cases in the picture: as many as can be read in one. */
const DRAWN = 24;

/** [R3] Posts the roadmap in the thread of the card, or brings it up to date where it stands. */
function showRoadmap({ engagement, show }: Pick<EngagementActing, 'engagement' | 'show'>): void {
  if (!engagement.channelId) return;
  show({
    subject: `${ROADMAP_CARD}:${engagement.id}`,
    destination: engagement.channelId,
    threadOf: cardOf(engagement.id, engagement.channelId).subject,
    engagementId: engagement.id,
  });
}

/**
 * [R3] Has the roadmap posted. It changes nothing, so whoever may see the engagement may ask for it.
 * @returns the engagement's name. @throws Refusal where there is nothing to show, or the engagement has no channel
 */
export async function postRoadmap(world: World, actor: Actor, engagementId: string): Promise<string> {
  return act(world, actor, async (acting) => {
    const engagement = await viewEngagement(acting.tx, actor, engagementId);
    if (!engagement.channelId) throw new Refusal('gates.refusal.channel');
    const context = { tx: acting.tx, workspaceId: actor.workspaceId, world, now: acting.now };
    if ((await readRoadmap(context, engagement)).length === 0) throw new Refusal('roadmap.refusal.empty');
    showRoadmap({ ...acting, engagement });
    return engagement.name;
  });
}

/** Null where there is no use case yet. */
export async function roadmapState(
  context: Omit<CardContext, 'say'>,
  engagement: Engagement,
): Promise<RoadmapState | null> {
  const steps = await readRoadmap(context, engagement);
  if (steps.length === 0) return null;
  return {
    engagement,
    phases: context.world.playbook.phases,
    shown: steps.slice(0, DRAWN),
    total: steps.length,
  };
}

export const roadmapCard: Card = async (context, id) => {
  const engagement = await findEngagement(context.tx, context.workspaceId, id);
  const state = engagement && (await roadmapState(context, engagement));
  return state ? roadmapMessage(context.say, state, roadmapPicture(context.say, state)) : null;
};
