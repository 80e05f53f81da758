import { peopleOf } from '../engagement/store.ts';
import { cleaned } from '../record/clean-text.ts';
import { idFrom } from '../record/id-from.ts';
import { nameKey } from '../record/name-key.ts';
import { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import type { StepValue } from './step.ts';
import { permitted } from './store.ts';

/** One run of a step, as Slack tells of it. */
export interface Execution {
  /** Slack's id of the run. */
  id: string;
  step: string;
  at: Temporal.Instant;
  given: Readonly<Record<string, unknown>>;
}

/** What every step is told beside its own: the engagement's name, or its channel. */
const ENGAGEMENT = 'engagement';

/**
 * [H6] Does what a step says, for the lead who let workflows into the engagement. Done again it is done once.
 * @throws Refusal with what to do, for whoever reads why the workflow stopped
 */
export async function runStep(
  world: World,
  workspaceId: string,
  execution: Execution,
): Promise<Readonly<Record<string, StepValue>>> {
  const step = world.rooms.flatMap((room) => room.steps ?? []).find(({ id }) => id === execution.step);
  if (!step) throw new Refusal('workflow.refusal.step');
  const given = textsOf(execution.given, [ENGAGEMENT, ...step.needs, ...step.takes]);
  const lacking = [ENGAGEMENT, ...step.needs].filter((name) => given[name] === '');
  if (lacking.length > 0) throw new Refusal('workflow.refusal.lacking', { fields: lacking.join(', ') });
  const { engagement, givenBy } = await engagementOf(world, workspaceId, given[ENGAGEMENT] ?? '');
  return step.run({
    world,
    actor: { workspaceId, userId: givenBy, origin: 'workflow', key: execution.id },
    engagement,
    id: idFrom(workspaceId, 'workflow', execution.id),
    at: execution.at,
    given,
  });
}

/** [X10] Every field as text, also where a workflow hands on a number or a yes. */
const textsOf = (given: Execution['given'], names: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    names.map((name) => {
      const value = given[name];
      const isText = ['string', 'number', 'boolean'].includes(typeof value);
      return [name, isText ? cleaned(String(value)).trim() : ''];
    }),
  );

/**
 * The engagement that is meant, among those that let workflows in: by name, by channel, by id. [X9] One that does not is answered as one
 * that does not exist. Who let them in has to lead it still.
 */
async function engagementOf(world: World, workspaceId: string, typed: string) {
  const channel = /^<?#?([CG][A-Z0-9]{6,})(?:\|[^>]*)?>?$/.exec(typed)?.[1];
  return world.db.inWorkspace(workspaceId, async (tx) => {
    const found = (await permitted(tx, workspaceId)).filter(
      ({ engagement }) =>
        engagement.id === typed.toLowerCase() ||
        (channel !== undefined && engagement.channelId === channel) ||
        nameKey(engagement.name) === nameKey(typed),
    );
    const [only, ...others] = found;
    if (!only) throw new Refusal('workflow.refusal.engagement', { typed });
    if (others.length > 0) throw new Refusal('workflow.refusal.several', { typed });
    const people = await peopleOf(tx, workspaceId, only.engagement.id);
    const leads = people.some(
      (one) => one.userId === only.givenBy && one.role === 'lead' && !one.isDeactivated && !one.isExternal,
    );
    if (!leads) throw new Refusal('workflow.refusal.lapsed', { engagement: only.engagement.name });
    return only;
  });
}
