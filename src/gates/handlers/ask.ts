import { randomUUID } from 'node:crypto';
import type { Modal, SlackMessage } from '@phasegate/block-kit/blocks.ts';
import { z } from 'zod';
import type { Tx } from '../../../db/database.ts';
import { addWorkingDays, dayOf } from '../../engagement/calendar.ts';
import { calendarOf } from '../../engagement/holiday-store.ts';
import { currentPhase, type Engagement, peopleOf } from '../../engagement/store.ts';
import { viewEngagement } from '../../engagement/view.ts';
import type { ActionHandler, ViewHandler, Visit } from '../../handlers.ts';
import type { Gate } from '../../playbook/gates-schema.ts';
import { Refusal } from '../../refusal.ts';
import type { EngagementCommand } from '../../room.ts';
import { computeEvidence, type Looking } from '../evidence.ts';
import { furthestExits } from '../exits.ts';
import { obstaclesTo } from '../obstacles.ts';
import { isAgain, isIn } from '../phases.ts';
import { requestGate } from '../request.ts';
import { isAble, withAdditions } from '../rules.ts';
import { type Asking, askForm, missingMessage, missingModal, noGateMessage } from '../screens/ask.ts';
import { chooseForm, noSubjectMessage, overviewMessage } from '../screens/exits.ts';
import { requestsOf } from '../store.ts';
import { requireSubject, retrained, subjectsFor } from '../subjects.ts';

/** What is asked for; without a gate the one that ends the phase, or how all of those stand that do. */
interface Wanted {
  gate?: string;
  /** The name of what it is about, as somebody typed it. */
  subject?: string;
}

/** What somebody gets to see: a message, or a modal that is opened. */
type Answer = { message: SlackMessage } | { modal: Modal };

/** `gate`, `gate performance`, `gate performance v3`. */
const wantedIn = (text: string): Wanted => {
  const [gate = '', ...subject] = text.trim().split(/\s+/);
  return { gate: gate.toLowerCase(), subject: subject.join(' ') };
};

/** `/playbook gate`: what is missing or, where nothing is, what will be asked of whom. */
export const askHere: EngagementCommand['run'] = (visit, { id }) => openAsk(visit, id, wantedIn(visit.text));

/** A button's value: the engagement and, where it is about one gate, that and what it is about. */
export const askClicked: ActionHandler = async (visit) => {
  const [engagementId = '', ...rest] = visit.value.split(' ');
  await openAsk(visit, engagementId, wantedIn(rest.join(' ')));
};

export async function openAsk(visit: Visit, engagementId: string, wanted: Wanted = {}): Promise<void> {
  const answer = await inEngagement(visit, engagementId, async (looking, phase) => {
    const { gates } = visit.world.playbook;
    const isAnew = gates.some((one) => isAgain(one, phase)) && (await retrained(looking)).length > 0;
    const here = gates.filter((one) => isIn(one, phase) && (isAnew || !isAgain(one, phase)));
    const exits = here.filter((one) => one.exit && one.phase === phase);
    const again = here.filter((one) => isAgain(one, phase));
    if (!wanted.gate && exits.length > 1) return overview(visit, looking, phase, here);
    // [R2] Where the phase has no gate of its own left to ask for, those that look anew are what is asked about.
    const [anew] = again;
    if (!wanted.gate && exits.length === 0 && anew) return overview(visit, looking, anew.phase, again);
    const gate = here.find((one) =>
      wanted.gate ? one.key === wanted.gate : one.exit && one.phase === phase,
    );
    const keys = here.map((one) => one.key);
    return gate ? ask(visit, looking, gate, wanted.subject) : { message: noGateMessage(visit.say, keys) };
  });
  if ('modal' in answer) await visit.openModal(answer.modal);
  else await visit.tell(answer.message);
}

/** Reads in one transaction what this person may see. */
function inEngagement<Result>(
  { world, actor }: Pick<Visit, 'world' | 'actor'>,
  engagementId: string,
  read: (looking: Looking, phase: number) => Promise<Result>,
): Promise<Result> {
  return world.db.inWorkspace(actor.workspaceId, async (tx: Tx) => {
    const engagement = await viewEngagement(tx, actor, engagementId);
    const { entry } = await currentPhase(tx, actor.workspaceId, engagement);
    const { workspaceId } = actor;
    const now = world.clock.now();
    return read({ tx, workspaceId, world, now, engagement, entry: entry.entry }, entry.phase);
  });
}

async function overview(
  { say }: Visit,
  looking: Looking,
  phase: number,
  here: readonly Gate[],
): Promise<Answer> {
  const gates = here.filter((one) => one.exit);
  const [first] = gates;
  const message = overviewMessage(say, {
    engagement: looking.engagement,
    phase,
    exits: await furthestExits(looking, phase),
    gates,
    others: here.filter((one) => !one.exit),
    subjects: first ? await subjectsFor(looking, first) : [],
  });
  return { message };
}

/** One gate: about what, where that is not clear; else what is missing, or what will be asked of whom. */
async function ask({ say, actor }: Visit, looking: Looking, gate: Gate, typed = ''): Promise<Answer> {
  if (gate.about === undefined) return asked(await look(looking, gate, null, actor.userId));
  const subjects = await subjectsFor(looking, gate);
  const [only, ...others] = subjects;
  const chosen = typed
    ? subjects.find((one) => one.name.toLowerCase() === typed.toLowerCase())
    : others.length === 0 && only;
  if (chosen) return asked(await look(looking, gate, chosen.name, actor.userId));
  if (typed || !only) return { message: noSubjectMessage(say, gate, subjects) };
  return { modal: chooseForm(say, looking.engagement.id, gate, subjects) };

  function asked({ asking, holds }: Look): Answer {
    return holds ? { modal: askForm(say, asking, randomUUID()) } : { message: missingMessage(say, asking) };
  }
}

interface Look {
  asking: Asking;
  holds: boolean;
}

async function look(looking: Looking, gate: Gate, subject: string | null, asker: string): Promise<Look> {
  const { tx, workspaceId, engagement, now } = looking;
  const evidence = await computeEvidence(looking, gate, subject);
  const calendar = await calendarOf(tx, workspaceId, engagement);
  const open = (await requestsOf(tx, workspaceId, engagement, gate.key)).find((one) => one.state === 'open');
  const obstacles = await obstaclesTo(looking, gate, subject, asker, evidence);
  const asking: Asking = {
    engagement,
    gate,
    items: withAdditions(gate, evidence).items,
    quorum: evidence.quorum,
    looked: evidence.items,
    fixes: evidence.fixes,
    dueOn: addWorkingDays(calendar, dayOf(calendar, now), gate.due_days).toString(),
    able: await ableBy(looking, engagement, asker),
    openBy: open?.requestedBy ?? null,
    subject,
    sealable: evidence.sealing === undefined ? null : evidence.sealing !== null,
    ...obstacles,
  };
  const isFree = obstacles.lacking.length === 0 && !obstacles.rejected;
  return { asking, holds: evidence.computedHold && isFree };
}

async function ableBy(
  { tx, workspaceId }: Looking,
  engagement: Engagement,
  asker: string,
): Promise<Map<string, string[]>> {
  const people = await peopleOf(tx, workspaceId, engagement.id);
  const able = people.filter((one) => isAble(one, engagement) && one.userId !== asker);
  return new Map(
    [...Map.groupBy(able, (one) => one.role)].map(([role, list]) => [role, list.map((one) => one.userId)]),
  );
}

const chooseMeta = z.object({ engagementId: z.uuid(), gate: z.string() });

/** What the gate is about was chosen: the same modal goes on with it. */
export const submitChoose: ViewHandler = async (visit) => {
  const { say, view, actor } = visit;
  const { engagementId, gate: key } = view.meta(chooseMeta);
  const update = await inEngagement(visit, engagementId, async (looking, phase) => {
    const gate = visit.world.playbook.gates.find((one) => one.key === key && isIn(one, phase));
    if (!gate) throw new Refusal('gates.refusal.phase', { engagement: looking.engagement.name });
    const subject = await requireSubject(looking, gate, view.values.text('subject'));
    const { asking, holds } = await look(looking, gate, subject, actor.userId);
    return holds ? askForm(say, asking, randomUUID()) : missingModal(say, asking);
  });
  return { update };
};

const askMeta = z.object({
  engagementId: z.uuid(),
  id: z.uuid(),
  gate: z.string(),
  subject: z.string().nullable(),
  supersede: z.boolean(),
});

export const submitAsk: ViewHandler = async ({ world, actor, view }) => {
  await requestGate(world, actor, view.meta(askMeta));
  return { clear: true };
};
