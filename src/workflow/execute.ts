import { z } from 'zod';
import type { EventHandler, EventVisit } from '../handlers.ts';
import { unmarked } from '../record/unmarked.ts';
import { FieldRefusals, Refusal } from '../refusal.ts';
import { databaseFault } from '../slack/database-fault.ts';
import { slackFailure } from '../slack/errors.ts';
import { instantOf, readEvent, timestamp } from '../slack/event-form.ts';
import { houseLanguage } from '../slack/house-language.ts';
import { withNames } from '../slack/plain-words.ts';
import { type Say, sayIn } from '../texts/say.ts';
import type { World } from '../world.ts';
import { runStep } from './run.ts';
import type { StepValue } from './step.ts';

const executed = z.object({
  function: z.object({ callback_id: z.string() }),
  function_execution_id: z.string(),
  inputs: z.record(z.string(), z.unknown()).default({}),
  /** One that says nothing stops no workflow. */
  event_ts: timestamp.optional().catch(undefined),
});

type Outcome = { outputs: Readonly<Record<string, StepValue>> } | { error: string };

/** [H6] A workflow has come to a step of ours, and waits until it is told how that went. */
export const onStep: EventHandler = async (visit) => {
  const event = readEvent(executed, visit.event);
  const outcome = await outcomeOf(visit, event);
  await complete(visit, event.function_execution_id, outcome);
};

async function outcomeOf(
  { world, actor, log }: EventVisit,
  { function: { callback_id: step }, function_execution_id: id, inputs, event_ts }: z.output<typeof executed>,
): Promise<Outcome> {
  const { workspaceId } = actor;
  const at = event_ts === undefined ? world.clock.now() : instantOf(event_ts);
  try {
    return { outputs: await runStep(world, workspaceId, { id, step, at, given: inputs }) };
  } catch (error) {
    // The database is away: the event comes again, and the workflow waits.
    if (databaseFault(error)) throw error;
    const refusals =
      error instanceof FieldRefusals ? error.refusals : error instanceof Refusal ? [error] : [];
    if (refusals.length === 0) log.error({ err: error, step }, 'a step of a workflow failed');
    return { error: await wordsOf(world, workspaceId, refusals) };
  }
}

/** Slackbot passes it on to people of the workspace, in its language; it calls nobody. */
async function wordsOf(world: World, workspaceId: string, refusals: readonly Refusal[]): Promise<string> {
  return world.db.inWorkspace(workspaceId, async (tx) => {
    const say = sayIn(await houseLanguage(tx, workspaceId));
    if (refusals.length === 0) return say('workflow.error.fault');
    const lines = await Promise.all(
      refusals.map((refusal) => withNames(tx, workspaceId, lineOf(say, refusal), say('common.somebody'))),
    );
    return unmarked(lines.join('\n')).slice(0, MOST);
  });
}

const MOST = 1_000;

const lineOf = (say: Say, { key, params, field }: Refusal) => {
  const words = say.md(key, params);
  return field === undefined ? words : say.md('workflow.error.field', { field, words });
};

/** The app's own token does; the one that came with the event is not kept. */
async function complete({ client, log }: EventVisit, id: string, outcome: Outcome): Promise<void> {
  const about = { function_execution_id: id };
  try {
    if ('error' in outcome) await client.functions.completeError({ ...about, error: outcome.error });
    else await client.functions.completeSuccess({ ...about, outputs: { ...outcome.outputs } });
  } catch (error) {
    const { kind, code, details } = slackFailure(error);
    if (kind === 'rate-limited' || kind === 'retry' || kind === 'unclear') throw error;
    // Told already, or the workflow was ended meanwhile: nobody waits any more.
    if (OVER.has(code)) return;
    log.error({ code, details, execution: id }, 'a workflow could not be told how its step went');
  }
}

const OVER = new Set([
  'execution_not_in_running_state',
  'function_execution_not_found',
  'function_already_completed',
]);
