import { z } from 'zod';
import { addWorkingDays } from '../../engagement/calendar.ts';
import type { ActionHandler, ViewHandler, Visit } from '../../handlers.ts';
import { decide } from '../decide.ts';
import { conditionsForm, rejectForm } from '../screens/forms.ts';
import { repeatedMessage } from '../screens/replies.ts';
import type { Situation } from '../situation.ts';
import { onRequest, readSituation, requireDecidable, requireSeat } from '../verb.ts';

/** What a button holds: the request, and the beginning of the digest it was shown with. */
const valueOf = (value: string): { requestId: string; digest: string } => {
  const [requestId = '', digest = ''] = value.split(' ');
  return { requestId, digest };
};

export const approve: ActionHandler = async ({ world, actor, value, say, tell }) => {
  const { requestId, digest } = valueOf(value);
  const decided = await decide(world, actor, {
    requestId,
    kind: 'approve',
    via: 'button',
    seenDigest: digest,
  });
  if (decided.repeated) await tell(repeatedMessage(say));
};

/** Before a form is opened that could not be sent: the same refusals as a decision gives. */
export function mayDecide(
  { world, actor }: Pick<Visit, 'world' | 'actor'>,
  requestId: string,
): Promise<Situation> {
  return onRequest(world, actor, requestId, async (acting) => {
    const situation = await readSituation(acting);
    await requireSeat(acting, situation);
    requireDecidable(acting);
    return situation;
  });
}

export const openReject: ActionHandler = async (visit) => {
  const { requestId, digest } = valueOf(visit.value);
  await mayDecide(visit, requestId);
  await visit.openModal(rejectForm(visit.say, { requestId, digest, via: 'button' }));
};

export const openConditions: ActionHandler = async (visit) => {
  const { requestId, digest } = valueOf(visit.value);
  const { request, gate, calendar, today } = await mayDecide(visit, requestId);
  const dueOn = addWorkingDays(calendar, Temporal.PlainDate.from(today), gate.due_days).toString();
  const initial = { owner: request.requestedBy, dueOn };
  await visit.openModal(conditionsForm(visit.say, { requestId, digest, via: 'button' }, initial));
};

const meta = z.object({ requestId: z.uuid(), digest: z.string(), via: z.enum(['button', 'reaction']) });

export const submitReject: ViewHandler = async ({ world, actor, view }) => {
  const { requestId, via } = view.meta(meta);
  await decide(world, actor, { requestId, kind: 'reject', via, text: view.values.text('text') });
  return { clear: true };
};

export const submitConditions: ViewHandler = async ({ world, actor, view }) => {
  const { requestId, via, digest } = view.meta(meta);
  await decide(world, actor, {
    requestId,
    kind: 'conditions',
    via,
    seenDigest: digest,
    text: view.values.text('text'),
    owner: view.values.text('owner'),
    dueOn: view.values.text('dueOn'),
  });
  return { clear: true };
};
