import { fitText } from '@phasegate/block-kit/fit.ts';
import { z } from 'zod';
import type { EventHandler, EventVisit } from '../handlers.ts';
import { act } from '../record/act.ts';
import { cleanedLine } from '../record/clean-text.ts';
import { slackFailure } from '../slack/errors.ts';
import { readEvent } from '../slack/event-form.ts';
import { questionsOf } from './compose.ts';
import { engagementsSeen, findPane, keepPane, markTitled } from './store.ts';

const thread = z.object({
  assistant_thread: z.object({
    channel_id: z.string(),
    thread_ts: z.string(),
    context: z.object({ channel_id: z.string().nullish() }).default({}),
  }),
});

/** What is suggested, by name; Slack shows four. */
const SUGGESTED = ['blocks', 'approve', 'late', 'changed'];
const TITLE_MAX = 60;

/** [H3] The assistant pane was opened, or its person looks at another channel: what is asked there is about its engagement. */
export const onPane: EventHandler = async (visit) => {
  const { world, actor, say } = visit;
  const { workspaceId } = actor;
  const {
    channel_id: channel,
    thread_ts: threadTs,
    context,
  } = readEvent(thread, visit.event).assistant_thread;
  const lookingAt = context.channel_id ?? '';
  const seen = await act(world, actor, async ({ tx, now }) => {
    await keepPane(tx, { workspaceId, channel, threadTs, lookingAt, seenAt: now });
    return engagementsSeen(tx, actor);
  });
  const here = seen.filter((one) => one.channelId === lookingAt);
  const [only, ...others] = here.length > 0 ? here : seen.filter(({ isMine }) => isMine);
  const name = only && others.length === 0 ? fitText(only.name, 60) : say('questions.example.this');
  const questions = questionsOf(world);
  const prompts = SUGGESTED.flatMap((wanted) => questions.find((one) => one.name === wanted) ?? []).map(
    ({ example }) => ({ title: say(example, { name }), message: say(example, { name }) }),
  );
  await kindly(visit, (client) =>
    client.assistant.threads.setSuggestedPrompts({
      channel_id: channel,
      thread_ts: threadTs,
      title: say('questions.pane.prompts'),
      prompts: prompts as [(typeof prompts)[0], ...typeof prompts],
    }),
  );
};

interface Place {
  channel: string;
  threadTs: string;
}

const paneOf = ({ world, actor }: EventVisit, place: Place) =>
  world.db.inWorkspace(actor.workspaceId, (tx) => findPane(tx, { workspaceId: actor.workspaceId, ...place }));

/** That it is being looked up; Slack takes it away with the answer. */
export async function showLooking(visit: EventVisit, place: Place): Promise<void> {
  if (!(await paneOf(visit, place))) return;
  await kindly(visit, (client) =>
    client.assistant.threads.setStatus({
      channel_id: place.channel,
      thread_ts: place.threadTs,
      status: visit.say('questions.pane.looking'),
    }),
  );
}

/** A thread of the pane is called by the first question in it. */
export async function titleThread(visit: EventVisit, place: Place, text: string): Promise<void> {
  const pane = await paneOf(visit, place);
  const title = fitText(cleanedLine(text), TITLE_MAX);
  if (!pane || pane.isTitled || title === '') return;
  const { workspaceId } = visit.actor;
  await kindly(visit, (client) =>
    client.assistant.threads.setTitle({ channel_id: place.channel, thread_ts: place.threadTs, title }),
  );
  await visit.world.db.inWorkspace(workspaceId, (tx) => markTitled(tx, { workspaceId, ...place }));
}

/** What stands around an answer is a convenience: where Slack does not take it, the answer comes all the same. */
async function kindly(
  { client, log }: EventVisit,
  work: (client: EventVisit['client']) => Promise<unknown>,
): Promise<void> {
  try {
    await work(client);
  } catch (error) {
    log.info({ code: slackFailure(error).code }, 'the assistant pane could not be brought up to date');
  }
}
