import { button } from '@phasegate/block-kit/blocks.ts';
import { cycleShown, inCycle } from '../engagement/in-cycle.ts';
import { runningCycles } from '../engagement/running-cycles.ts';
import { withCycle } from '../engagement/screens/which-cycle.ts';
import { type Engagement, findEngagement, peopleOf } from '../engagement/store.ts';
import { approvalsWaiting } from '../gates/duties.ts';
import type { NextStep } from '../news.ts';
import type { CardContext, PhaseStatus } from '../room.ts';
import { markup, type Say } from '../texts/say.ts';
import { EXIT_IDS } from './exit/ids.ts';
import { acceptedRisks, openRisks } from './exit/risk.ts';
import type { ExitNumbers } from './exit/rules.ts';
import { actionOf, errandText } from './exit/screens/missing.ts';
import { acceptedParams, causeOf } from './exit/screens/risk.ts';
import { type ExitState, exitState } from './exit/state.ts';
import { IDS } from './inventory/ids.ts';
import { LINEAGE_IDS } from './lineage/ids.ts';

/** [F5.2] How the data foundation stands: for the card, `/playbook` and the digest. */
export async function foundationStatus(context: CardContext, engagementId: string): Promise<PhaseStatus> {
  const { tx, workspaceId, say } = context;
  const [engagement, people] = await Promise.all([
    findEngagement(tx, workspaceId, engagementId),
    peopleOf(tx, workspaceId, engagementId),
  ]);
  if (!engagement) throw new Error(`no engagement ${engagementId}`);
  const [state, approvals] = await Promise.all([
    exitState(context, engagement),
    approvalsWaiting(context, engagementId),
  ]);
  const { numbers } = state;
  const lead = people.find((one) => one.role === 'lead' && !one.isDeactivated)?.userId ?? null;
  const begun = numbers.sources.total > 0;
  return {
    ...(begun ? state.steps : { done: 0, total: state.steps.total }),
    facts: begun || numbers.gaps.total > 0 ? facts(say, numbers) : say('exit.status.empty'),
    next: nextWork(say, state, { lead, engagementId }),
    buttons: [
      button(say('foundation.button.add'), IDS.add, { value: engagementId }),
      button(say('foundation.button.gaps'), IDS.gaps, { value: engagementId }),
      button(say('exit.button.lineage'), LINEAGE_IDS.open, { value: engagementId }),
      button(say('exit.button.missing'), EXIT_IDS.missing, { value: engagementId }),
    ],
    left: { work: workLeft(numbers), approvals },
  };
}

function facts(say: Say, { sources, assessed, gaps, lineage, pipeline }: ExitNumbers): string {
  return [
    // [R3] What was assessed in the cycle before and holds no longer: beside a bar that counts what was taken over.
    say('exit.status.sources', {
      total: sources.total,
      done: assessed.done,
      stale: new Set(assessed.stale?.map(({ source }) => source)).size,
    }),
    say('exit.status.gaps', { total: gaps.total, blocking: gaps.blocking, rest: gaps.degrading }),
    say('exit.status.lineage', {
      final: lineage.final === null ? 'no' : 'yes',
      orphans: lineage.orphans.length,
    }),
    say(pipeline.kind === 'valid' ? 'exit.status.pipeline.valid' : 'exit.status.pipeline.none'),
  ].join(' · ');
}

/** [E8] The first thing that is missing, in the order of work, and whose it is: a gap's owner, else the lead. */
function nextWork(
  say: Say,
  { lines, gaps, numbers }: ExitState,
  { lead, engagementId }: { lead: string | null; engagementId: string },
): NextStep | null {
  const line = lines.find((one) => !one.ok);
  if (!line?.fix) return null;
  const owner = line.step === 'gaps' ? (gaps[0]?.owner ?? lead) : lead;
  return {
    what: numbers.sources.total === 0 ? say('exit.next.first') : errandText(say, line),
    why: say('exit.why'),
    on: owner ? [owner] : [],
    since: null,
    due: null,
    button: button(say(`exit.fix.${line.fix}`), actionOf(line.fix), { value: line.about ?? engagementId }),
  };
}

/** [E4] Pieces of work not done. */
const workLeft = ({ sources, assessed, gaps, lineage, pipeline }: ExitNumbers): number =>
  sources.total -
  sources.ready +
  (assessed.total - assessed.done) +
  assessed.belowWithoutGap +
  gaps.total +
  (lineage.final === null ? 1 : lineage.orphans.length) +
  (pipeline.kind === 'valid' ? 0 : 1);

/** [F5.3] [E8] A foundation at risk, and a risk that was accepted, are shown on the card, whatever the phase. */
export async function riskLines(context: CardContext, engagementId: string): Promise<string[]> {
  const { tx, workspaceId, say } = context;
  const engagement = await findEngagement(tx, workspaceId, engagementId);
  if (!engagement) return [];
  const lines: string[] = [];
  // [R3] Of every cycle that goes on: what its gates rest on.
  for (const cycle of await runningCycles({ ...context, engagement }))
    for (const line of await riskOf(context, inCycle(engagement, cycle)))
      lines.push(withCycle(say, line, cycleShown(engagement, cycle)));
  return lines.slice(0, MOST_LINES);
}

/** As many as a part of the card may have. */
const MOST_LINES = 3;

async function riskOf({ tx, say }: CardContext, engagement: Engagement): Promise<string[]> {
  const [risks, accepted] = await Promise.all([openRisks(tx, engagement), acceptedRisks(tx, engagement)]);
  const [first] = risks;
  const [newest] = accepted;
  return [
    ...(first
      ? [say.md('exit.status.risk', { name: markup(causeOf(say, first)), more: risks.length - 1 })]
      : []),
    ...(newest ? [say.md('exit.status.accepted', acceptedParams(say, newest, accepted.length - 1))] : []),
  ];
}
