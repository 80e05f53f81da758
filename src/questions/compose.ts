import { createHash } from 'node:crypto';
import type { SlackMessage } from '@phasegate/block-kit/blocks.ts';
import { findEngagement } from '../engagement/store.ts';
import { canSee } from '../engagement/view.ts';
import type { Answer, Question } from '../news.ts';
import type { Actor } from '../record/act.ts';
import type { CardContext } from '../room.ts';
import { linksTo } from '../slack/delivery/links.ts';
import type { World } from '../world.ts';
import { HELP, MINE, tasksAnswer } from './own.ts';
import { answerMessage, examplesMessage, noneMessage, whichMessage } from './screens/answer.ts';
import { engagementsSeen, type Kept } from './store.ts';

/** Every question that a room answers, in the order of the house. */
export const questionsOf = (world: World): readonly Question[] =>
  world.rooms.flatMap((room) => room.questions ?? []);

type Told = Extract<Kept, { kind: 'answer' }>;

/** What is known: null for what is of no use any more. [X9] An engagement that is hidden by now is as if it were not there. */
export interface Known {
  answer: Answer;
  engagement: { id: string; name: string } | null;
}

/** [H3] The answer as things stand, from the places where screens have it. */
export async function known(context: CardContext, actor: Actor, told: Told): Promise<Known | null> {
  const { tx, workspaceId, world } = context;
  if (told.question === MINE) return { answer: await tasksAnswer(context, actor.userId), engagement: null };
  const question = questionsOf(world).find(({ name }) => name === told.question);
  const engagement = told.engagementId && (await findEngagement(tx, workspaceId, told.engagementId));
  if (!question || !engagement || !(await canSee(tx, actor, engagement))) return null;
  const asked = { userId: actor.userId, since: Temporal.Instant.from(told.since), role: told.role };
  return { answer: await question.answer(context, engagement, asked), engagement };
}

/** What a language model may put in other words. */
export const factsOf = ({ answer, engagement }: Known): string =>
  [...(engagement ? [engagement.name] : []), ...answer.lines].join('\n');

/** Of what was given to a model: its words count while it is the same. */
export const markOf = (facts: string): string => createHash('sha256').update(facts).digest('hex');

/** The message that answers a question. */
export async function compose(
  context: CardContext,
  actor: Actor,
  { id, kept }: { id: string; kept: Kept },
): Promise<SlackMessage> {
  const { tx, workspaceId, world, say, now } = context;
  switch (kept.kind) {
    case 'none':
      return noneMessage(say, kept.typed);
    case 'unknown':
      return examplesMessage(say, 'questions.unknown', questionsOf(world), null);
    case 'which': {
      const wanted = new Set(kept.among);
      const among = (await engagementsSeen(tx, actor)).filter((one) => wanted.has(one.id));
      return whichMessage(say, { ...kept, id }, among);
    }
    case 'answer': {
      if (kept.question === HELP) return examplesMessage(say, 'questions.help', questionsOf(world), null);
      const found = await known(context, actor, kept);
      if (!found) return noneMessage(say, null);
      const subjects = (found.answer.sources ?? []).map(({ subject }) => subject);
      const links = await linksTo(tx, workspaceId, subjects);
      const phrased = kept.phrased?.of === markOf(factsOf(found)) ? kept.phrased.text : null;
      return answerMessage(say, { ...found, unknown: kept.unknown, links, phrased, now });
    }
  }
}
