import type { SlackMessage } from '@phasegate/block-kit/blocks.ts';
import { cycleShown, inCycle } from '../engagement/in-cycle.ts';
import type { Names } from '../engagement/names.ts';
import { namesOf } from '../engagement/names-store.ts';
import type { Card, CardContext } from '../room.ts';
import { findWhole, findWholeDecided, type WholeRequest } from './beside-store.ts';
import { behindOf } from './checks.ts';
import { lookInto } from './evidence.ts';
import { exitGates, exitsOf } from './exits.ts';
import { CHANGE, DECISION, LOOK, NOTE, OUTCOME, OVERDUE, REMINDER, REQUEST, TOLD } from './ids.ts';
import { ratificationMissing } from './override.ts';
import { overrideOfSeal } from './override-store.ts';
import {
  changeReply,
  decisionReply,
  type Look,
  lookNotice,
  type NoteKind,
  noteReply,
  outcomeNotice,
  outcomeReply,
  overdueNotice,
  reminderReply,
} from './screens/replies.ts';
import { requestMessage } from './screens/request.ts';
import type { RequestState } from './screens/words.ts';
import { situationOf } from './situation.ts';

/** All that this room's messages show of a request; null where it or its gate is gone. */
export async function requestState(
  context: Omit<CardContext, 'say'>,
  requestId: string,
): Promise<RequestState | null> {
  return stateOf(context, await findWhole(context.tx, context.workspaceId, requestId));
}

async function stateOf(
  context: Omit<CardContext, 'say'>,
  found: WholeRequest | undefined,
): Promise<RequestState | null> {
  const { tx, workspaceId, world, now } = context;
  if (!found || !world.playbook.gates.some((one) => one.key === found.request.gate)) return null;
  const { request, conditions } = found;
  const { engagementId, cycle, evidence } = request;
  const engagement = inCycle(found.engagement, cycle);
  const sealed = evidence.seal && { engagementId, cycle, version: evidence.seal.version };
  const [situation, sealOverride] = await Promise.all([
    situationOf(tx, world.playbook, now, { ...found, engagement }, found),
    sealed ? overrideOfSeal(tx, workspaceId, sealed) : undefined,
  ]);
  const named = [
    request.requestedBy,
    request.decidedBy ?? '',
    situation.override?.proposedBy ?? '',
    sealOverride?.proposedBy ?? '',
    sealOverride?.secondedBy ?? '',
    ...situation.decisions.map((one) => one.userId),
    ...situation.attestations.map((one) => one.userId),
    ...situation.ratifications.map((one) => one.userId),
    ...situation.electorate.mandates.map((one) => one.fromUser),
    ...conditions.map((one) => one.owner),
    ...request.changes.flatMap((one) => [one, ...(one.causes ?? [])].flatMap(({ by }) => by ?? [])),
  ];
  return {
    ...situation,
    cycle: cycleShown(found.engagement, cycle),
    conditions,
    names: await namesWith(context, found, named),
    toRatify: request.state === 'overridden' ? ratificationMissing(situation) : [],
    exits: [],
    sealOverride,
    behind: behindOf(world.rooms),
    wordings: Object.assign({}, ...world.rooms.map((room) => room.changes ?? {})),
    playbook: world.playbook,
  };
}

/** The names of the people of the engagement, which are there, and of whoever else is named. */
async function namesWith(
  { tx, workspaceId }: Pick<CardContext, 'tx' | 'workspaceId'>,
  { people, names }: WholeRequest,
  named: readonly string[],
): Promise<Names> {
  const others = named.filter((id) => id !== '' && !people.some(({ userId }) => userId === id));
  return new Map([...Object.entries(names), ...(await namesOf(tx, workspaceId, others))]);
}

/**
 * [B8] The same with how all the exit gates of its phase stand, where it was approved, the phase has several, and has
 * not ended.
 */
export async function withExits(
  context: Omit<CardContext, 'say'>,
  state: RequestState,
): Promise<RequestState> {
  const { tx, workspaceId, world, now } = context;
  const { request, gate, engagement } = state;
  const gates = exitGates(world.playbook.gates, gate.phase);
  const isPassed = request.state === 'approved' || request.state === 'overridden';
  if (!isPassed || !gate.exit || gates.length < 2) return state;
  const { looking, phase } = await lookInto({ tx, workspaceId, world, now, engagement });
  if (phase !== gate.phase) return state;
  return { ...state, exits: await exitsOf(looking, gates, request.subject) };
}

type Show = (
  context: CardContext,
  state: RequestState,
  rest: string[],
) => SlackMessage | null | Promise<SlackMessage | null>;

/** A message about a request: its id comes first, what else identifies the message after it. */
const about =
  (show: Show): Card =>
  async (context, id) => {
    const [requestId = '', ...rest] = id.split(' ');
    const state = await requestState(context, requestId);
    return state && show(context, await withExits(context, state), rest);
  };

const renderDecision: Card = async (context, id) => {
  const state = await stateOf(context, await findWholeDecided(context.tx, context.workspaceId, id));
  const decision = state?.decisions.find((one) => one.id === id);
  return state && decision ? decisionReply(context.say, state, decision) : null;
};

export const cards: Readonly<Record<string, Card>> = {
  [REQUEST]: about(({ say }, state) => requestMessage(say, state)),
  [DECISION]: renderDecision,
  [CHANGE]: about(({ say }, state, [at]) => {
    const change = state.request.changes.find((one) => one.at === at);
    return change ? changeReply(say, state, change) : null;
  }),
  [OUTCOME]: about(({ say }, state) => outcomeReply(say, state)),
  [TOLD]: about(({ say }, state) => outcomeNotice(say, state)),
  [NOTE]: about(({ say }, state, [kind = '', who = '', , item = '']) =>
    noteReply(say, state, kind as NoteKind, who, item),
  ),
  [REMINDER]: about(({ say }, state, [which]) =>
    reminderReply(say, state, which === 'due' ? 'due' : 'before'),
  ),
  [OVERDUE]: about(({ say }, state) => overdueNotice(say, state)),
  [LOOK]: about(({ say }, state, [what]) => lookNotice(say, state, what as Look)),
};
