import { button } from '@phasegate/block-kit/blocks.ts';
import { and, eq, isNull } from 'drizzle-orm';
import { deployment as deploymentTable } from '../../../db/schema/production.ts';
import { findEngagement, peopleOf } from '../../engagement/store.ts';
import type { Tick } from '../../jobs/clock.ts';
import type { DigestPart, Task, Waiting } from '../../news.ts';
import { act } from '../../record/act.ts';
import type { Card, CardContext } from '../../room.ts';
import type { World } from '../../world.ts';
import { DEPLOYMENT_IDS } from '../deployments/ids.ts';
import { refValue } from '../deployments/ref.ts';
import { DEPLOYMENT_CARD } from '../deployments/showings.ts';
import { type Deployment, deploymentAtWork } from '../deployments/store.ts';
import { openErrorsOf } from './error-store.ts';
import { deploymentMessage } from './screens/card.ts';
import { isJudgedSince } from './tally-store.ts';
import { stageView, stageViewOf } from './view.ts';

/** [S2.2] [S3.4] */
export const deploymentCard: Card = async (context, id) =>
  deploymentMessage(context.say, await stageViewOf(context, context.workspaceId, id));

const liveOnes = ({ tx, workspaceId }: CardContext, engagementId?: string): Promise<Deployment[]> =>
  tx
    .select()
    .from(deploymentTable)
    .where(
      and(
        eq(deploymentTable.workspaceId, workspaceId),
        isNull(deploymentTable.endedAt),
        engagementId ? eq(deploymentTable.engagementId, engagementId) : undefined,
      ),
    );

/** [E5] A model that stands still asks its lead and whoever answers for the system to see to it. */
export async function stageTasks(
  context: CardContext,
  userId: string,
  engagementId?: string,
): Promise<Task[]> {
  const { tx, workspaceId, say } = context;
  const tasks: Task[] = [];
  for (const found of await liveOnes(context, engagementId)) {
    if (!found.pausedAt) continue;
    const engagement = await findEngagement(tx, workspaceId, found.engagementId);
    const people = await peopleOf(tx, workspaceId, found.engagementId);
    const isMine = people.some(
      (person) => person.userId === userId && (person.role === 'lead' || person.role === 'engineering'),
    );
    if (engagement?.state !== 'active' || !isMine) continue;
    const errors = await openErrorsOf(tx, found);
    tasks.push({
      engagementId: found.engagementId,
      what: say.md('production.task.paused', { model: found.model, count: errors.length }),
      why: say('production.task.why'),
      due: null,
      since: found.pausedAt,
      button: button(
        say(errors.length > 0 ? 'production.button.see' : 'production.button.resume'),
        errors.length > 0 ? DEPLOYMENT_IDS.errors : DEPLOYMENT_IDS.resume,
        { value: refValue(found) },
      ),
    });
  }
  return tasks;
}

/** [D1] What a model at work waits for. */
export async function stageDigest(context: CardContext, engagementId: string): Promise<DigestPart> {
  const { tx, workspaceId, say } = context;
  const engagement = await findEngagement(tx, workspaceId, engagementId);
  const live = engagement && (await deploymentAtWork(tx, workspaceId, engagement));
  if (!live) return { changed: [], waiting: [] };
  const view = await stageView(context, live);
  const people = await peopleOf(tx, workspaceId, engagementId);
  const leads = people.filter(({ role, isDeactivated }) => role === 'lead' && !isDeactivated);
  const on = leads.map(({ userId }) => userId);
  const waiting: Waiting[] = [];
  if (live.pausedAt)
    waiting.push({
      what: say.md('production.waiting.paused', { model: live.model, cause: live.pausedCause }),
      on,
      since: live.pausedAt,
    });
  else if (view.state === 'silent')
    waiting.push({ what: say.md('production.waiting.silent', { model: live.model }), on, since: null });
  // How sure it is of its share of right cases stands in the phase's numbers.
  return { changed: [], waiting };
}

const EVERY = { minutes: 10 };
/** The minute of the hour at which every card is brought up to date. */
const FULL = 7;

/**
 * [S1.3] [S3.3] Every ten minutes the cards of models that cases were judged of; every hour all: days pass and data stops coming
 * without anybody doing anything.
 */
export const stageTick: Tick<World> = {
  name: 'production.stage.show',
  cron: `${FULL}-59/${EVERY.minutes} * * * *`,
  run: (world, actor, slot) =>
    act(world, actor, async ({ tx, show }) => {
      const isFull = slot.toZonedDateTimeISO('UTC').minute === FULL;
      const live = await tx
        .select()
        .from(deploymentTable)
        .where(and(eq(deploymentTable.workspaceId, actor.workspaceId), isNull(deploymentTable.endedAt)));
      for (const found of live) {
        const engagement = await findEngagement(tx, actor.workspaceId, found.engagementId);
        if (engagement?.state !== 'active' || !engagement.channelId) continue;
        if (!isFull && !(await isJudgedSince(tx, found, slot.subtract(EVERY)))) continue;
        show({
          subject: `${DEPLOYMENT_CARD}:${found.id}`,
          destination: engagement.channelId,
          engagementId: engagement.id,
        });
      }
    }),
};
