import { mention } from '@phasegate/block-kit/escape.ts';
import { z } from 'zod';
import { APPROVER_ROLES } from '../../engagement/roles.ts';
import { engagementVerb } from '../../engagement/verb.ts';
import type { ActionHandler, ActionVisit, ViewHandler, Visit } from '../../handlers.ts';
import { Refusal } from '../../refusal.ts';
import { markup } from '../../texts/say.ts';
import { takeBack } from '../decide.ts';
import { delegate, endDelegation, newDelegationId } from '../delegate.ts';
import { mayPropose, notRatifiable, proposeOverride, ratify, secondOverride } from '../override.ts';
import { withdraw } from '../request.ts';
import { behindModal } from '../screens/behind.ts';
import { evidenceModal } from '../screens/evidence.ts';
import { delegateForm, overrideForm, withdrawForm } from '../screens/forms.ts';
import { backMessage } from '../screens/replies.ts';
import { dayIn } from '../situation.ts';
import { delegationsOf } from '../store.ts';

import { read } from './read.ts';

export const openEvidence: ActionHandler = async (visit) => {
  await visit.openModal(evidenceModal(visit.say, await read(visit, visit.value)));
};

/** [G14] What stands behind one item: the request's id and the item's key. */
export const openItem: ActionHandler = async (visit) => {
  const [requestId = '', key = ''] = visit.value.split(' ');
  const state = await read(visit, requestId);
  const behind = state.behind[state.items.find((item) => item.key === key)?.check ?? ''];
  if (!behind || !('read' in behind)) throw new Refusal('refusal.not-found');
  const { world, actor, say } = visit;
  const { workspaceId } = actor;
  const shown = await world.db.inWorkspace(workspaceId, (tx) =>
    behind.read({
      tx,
      workspaceId,
      world,
      now: world.clock.now(),
      engagement: state.engagement,
      subject: state.request.subject,
      say,
    }),
  );
  await visit.openModal(behindModal(say, state, key, shown));
};

const requestMeta = z.object({ requestId: z.uuid() });

async function openWithdraw(visit: ActionVisit, requestId: string): Promise<void> {
  await visit.openModal(withdrawForm(visit.say, await read(visit, requestId)));
}

export const submitWithdraw: ViewHandler = async ({ world, actor, view }) => {
  const { requestId } = view.meta(requestMeta);
  await withdraw(world, actor, { requestId, reason: view.values.text('reason') });
  return { clear: true };
};

/** Only whom the form would not refuse gets to fill it in. */
const mayDelegate = engagementVerb({
  input: z.object({ engagementId: z.uuid() }),
  may: [...APPROVER_ROLES, 'lead'],
  run: async ({ tx, actor, now, engagement }) => ({
    mandates: await delegationsOf(tx, actor.workspaceId, engagement.id),
    today: dayIn(now, engagement),
  }),
});

async function openDelegate(visit: ActionVisit, requestId: string): Promise<void> {
  const { engagement } = await read(visit, requestId);
  await delegateHere(visit, engagement);
}

/** `/playbook delegate`: who decides in whose place, while they are away. */
export async function delegateHere(visit: Visit, engagement: { id: string }): Promise<void> {
  const { mandates, today } = await mayDelegate(visit.world, visit.actor, { engagementId: engagement.id });
  const current = mandates
    .filter((one) => one.untilDay >= today)
    .map((one) =>
      visit.say.md('gates.delegate.line', {
        to: markup(mention(one.toUser)),
        from: markup(mention(one.fromUser)),
        first: { day: one.fromDay },
        last: { day: one.untilDay },
      }),
    );
  const initial = { from: visit.actor.userId, fromDay: today, current };
  await visit.openModal(delegateForm(visit.say, engagement.id, newDelegationId(), initial));
}

const delegateMeta = z.object({ engagementId: z.uuid(), id: z.uuid() });

export const submitDelegate: ViewHandler = async ({ world, actor, view }) => {
  const { engagementId, id } = view.meta(delegateMeta);
  const from = view.values.text('from');
  const to = view.values.text('to');
  if (!to) await endDelegation(world, actor, { engagementId, from });
  else {
    const [fromDay = '', untilDay = ''] = ['fromDay', 'untilDay'].map((field) => view.values.text(field));
    await delegate(world, actor, { engagementId, id, from, to, fromDay, untilDay });
  }
  return { clear: true };
};

async function openOverride(visit: ActionVisit, requestId: string): Promise<void> {
  const state = await read(visit, requestId);
  await mayPropose(visit.world, visit.actor);
  await visit.openModal(overrideForm(visit.say, state, notRatifiable(state, visit.actor.userId)));
}

export const submitOverride: ViewHandler = async ({ world, actor, view }) => {
  const { requestId } = view.meta(requestMeta);
  await proposeOverride(world, actor, { requestId, reason: view.values.text('reason') });
  return { clear: true };
};

export const agreeToOverride: ActionHandler = ({ world, actor, value }) =>
  secondOverride(world, actor, value);

export const ratifyOverride: ActionHandler = async ({ world, actor, value }) => {
  await ratify(world, actor, value);
};

async function takeMineBack(visit: ActionVisit, requestId: string): Promise<void> {
  const done = await takeBack(visit.world, visit.actor, { requestId });
  await visit.tell(backMessage(visit.say, done));
}

const MENU: Record<string, (visit: ActionVisit, requestId: string) => Promise<void>> = {
  'take-back': takeMineBack,
  withdraw: openWithdraw,
  delegate: openDelegate,
  override: openOverride,
};

/** The request's “…” menu: its id and what to open. */
export const chooseMore: ActionHandler = async (visit) => {
  const [requestId = '', what = ''] = visit.value.split(' ');
  await MENU[what]?.(visit, requestId);
};
