import { mention } from '@phasegate/block-kit/escape.ts';
import { z } from 'zod';
import { viewEngagement } from '../../engagement/view.ts';
import type { ActionHandler, ActionVisit, ViewHandler, Visit } from '../../handlers.ts';
import { Refusal } from '../../refusal.ts';
import { markup } from '../../texts/say.ts';
import { weekdayText } from '../../texts/words.ts';
import { attest, attestRoles, withdrawAttestation } from '../attest.ts';
import { requestState } from '../cards.ts';
import { takeBack } from '../decide.ts';
import { delegate, endDelegation, newDelegationId } from '../delegate.ts';
import { proposeOverride, ratify, secondOverride } from '../override.ts';
import { withdraw } from '../request.ts';
import { covers, isAble } from '../rules.ts';
import { evidenceModal } from '../screens/evidence.ts';
import { attestForm, delegateForm, overrideForm, withdrawForm } from '../screens/forms.ts';
import { attestedNobody, backMessage } from '../screens/replies.ts';
import type { RequestState } from '../screens/words.ts';

/** A request as this person may see it: who may not see its engagement, or stand in there, is told nothing. */
async function read({ world, actor, say }: Visit, requestId: string): Promise<RequestState> {
  return world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const context = { tx, workspaceId: actor.workspaceId, world, now: world.clock.now(), say };
    const state = await requestState(context, requestId);
    if (!state) throw new Refusal('refusal.not-found');
    const standsIn = state.electorate.mandates.some(
      (one) => one.toUser === actor.userId && covers(one, state.today),
    );
    if (!standsIn) await viewEngagement(tx, actor, state.engagement.id);
    return state;
  });
}

export const openEvidence: ActionHandler = async (visit) => {
  await visit.openModal(evidenceModal(visit.say, await read(visit, visit.value)));
};

async function openAttest(visit: ActionVisit, requestId: string): Promise<void> {
  const state = await read(visit, requestId);
  const mine = attestRoles(state, visit.actor.userId);
  const items = state.items.filter((item) => item.attest !== undefined);
  const keys = items.filter((item) => item.attest && mine.has(item.attest)).map((item) => item.key);
  const open = keys.filter((key) => !state.attestations.some((one) => one.item === key));
  const ordered = [...open, ...keys.filter((key) => !open.includes(key))];
  if (ordered.length > 0) return void (await visit.openModal(attestForm(visit.say, state, ordered)));
  const able = state.electorate.people.filter(
    (one) =>
      isAble(one, state.electorate) && items.some((item) => item.attest && one.roles.includes(item.attest)),
  );
  await visit.tell(
    attestedNobody(
      visit.say,
      able.map((one) => one.userId),
    ),
  );
}

const requestMeta = z.object({ requestId: z.uuid() });

/** An item with a note is attested; one without is not, any more. */
export const submitAttest: ViewHandler = async ({ world, actor, view }) => {
  const { requestId } = view.meta(requestMeta);
  const [item, note, link] = ['item', 'note', 'link'].map((field) => view.values.text(field));
  const attested = await world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const now = world.clock.now();
    const state = await requestState({ tx, workspaceId: actor.workspaceId, world, now }, requestId);
    return state?.attestations.some((one) => one.item === item) ?? false;
  });
  if (attested && !note) await withdrawAttestation(world, actor, { requestId, item: item ?? '' });
  else await attest(world, actor, { requestId, item: item ?? '', note: note ?? '', ...(link && { link }) });
  return { clear: true };
};

async function openWithdraw(visit: ActionVisit, requestId: string): Promise<void> {
  await visit.openModal(withdrawForm(visit.say, await read(visit, requestId)));
}

export const submitWithdraw: ViewHandler = async ({ world, actor, view }) => {
  const { requestId } = view.meta(requestMeta);
  await withdraw(world, actor, { requestId, reason: view.values.text('reason') });
  return { clear: true };
};

async function openDelegate(visit: ActionVisit, requestId: string): Promise<void> {
  const { engagement, electorate, today } = await read(visit, requestId);
  const current = electorate.mandates
    .filter((one) => one.untilDay >= today)
    .map((one) =>
      visit.say.md('gates.delegate.line', {
        to: markup(mention(one.toUser)),
        from: markup(mention(one.fromUser)),
        first: weekdayText(one.fromDay, visit.say),
        last: weekdayText(one.untilDay, visit.say),
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
  await visit.openModal(overrideForm(visit.say, await read(visit, requestId)));
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
  attest: openAttest,
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
