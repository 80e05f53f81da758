import type { Check, CheckContext, CheckResult, Figure, Room } from '../../room.ts';
import { dayIn } from '../inventory/source.ts';
import { openRisks } from './risk.ts';
import type { Fix, Step } from './rules.ts';
import { actionOf } from './screens/missing.ts';
import { type ExitState, exitState } from './state.ts';

/** One look at a gate asks for every step with the same context: what they rest on is read once. */
const looks = new WeakMap<CheckContext, Promise<ExitState>>();
function stateOnce(context: CheckContext): Promise<ExitState> {
  const found = looks.get(context) ?? exitState(context, context.engagement);
  looks.set(context, found);
  return found;
}

type Look = (
  state: ExitState,
  engagement: CheckContext['engagement'],
) => Pick<CheckResult, 'figure' | 'fingerprint'>;

/** One step of the exit check as a gate's item: its figure, and all that it looked at. */
const check =
  (step: Step, look: Look): Check =>
  async (context: CheckContext): Promise<CheckResult> => {
    const state = await stateOnce(context);
    const lines = state.lines.filter((line) => line.step === step);
    const line = lines.find((one) => one.fix);
    return {
      ok: lines.every((line) => line.ok),
      ...look(state, context.engagement),
      ...(line?.fix && { fix: fixOf(line.fix, line.about ?? context.engagement.id) }),
    };
  };

const fixOf = (fix: Fix, value: string): NonNullable<CheckResult['fix']> => ({
  label: `exit.fix.${fix}`,
  action: actionOf(fix),
  value,
});

/** [F5.2] The exit check as computed gate items; and [F5.3] what later gates ask of the foundation. */
export const exitChecks: NonNullable<Room['checks']> = {
  'foundation.sources': check('sources', ({ numbers, sources }) => ({
    figure: {
      key: 'exit.figure.sources',
      params: { total: numbers.sources.total, ready: numbers.sources.ready },
    },
    fingerprint: sorted(sources.map((one) => [one.id, one.version])),
  })),
  'foundation.assessed': check('assessed', ({ numbers: { assessed }, assessments }) => ({
    figure: {
      key: 'exit.figure.assessed',
      params: { total: assessed.total, done: assessed.done, below: assessed.belowWithoutGap },
    },
    fingerprint: sorted(assessments.map((one) => [one.sourceId, one.use, one.version])),
  })),
  'foundation.gaps': check('gaps', ({ numbers: { gaps }, unresolved }) => ({
    figure: { key: 'exit.figure.gaps', params: { total: gaps.total, blocking: gaps.blocking } },
    fingerprint: sorted(unresolved.map((one) => [one.id, one.version, one.state])),
  })),
  'foundation.lineage': check('lineage', ({ numbers, lineage }) => ({
    figure: lineageFigure(numbers.lineage.final, numbers.lineage.orphans.length),
    fingerprint: { revision: lineage.revision, orphans: numbers.lineage.orphans.map((one) => one.id).sort() },
  })),
  'foundation.pipeline': check('pipeline', ({ numbers, run, revision }, { timeZone }) => ({
    figure: pipelineFigure(numbers.pipeline.kind, run, timeZone),
    fingerprint: {
      run: run?.id ?? null,
      madeOn: run?.revision ?? null,
      revision: revision?.revision ?? 0,
    },
  })),
  'foundation.not_at_risk': async ({ tx, engagement }) => {
    const risks = await openRisks(tx, engagement);
    return {
      ok: risks.length === 0,
      figure: { key: 'exit.figure.risk', params: { count: risks.length, name: risks[0]?.name ?? '' } },
      fingerprint: risks.map((risk) => risk.id).sort(),
    };
  },
};

function lineageFigure(final: string | null, orphans: number): Figure {
  if (final === null) return { key: 'exit.figure.no-final' };
  return { key: 'exit.figure.lineage', params: { final, orphans } };
}

function pipelineFigure(
  kind: ExitState['numbers']['pipeline']['kind'],
  run: ExitState['run'],
  timeZone: string,
): Figure {
  const params = {
    day: run ? { day: dayIn(run.ranAt, timeZone) } : '–',
    passed: run?.passed ?? 0,
    failed: run?.failed ?? 0,
  };
  return { key: `exit.figure.pipeline.${kind}`, params };
}

const sorted = (rows: (string | number)[][]): (string | number)[][] =>
  rows.sort((a, b) => (String(a) < String(b) ? -1 : 1));
