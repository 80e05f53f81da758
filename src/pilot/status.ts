import { type Button, button } from '@phasegate/block-kit/blocks.ts';
import { placeValue } from '../engagement/place.ts';
import { currentPhase, type Engagement, findEngagement, peopleOf } from '../engagement/store.ts';
import { approvalsWaiting } from '../gates/duties.ts';
import { type Exit, exitGates, exitsOf } from '../gates/exits.ts';
import type { NextStep } from '../news.ts';
import type { Gate } from '../playbook/gates-schema.ts';
import { inLanguage } from '../playbook/playbook.ts';
import type { CardContext, PhaseStatus } from '../room.ts';
import type { Say } from '../texts/say.ts';
import { EVALUATION_IDS } from './models/ids.ts';
import { BUILD_IDS } from './steps/ids.ts';
import type { BuildProgress } from './steps/rules.ts';
import { buildProgress } from './steps/store.ts';
import { VERDICT_IDS } from './verdicts/ids.ts';
import { nextButton, stepOf } from './verdicts/screens/results.ts';
import { type Held, holdAgainstSeal, versionsOf } from './verdicts/standing.ts';
import { type Investigation, openInvestigations } from './verdicts/store.ts';

/** How one gate stands for the version that was evaluated last. */
interface GateStanding {
  gate: Gate;
  state: 'approved' | 'asked' | 'outdated' | 'pass' | 'fail' | 'inconclusive' | 'insufficient' | 'none';
}

interface PilotState {
  build: BuildProgress;
  held: Held | null;
  gates: GateStanding[];
  investigation: Investigation | null;
  lead: string | null;
}

/** How the pilot stands: for the card, `/playbook` and the digest. */
export async function pilotStatus(context: CardContext, engagementId: string): Promise<PhaseStatus> {
  const { tx, workspaceId, say } = context;
  const engagement = await findEngagement(tx, workspaceId, engagementId);
  if (!engagement) throw new Error(`no engagement ${engagementId}`);
  const state = await readState(context, engagement);
  const { build, held, gates } = state;
  const approved = gates.filter((one) => one.state === 'approved').length;
  return {
    done: build.done + approved,
    total: build.total === 0 && !held ? 0 : build.total + gates.length,
    facts: facts(say, state),
    next: nextWork(say, state, engagement),
    buttons: buttons(say, engagementId),
    left: {
      work: build.total - build.done + gates.filter((one) => !DONE.has(one.state)).length,
      approvals: await approvalsWaiting(context, engagementId),
    },
  };
}

/** The work is done; what is left is up to approvers. */
const DONE: ReadonlySet<GateStanding['state']> = new Set(['approved', 'asked', 'pass']);

async function readState(context: CardContext, engagement: Engagement): Promise<PilotState> {
  const { tx, workspaceId, now } = context;
  const [newest] = await versionsOf(tx, workspaceId, engagement);
  const held = newest ? await holdAgainstSeal(tx, workspaceId, engagement, newest) : null;
  const [investigation] = await openInvestigations(tx, workspaceId, engagement);
  const people = await peopleOf(tx, workspaceId, engagement.id);
  return {
    build: await buildProgress(tx, workspaceId, engagement, now),
    held,
    gates: await gatesOf(context, engagement, held),
    investigation: investigation ?? null,
    lead: people.find((one) => one.role === 'lead' && !one.isDeactivated)?.userId ?? null,
  };
}

async function gatesOf(
  { tx, workspaceId, world, now }: CardContext,
  engagement: Engagement,
  held: Held | null,
): Promise<GateStanding[]> {
  const gates = exitGates(world.playbook.gates, 3);
  if (!held) return gates.map((gate) => ({ gate, state: 'none' }));
  const { entry } = await currentPhase(tx, workspaceId, engagement);
  const looking = { tx, workspaceId, world, now, engagement, entry: entry.entry };
  const exits = await exitsOf(looking, gates, held.model.name);
  return exits.map((one) => ({ gate: one.gate, state: stateOf(one, held) }));
}

const DECIDED: Partial<Record<Exit['standing'], GateStanding['state']>> = {
  passed: 'approved',
  open: 'asked',
  outdated: 'outdated',
};

/** Decided or asked for; until then what the evaluation comes to, where that says something of the gate. */
function stateOf({ gate, standing }: Exit, held: Held): GateStanding['state'] {
  const decided = DECIDED[standing];
  if (decided) return decided;
  if (gate.key === 'performance') return held.performance?.verdict ?? 'none';
  if (gate.key === 'fairness') return held.fairness?.state ?? 'none';
  return 'none';
}

/** “build 5 of 8 steps · v3: Performance ✓ approved · Fairness ✕ fail · Integration – not yet”. mrkdwn. */
function facts(say: Say, { build, held, gates }: PilotState): string {
  const built = say('pilot.status.build', { done: build.done, total: build.total, overdue: build.overdue });
  if (!held) return `${built} · ${say('pilot.status.not-evaluated')}`;
  const standings = gates.map(({ gate, state }) =>
    say.md('pilot.status.gate', { gate: inLanguage(gate.name, say), state }),
  );
  const version = say.md('pilot.status.version', { model: held.model.name, gates: gates.length });
  return `${built} · ${[version, standings.join(' · ')].join(' ').trim()}`;
}

/** [E8] The build sequence until there is something to judge, then what the results ask for; null once gates are left. */
function nextWork(
  say: Say,
  { investigation, held, build, gates, lead }: PilotState,
  engagement: Pick<Engagement, 'id' | 'cycle'>,
): NextStep | null {
  const work = (on: string | null, more: Omit<NextStep, 'on' | 'since' | 'due'>): NextStep => ({
    ...more,
    on: on ? [on] : [],
    since: null,
    due: null,
  });
  if (!held && build.next) {
    const { owner, text, dueOn } = build.next;
    return {
      ...work(owner, {
        what: say.md('pilot.status.step', { step: text, day: { day: dueOn } }),
        why: say('pilot.status.step.why'),
        button: button(say('pilot.button.build'), BUILD_IDS.list, { value: engagement.id }),
      }),
      due: Temporal.PlainDate.from(dueOn),
    };
  }
  const why = say('pilot.status.next.why');
  if (!held) {
    const evaluate = button(say('pilot.fix.evaluate'), EVALUATION_IDS.record, {
      value: placeValue(engagement),
    });
    return work(lead, { what: say('pilot.status.evaluate'), why, button: evaluate });
  }
  const step = stepOf(held, investigation);
  const isAsked = gates.some(
    ({ gate, state }) => gate.key === 'performance' && (state === 'asked' || state === 'approved'),
  );
  // An inconclusive result can be approved with conditions: once that is asked for, people decide.
  if (step === 'gates' || (step === 'cases' && isAsked)) return null;
  return work(investigation?.owner ?? lead, {
    what: say.md(`pilot.status.next.${step}`, { model: held.model.name }),
    why,
    button: nextButton(say, step, engagement, investigation),
  });
}

const buttons = (say: Say, value: string): Button[] => [
  button(say('pilot.fix.evaluate'), EVALUATION_IDS.record, { value }),
  button(say('pilot.button.results'), VERDICT_IDS.results, { value }),
  button(say('pilot.button.build'), BUILD_IDS.list, { value }),
];
