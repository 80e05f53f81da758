import { z } from 'zod';
import type { ActionHandler, ViewHandler, Visit } from '../../handlers.ts';
import { changeChannel } from '../change-channel.ts';
import { changeDetails } from '../change-details.ts';
import { byRole, changePeople } from '../change-people.ts';
import { changeState } from '../change-state.ts';
import { STATE_CHANGES, type StateChange } from '../rules.ts';
import { channelForm, channelFrom } from '../screens/channel-form.ts';
import { detailsForm, detailsFrom } from '../screens/details-form.ts';
import { type PeoplePart, peopleForm, peopleFrom, seenFrom } from '../screens/people-form.ts';
import { stateForm } from '../screens/state-form.ts';
import { stateMenu } from '../screens/state-menu.ts';
import { peopleOf } from '../store.ts';
import { viewEngagement } from '../view.ts';
import { openPhases } from './phases.ts';

const engagementMeta = z.object({ id: z.uuid() });

const read = (visit: Visit, id: string) =>
  visit.world.db.inWorkspace(visit.actor.workspaceId, async (tx) => {
    const engagement = await viewEngagement(tx, visit.actor, id);
    return { engagement, people: await peopleOf(tx, visit.actor.workspaceId, id) };
  });

export const openPeople =
  (part: PeoplePart) =>
  async (visit: Visit, id: string): Promise<void> => {
    const { engagement, people } = await read(visit, id);
    await visit.openModal(peopleForm(visit.say, engagement, part, byRole(people)));
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
  const { engagement } = await read(visit, id);
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
  const { engagement } = await read(visit, id);
  await visit.openModal(channelForm(visit.say, engagement));
}

export const submitChannel: ViewHandler = async ({ world, actor, view }) => {
  const { id } = view.meta(engagementMeta);
  await changeChannel(world, actor, { engagementId: id, ...channelFrom(view.values) });
  return undefined;
};

async function openStateMenu(visit: Visit, id: string): Promise<void> {
  const { engagement } = await read(visit, id);
  await visit.openModal(stateMenu(visit.say, engagement));
}

const stateChange = z.enum(Object.keys(STATE_CHANGES) as [StateChange, ...StateChange[]]);

export const openState: ActionHandler = async (visit) => {
  const change = stateChange.parse(visit.member);
  const { engagement } = await read(visit, visit.value);
  await visit.openModal(stateForm(visit.say, engagement, change));
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
