import { randomUUID } from 'node:crypto';
import type { Modal, SlackMessage } from '@phasegate/block-kit/blocks.ts';
import { z } from 'zod';
import type { Tx } from '../../../db/database.ts';
import { before } from '../../engagement/before.ts';
import { cycleShown } from '../../engagement/in-cycle.ts';
import { cycleGiven, cycleTyped } from '../../engagement/place.ts';
import { requireBegun } from '../../engagement/place-typed.ts';
import { WORKERS } from '../../engagement/roles.ts';
import type { Engagement } from '../../engagement/store.ts';
import { viewEngagement } from '../../engagement/view.ts';
import type { ActionHandler, ViewHandler, Visit } from '../../handlers.ts';
import type { Gate } from '../../playbook/gates-schema.ts';
import { nameKey } from '../../record/name-key.ts';
import { Refusal } from '../../refusal.ts';
import type { CheckContext, EngagementCommand } from '../../room.ts';
import type { Say } from '../../texts/say.ts';
import { type Look, look } from '../asking.ts';
import { type CycleGates, gatesByCycle, subjectsIn } from '../cycles.ts';
import { furthestExits } from '../exits.ts';
import { isAgain } from '../phases.ts';
import { requestGate } from '../request.ts';
import { askForm, missingMessage, missingModal, noGateMessage } from '../screens/ask.ts';
import { chooseForm, noSubjectMessage, overviewMessage, readChoice } from '../screens/exits.ts';
import { requireSubject, subjectsFor } from '../subjects.ts';

/** What is asked for; without a gate the one that ends the phase, or how all of those stand that do. */
interface Wanted {
  /** [R3] Left out: whichever cycle has it; without a gate the one under way. */
  cycle?: number | null;
  gate?: string;
  /** The name of what it is about, as somebody typed it. */
  subject?: string;
}

/** What somebody gets to see: a message, or a modal that is opened; `asks`: in which they ask for the gate. */
type Answer = { message: SlackMessage } | { modal: Modal; asks?: true };

/** A form that would be refused at its end is refused when it is opened. */
const beforeAsking = before(WORKERS);

/** `gate`, `gate performance`, `gate performance v3`, and any of them with the cycle before: `gate 1 performance v3`. */
function wantedIn(words: readonly string[]): Wanted {
  const cycle = cycleTyped(words[0]);
  const [gate = '', ...subject] = cycle === null ? words : words.slice(1);
  return { cycle, gate: gate.toLowerCase(), subject: subject.join(' ') };
}

/** `/playbook gate`: what is missing or, where nothing is, what will be asked of whom. */
export const askHere: EngagementCommand['run'] = async (visit, engagement) => {
  const wanted = wantedIn(visit.text.trim().split(/\s+/));
  if (typeof wanted.cycle === 'number') requireBegun(wanted.cycle, engagement);
  await openAsk(visit, engagement.id, wanted);
};

/** A button's value: the engagement, its cycle and, where it is about one gate, that and what it is about. */
export const askClicked: ActionHandler = async (visit) => {
  const [engagementId = '', ...rest] = visit.value.split(' ');
  await openAsk(visit, engagementId, wantedIn(rest));
};

export async function openAsk(visit: Visit, engagementId: string, wanted: Wanted = {}): Promise<void> {
  const { say } = visit;
  const answer = await inEngagement(visit, engagementId, async (context): Promise<Answer> => {
    const cycles = await gatesByCycle(context, wanted.cycle);
    if (wanted.gate) return askFor(visit, context.engagement, cycles, { ...wanted, gate: wanted.gate });
    const [at] = cycles;
    if (!at) throw new Error(`engagement ${engagementId} stands in no cycle`);
    const { phase, gates: here } = at;
    const exits = here.filter((one) => one.exit && one.phase === phase);
    const again = here.filter((one) => isAgain(one, phase));
    if (exits.length > 1) return overview(say, context.engagement, at, { phase, gates: here });
    // [R2] Where the phase has no gate of its own left to ask for, those that look anew are what is asked about.
    const [anew] = again;
    if (exits.length === 0 && anew)
      return overview(say, context.engagement, at, { phase: anew.phase, gates: again });
    const [only] = exits;
    return only
      ? ask(visit, context.engagement, [at], only)
      : { message: noGateMessage(say, keysOf(cycles)) };
  });
  if ('message' in answer) return visit.tell(answer.message);
  if (answer.asks) await beforeAsking(visit.world, visit.actor, { engagementId });
  await visit.openModal(answer.modal);
}

const keysOf = (cycles: readonly CycleGates[]): string[] => [
  ...new Set(cycles.flatMap(({ gates }) => gates.map(({ key }) => key))),
];

/** A gate by its name, in whichever of the cycles it can be asked for. */
async function askFor(
  visit: Visit,
  underWay: Engagement,
  cycles: readonly CycleGates[],
  { gate: key, subject }: Wanted & { gate: string },
): Promise<Answer> {
  const here = cycles.filter(({ gates }) => gates.some((one) => one.key === key));
  const gate = here[0]?.gates.find((one) => one.key === key);
  return gate
    ? ask(visit, underWay, here, gate, subject)
    : { message: noGateMessage(visit.say, keysOf(cycles)) };
}

/** Reads in one transaction what this person may see. */
function inEngagement<Result>(
  { world, actor }: Pick<Visit, 'world' | 'actor'>,
  engagementId: string,
  read: (context: Omit<CheckContext, 'subject'>) => Promise<Result>,
): Promise<Result> {
  const { workspaceId } = actor;
  return world.db.inWorkspace(workspaceId, async (tx: Tx) => {
    const engagement = await viewEngagement(tx, actor, engagementId);
    return read({ tx, workspaceId, world, now: world.clock.now(), engagement });
  });
}

async function overview(
  say: Say,
  underWay: Engagement,
  { looking }: CycleGates,
  { phase, gates: here }: { phase: number; gates: readonly Gate[] },
): Promise<Answer> {
  const gates = here.filter((one) => one.exit);
  const [first] = gates;
  const { engagement } = looking;
  const message = overviewMessage(say, {
    engagement,
    cycle: cycleShown(underWay, engagement.cycle),
    phase,
    exits: await furthestExits(looking, phase),
    gates,
    others: here.filter((one) => !one.exit),
    subjects: first ? await subjectsFor(looking, first) : [],
  });
  return { message };
}

/** One gate: about what, and of which cycle, where that is not clear; else what is missing, or what will be asked of whom. */
async function ask(
  { say, actor }: Visit,
  underWay: Engagement,
  cycles: readonly CycleGates[],
  gate: Gate,
  typed = '',
): Promise<Answer> {
  if (gate.about === undefined) {
    const looks: (Look & { at: CycleGates })[] = [];
    for (const at of cycles)
      looks.push({ at, ...(await look(at.looking, underWay, gate, null, actor.userId)) });
    // [R3] That of the cycle in which it can be asked for; its name says which. Of several, people choose.
    const able = looks.filter(({ holds }) => holds);
    if (able.length > 1) return { modal: chooseForm(say, underWay, gate, able) };
    const found = able[0] ?? looks[0];
    return found ? asked(found) : { message: noGateMessage(say, []) };
  }
  const subjects = await subjectsIn(cycles, gate);
  const named = typed ? subjects.filter(({ name }) => nameKey(name) === nameKey(typed)) : subjects;
  const [only, ...others] = named;
  if (only && others.length === 0)
    return asked(await look(only.at.looking, underWay, gate, only.name, actor.userId));
  if (!only) return { message: noSubjectMessage(say, gate, subjects) };
  return { modal: chooseForm(say, underWay, gate, named) };

  function asked({ asking, holds }: Look): Answer {
    return holds
      ? { modal: askForm(say, asking, randomUUID()), asks: true }
      : { message: missingMessage(say, asking) };
  }
}

const chooseMeta = z.object({
  engagementId: z.uuid(),
  gate: z.string(),
  byCycle: z.boolean().default(false),
});

/** What the gate is about was chosen: the same modal goes on with it. */
export const submitChoose: ViewHandler = async (visit) => {
  const { say, view, actor } = visit;
  const { engagementId, gate: key, byCycle } = view.meta(chooseMeta);
  const { asking, holds } = await inEngagement(visit, engagementId, async (context) => {
    const { cycle, name } = readChoice(view.values.text('subject'), byCycle);
    const [at] = await gatesByCycle(context, cycle);
    const gate = at?.gates.find((one) => one.key === key);
    if (!at || !gate) throw new Refusal('gates.refusal.phase', { engagement: context.engagement.name });
    const subject = await requireSubject(at.looking, gate, name);
    return look(at.looking, context.engagement, gate, subject, actor.userId);
  });
  if (!holds) return { update: missingModal(say, asking) };
  await beforeAsking(visit.world, actor, { engagementId });
  return { update: askForm(say, asking, randomUUID()) };
};

const askMeta = z.object({
  engagementId: z.uuid(),
  id: z.uuid(),
  gate: z.string(),
  subject: z.string().nullable(),
  supersede: z.boolean(),
  cycle: cycleGiven,
});

export const submitAsk: ViewHandler = async ({ world, actor, view }) => {
  await requestGate(world, actor, view.meta(askMeta));
  return { clear: true };
};
