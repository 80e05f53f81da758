import { z } from 'zod';
import type { ActionHandler, ViewHandler, Visit } from '../../handlers.ts';
import type { EngagementCommand } from '../../room.ts';
import { changeChannel } from '../change-channel.ts';
import { changeDetails } from '../change-details.ts';
import { byRole, changePeople } from '../change-people.ts';
import { changeState } from '../change-state.ts';
import { rightsOf } from '../rights.ts';
import { ENGAGEMENT_STATES, STATE_CHANGES, type StateChange } from '../rules.ts';
import { channelForm, channelFrom } from '../screens/channel-form.ts';
import { detailsForm, detailsFrom } from '../screens/details-form.ts';
import { type PeoplePart, peopleForm, peopleFrom, peopleModal, seenFrom } from '../screens/people-form.ts';
import { stateForm } from '../screens/state-form.ts';
import { stateMenu } from '../screens/state-menu.ts';
import { peopleOf } from '../store.ts';
import { engagementVerb } from '../verb.ts';
import { viewEngagement } from '../view.ts';
import { openPhases } from './phases.ts';

const engagementMeta = z.object({ id: z.uuid() });

const read = (visit: Visit, id: string) =>
  visit.world.db.inWorkspace(visit.actor.workspaceId, async (tx) => {
    const engagement = await viewEngagement(tx, visit.actor, id);
    const may = await rightsOf(tx, visit.actor, id, CHANGEABLE);
    return { engagement, people: await peopleOf(tx, visit.actor.workspaceId, id), may };
  });

/** As the verbs have it that change people, details and channel. */
const CHANGEABLE = ['active', 'paused', 'closed'] as const;

/** Only whom a form would not refuse gets to fill it in. */
const mayLead = engagementVerb({
  input: z.object({ engagementId: z.uuid() }),
  may: ['lead'],
  admins: true,
  during: CHANGEABLE,
  run: async ({ engagement }) => engagement,
});

/** Who is who: for the lead to change, for everybody else to read. */
export const openPeople =
  (part: PeoplePart) =>
  async (visit: Visit, id: string): Promise<void> => {
    const { engagement, people, may } = await read(visit, id);
    const shown = may(['lead'], true) ? peopleForm : peopleModal;
    await visit.openModal(shown(visit.say, engagement, part, byRole(people)));
  };

const peopleMeta = engagementMeta.extend({
  part: z.enum(['team', 'approvers']),
  // A form that was open before an update has none.
  seen: z.record(z.string(), z.string()).optional(),
});

export const submitPeople: ViewHandler = async ({ world, actor, view }) => {
  const { id, part, seen } = view.meta(peopleMeta);
  await changePeople(world, actor, {
    engagementId: id,
    ...peopleFrom(view.values, part),
    ...(seen && { seen: seenFrom(seen) }),
  });
  return undefined;
};

export async function openDetails(visit: Visit, id: string): Promise<void> {
  const engagement = await mayLead(visit.world, visit.actor, { engagementId: id });
  await visit.openModal(detailsForm(visit.say, engagement));
}

export const submitDetails: ViewHandler = async ({ world, actor, view }) => {
  const { id, version } = view.meta(engagementMeta.extend({ version: z.int() }));
  const { visibility, ...fields } = detailsFrom(view.values);
  await changeDetails(world, actor, {
    engagementId: id,
    version,
    ...fields,
    visibility: visibility as 'open' | 'restricted',
  });
  return undefined;
};

export async function openChannel(visit: Visit, id: string): Promise<void> {
  const engagement = await mayLead(visit.world, visit.actor, { engagementId: id });
  await visit.openModal(channelForm(visit.say, engagement));
}

export const submitChannel: ViewHandler = async ({ world, actor, view }) => {
  const { id } = view.meta(engagementMeta);
  await changeChannel(world, actor, { engagementId: id, ...channelFrom(view.values) });
  return undefined;
};

/** `/playbook state`: what can be done with the engagement as a whole, with the buttons for those who may. */
export async function openStateMenu(visit: Visit, id: string): Promise<void> {
  const { world, actor, say } = visit;
  const { engagement, mayChange } = await world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const may = await rightsOf(tx, actor, id, ENGAGEMENT_STATES);
    return { engagement: await viewEngagement(tx, actor, id), mayChange: may(['lead'], true) };
  });
  await visit.openModal(stateMenu(say, engagement, mayChange));
}

const stateChange = z.enum(Object.keys(STATE_CHANGES) as [StateChange, ...StateChange[]]);

const mayChangeState = engagementVerb({
  input: z.object({ engagementId: z.uuid() }),
  may: ['lead'],
  admins: true,
  during: ENGAGEMENT_STATES,
  run: async ({ engagement }) => engagement,
});

async function openStateForm(visit: Visit, id: string, change: StateChange): Promise<void> {
  const engagement = await mayChangeState(visit.world, visit.actor, { engagementId: id });
  await visit.openModal(stateForm(visit.say, engagement, change));
}

export const openState: ActionHandler = (visit) =>
  openStateForm(visit, visit.value, stateChange.parse(visit.member));

/** `/playbook pause`: pauses what runs, resumes what is paused. What is closed is told what can be done with it. */
export const pauseHere: EngagementCommand['run'] = (visit, { id, state }) => {
  if (state === 'active') return openStateForm(visit, id, 'pause');
  return state === 'paused' ? openStateForm(visit, id, 'resume') : openStateMenu(visit, id);
};

const stateMeta = engagementMeta.extend({ change: stateChange });

export const submitState: ViewHandler = async ({ world, actor, view }) => {
  const { id, change } = view.meta(stateMeta);
  await changeState(world, actor, { engagementId: id, change, reason: view.values.text('reason') });
  return { clear: true };
};

const MENU: Record<string, (visit: Visit, id: string) => Promise<void>> = {
  team: openPeople('team'),
  approvers: openPeople('approvers'),
  details: openDetails,
  phases: openPhases,
  state: openStateMenu,
};

/** The card's “…” menu: an engagement id and what to open. */
export const chooseMore: ActionHandler = async (visit) => {
  const [id = '', what = ''] = visit.value.split(' ');
  await MENU[what]?.(visit, id);
};
