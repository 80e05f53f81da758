import { z } from 'zod';
import type { Tx } from '../../db/database.ts';
import { peopleOf, readPersonFlags } from '../engagement/store.ts';
import { viewEngagement } from '../engagement/view.ts';
import type { ActionHandler, ViewHandler, Visit } from '../handlers.ts';
import { readPerson } from '../slack/people.ts';
import { beforeChannelDigest, changeChannelDigest, changeMine } from './change-subscription.ts';
import { allChanges, composeDigest } from './compose.ts';
import { CHANNEL } from './ids.ts';
import { effective } from './schedules.ts';
import { changesModal, digestMessage } from './screens/digest.ts';
import { channelForm, mineForm, nowModal, type Settings, settingsFrom } from './screens/settings.ts';
import { bearings } from './sent-store.ts';
import { findSubscription } from './store.ts';

const meta = z.object({ id: z.uuid() });

async function readSettings(visit: Visit, tx: Tx, id: string, subscriber: string): Promise<Settings> {
  const { workspaceId, userId } = visit.actor;
  const engagement = await viewEngagement(tx, visit.actor, id);
  const kept = await findSubscription(tx, workspaceId, { engagementId: id, subscriber });
  const known = subscriber === CHANNEL ? null : await readPerson(tx, workspaceId, subscriber);
  const people = await peopleOf(tx, workspaceId, id);
  const flags = await readPersonFlags(tx, workspaceId, userId);
  return {
    engagement,
    isOn: kept?.isOn ?? subscriber === CHANNEL,
    ...effective(kept, engagement, known?.timeZone),
    mayChannel:
      (flags?.isAdmin ?? false) || people.some((one) => one.userId === userId && one.role === 'lead'),
  };
}

const settings = (visit: Visit, id: string, subscriber: string): Promise<Settings> =>
  visit.world.db.inWorkspace(visit.actor.workspaceId, (tx) => readSettings(visit, tx, id, subscriber));

/** `/playbook digest` */
export async function openMine(visit: Visit, engagementId: string): Promise<void> {
  await visit.openModal(mineForm(visit.say, await settings(visit, engagementId, visit.actor.userId)));
}

export const openChannel: ActionHandler = async (visit) => {
  await beforeChannelDigest(visit.world, visit.actor, { engagementId: visit.value });
  await visit.openModal(channelForm(visit.say, await settings(visit, visit.value, CHANNEL)));
};

export const submitMine: ViewHandler = async ({ world, actor, view }) => {
  const { id } = view.meta(meta);
  await changeMine(world, actor, { engagementId: id, ...settingsFrom(view.values) });
  return undefined;
};

export const submitChannel: ViewHandler = async ({ world, actor, view }) => {
  const { id } = view.meta(meta);
  await changeChannelDigest(world, actor, { engagementId: id, ...settingsFrom(view.values) });
  return undefined;
};

/** “Show me today’s now”: composed for this person, kept nowhere. */
export const showNow: ActionHandler = async (visit) => {
  const { world, actor, say, value, timeZone } = visit;
  const now = world.clock.now();
  const message = await world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const engagement = await viewEngagement(tx, actor, value);
    const context = { tx, workspaceId: actor.workspaceId, world, now, say };
    const of = { engagementId: value, subscriber: actor.userId };
    const date = now.toZonedDateTimeISO(timeZone).toPlainDate();
    const from = await bearings(tx, actor.workspaceId, of);
    return digestMessage(say, (await composeDigest(context, engagement, of, { date, from })).state);
  });
  await visit.openModal(nowModal(say, message));
};

/** “All changes” of a digest. [X9] Refused where the person may not see the engagement. */
export const showAll: ActionHandler = async (visit) => {
  const { world, actor, say, value } = visit;
  const { workspaceId } = actor;
  const [id, at] = z.tuple([z.uuid(), z.coerce.number()]).parse(value.split(' '));
  const since = Temporal.Instant.fromEpochMilliseconds(at);
  const all = await world.db.inWorkspace(workspaceId, async (tx) => {
    const engagement = await viewEngagement(tx, actor, id);
    const context = { tx, workspaceId, world, now: world.clock.now(), say };
    return allChanges(context, engagement.id, since);
  });
  await visit.openModal(changesModal(say, { ...all, since }));
};
