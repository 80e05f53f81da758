import type { CheckResult, Figure, Room } from '../../room.ts';
import {
  accuracyOf,
  accuracyParams,
  addedBy,
  daysSince,
  handledIn,
  hasNoData,
  isShown,
  type Judged,
  judgedDays,
  judgedOf,
  lastJudgedDay,
  ofSupervised,
  supervisedToGo,
} from './evidence.ts';
import { exitChecks } from './exit-checks.ts';
import { cardFix, identity, type Looked, onLive } from './look.ts';
import { stageOf } from './promotion.ts';
import { unreviewedOf } from './tally-store.ts';

/**
 * Evidence is another one once the cases have doubled. Each single verdict would void every approval, and no verdict at all would
 * let nobody ask again after a rejection.
 */
const doublings = ({ n }: Judged): number => Math.floor(Math.log2(n + 1));

/** Held to the sealed line; where what is sealed cannot be shown by verdicts, that is said. */
function shown(
  looked: Looked,
  judged: Judged,
  key: 'production.figure.added' | 'production.figure.supervised',
  more: { ok: boolean; params: Record<string, string | number>; fingerprint: object },
): CheckResult {
  const { line, seal } = looked;
  const fix = cardFix(looked);
  if (line === null) {
    const { metric } = seal.content.supervised;
    const figure: Figure = { key: 'production.figure.no-line', params: { metric } };
    return { ok: false, figure, fingerprint: { metric }, fix };
  }
  const accuracy = accuracyOf(judged, line);
  const ok = isShown(accuracy) && more.ok;
  return {
    ok,
    figure: { key, params: { ...accuracyParams(accuracy), ...more.params } },
    fingerprint: { ...identity(looked), line, doublings: doublings(judged), ...more.fingerprint },
    ...(!ok && { fix }),
  };
}

/** [S2.1] The supervised period: enough cases on enough days, and the bound over the line. Later stages stand on it. */
const supervised = onLive((looked, { now }) => {
  const { deployment, seal, rows, line } = looked;
  const { minCases, minDays } = seal.content.supervised;
  const judged = judgedOf(ofSupervised(rows));
  const days = judgedDays(ofSupervised(rows));
  if (deployment.stage === 0)
    return shown(looked, judged, 'production.figure.supervised', {
      ok: judged.n >= minCases && days >= minDays,
      params: {
        minCases,
        days,
        minDays,
        toGo:
          supervisedToGo(
            { n: judged.n, toGo: line === null ? null : accuracyOf(judged, line).toGo },
            minCases,
          ) ?? -1,
      },
      fingerprint: { minCases, minDays },
    });
  const least = seal.content.rollout.find(({ stage }) => stage === deployment.stage)?.minDays ?? 0;
  const lasted = daysSince(deployment.stageSince, now);
  return {
    ok: lasted >= least,
    figure: { key: 'production.figure.lasted', params: { stage: deployment.stage, days: lasted, least } },
    fingerprint: { ...identity(looked), least },
  };
});

/** [S3.1] What the next stage adds, by the cases that it would be the first to let through: easy ones promote no hard ones. */
const added = onLive((looked, { subject }) => {
  const stage = stageOf(subject) ?? 0;
  const judged = judgedOf(addedBy(looked.rows, stage));
  return shown(looked, judged, 'production.figure.added', {
    ok: true,
    params: { stage },
    fingerprint: { to: stage },
  });
});

/** [S2.1] Nothing was executed before somebody agreed to it. */
const reviewed = onLive(async (looked, { tx }) => {
  const cases = await unreviewedOf(tx, looked.deployment);
  return {
    ok: cases === 0,
    figure: { key: 'production.figure.reviewed', params: { cases } },
    fingerprint: { ...identity(looked), cases },
    ...(cases > 0 && { fix: cardFix(looked) }),
  };
});

/** [S2.1] [S3.3] */
const materialErrors = onLive((looked) => ({
  ok: looked.openErrors.length === 0,
  figure: { key: 'production.figure.errors', params: { count: looked.openErrors.length } },
  fingerprint: looked.openErrors.map(({ id }) => id).sort(),
  ...(looked.openErrors.length > 0 && { fix: cardFix(looked) }),
}));

/** [S3.3] It runs, and somebody has looked at cases lately: no data is a state of its own. */
const running = onLive((looked, { world, now }) => {
  const { deployment, rows } = looked;
  const days = world.playbook.production.no_data_days;
  const last = lastJudgedDay(deployment.stage === 0 ? rows : handledIn(rows, deployment.stage));
  const isSilent = hasNoData(last, { since: deployment.stageSince, now, days });
  const state = deployment.pausedCause ?? (isSilent ? 'silent' : 'runs');
  return {
    ok: state === 'runs',
    figure: {
      key: 'production.figure.running',
      params: { state, has: last === null ? 'none' : 'one', last: last === null ? '' : { day: last } },
    },
    fingerprint: { ...identity(looked), state },
    ...(state !== 'runs' && { fix: cardFix(looked) }),
  };
});

/** What the gates of phase 4 ask of a model at work. */
export const stageChecks: NonNullable<Room['checks']> = {
  'production.supervised': supervised,
  'production.added': added,
  'production.reviewed': reviewed,
  'production.material_errors': materialErrors,
  'production.running': running,
  ...exitChecks,
};
