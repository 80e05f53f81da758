import type { Check, Room } from '../../room.ts';
import { fairnessChecks } from './fairness-checks.ts';
import { VERDICT_IDS } from './ids.ts';
import { performanceParams } from './screens/words.ts';
import { compareBaselines, type Held } from './standing.ts';
import { openInvestigations } from './store.ts';
import { evaluateFix, heldSubject, isHeld } from './subject.ts';

/** [B4] Against the requirement in force; where the threshold was another one when it was recorded, that is said. */
const performance: Check = async (context) => {
  const held = await heldSubject(context);
  const fix = evaluateFix(context);
  if (!isHeld(held)) return { ok: false, figure: held, fingerprint: { evaluation: null }, fix };
  const { evaluation, seal, recordedUnder, performance: verdict } = held;
  const { requirement } = seal.content;
  const looked = { evaluation: evaluation.id, number: evaluation.number, requirement };
  if (!verdict) {
    const params = { metric: requirement.metric, number: evaluation.number };
    const figure = { key: 'pilot.figure.unmeasured', params } as const;
    return { ok: false, figure, fingerprint: { ...looked, verdict: null }, fix };
  }
  return {
    ok: verdict.verdict === 'pass',
    ...(verdict.verdict === 'inconclusive' && { conditional: true as const }),
    figure: {
      key: 'pilot.figure.performance',
      params: {
        ...performanceParams(requirement.metric, verdict),
        number: evaluation.number,
        sealVersion: recordedUnder.version,
        was: wasOther(held),
      },
    },
    fingerprint: { ...looked, verdict: verdict.verdict },
    ...(verdict.verdict !== 'pass' && { fix }),
  };
};

/** The requirement an evaluation was recorded under, in a word or two, where it is not the one in force. */
function wasOther({ seal, recordedUnder }: Held): string {
  const [now, then] = [seal.content.requirement, recordedUnder.content.requirement];
  if (now.metric !== then.metric) return `${then.metric} ${then.threshold}`;
  return now.threshold === then.threshold ? 'same' : then.threshold;
}

/** [B5] While an investigation is open the gate cannot be asked for. */
const investigated: Check = async ({ tx, workspaceId, engagement }) => {
  const open = await openInvestigations(tx, workspaceId, engagement);
  const [first] = open;
  return {
    ok: !first,
    figure: { key: 'pilot.figure.investigated', params: { count: open.length } },
    fingerprint: open.map((one) => one.id).sort(),
    ...(first && {
      fix: { label: 'pilot.fix.investigate', action: VERDICT_IDS.investigate, value: first.id } as const,
    }),
  };
};

/** [B3] */
const beats: Check = async (context) => {
  const { tx, workspaceId, engagement } = context;
  const found = await compareBaselines(tx, workspaceId, engagement);
  if (!found) {
    const figure = { key: 'pilot.figure.no-comparison' } as const;
    return { ok: false, figure, fingerprint: null, fix: evaluateFix(context) };
  }
  const { baseline, heuristic, comparison, seal } = found;
  const { metric } = seal.content.requirement;
  return {
    ok: comparison.isBetter,
    figure: {
      key: 'pilot.figure.beats',
      params: {
        metric,
        baseline: baseline.model.name,
        heuristic: heuristic.model.name,
        value: comparison.baseline.value,
        n: comparison.baseline.n,
        against: comparison.heuristic.value,
        againstN: comparison.heuristic.n,
        isBetter: comparison.isBetter ? 'yes' : 'no',
      },
    },
    fingerprint: {
      metric,
      baseline: baseline.evaluation.id,
      heuristic: heuristic.evaluation.id,
      isBetter: comparison.isBetter,
    },
    ...(!comparison.isBetter && { fix: evaluateFix(context) }),
  };
};

/** What the gates of phase 3 ask of evaluations. */
export const verdictChecks: NonNullable<Room['checks']> = {
  'pilot.performance': performance,
  'pilot.investigated': investigated,
  'pilot.beats_heuristic': beats,
  ...fairnessChecks,
};
