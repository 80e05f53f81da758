import type { Engagement } from '../../engagement/store.ts';
import type { Check, CheckContext, CheckResult, Figure, Room } from '../../room.ts';
import { fairnessDigest } from '../../seal/fairness.ts';
import type { ClockTime } from '../../texts/say.ts';
import type { BoundVerdict, FairnessVerdict } from './fairness/rules.ts';
import { fairnessParams, notStatedParams } from './screens/words.ts';
import type { Held } from './standing.ts';
import { evaluateFix, heldSubject, isHeld } from './subject.ts';

/** What an item found; `looked`: what enters the digest, its `ok` unless told. */
interface Looked {
  ok: boolean;
  figure: Figure;
  looked?: unknown;
}

/** An item of the fairness gate: what it looks at, where there are bounds and results that count under them. */
const check =
  (
    look: (fairness: FairnessVerdict, held: Held, engagement: Engagement) => Looked,
    isAboutTime = false,
  ): Check =>
  async (context: CheckContext): Promise<CheckResult> => {
    const held = await heldSubject(context);
    const fix = evaluateFix(context);
    if (!isHeld(held)) return { ok: false, figure: held, fingerprint: { evaluation: null }, fix };
    const { evaluation, seal, recordedUnder } = held;
    const bounds = fairnessDigest(seal.content.fairness);
    const base = { evaluation: evaluation.id, number: evaluation.number, bounds };
    if (!held.fairness) {
      const figure = none(seal.content.fairness.noneReason ?? '');
      return { ok: true, figure, fingerprint: { bounds } };
    }
    if (!held.underBounds && !isAboutTime) {
      const params = { number: evaluation.number, sealVersion: recordedUnder.version };
      const figure = { key: 'pilot.figure.other-bounds', params } as const;
      return { ok: false, figure, fingerprint: { ...base, counts: false }, fix };
    }
    const { looked, ...result } = look(held.fairness, held, context.engagement);
    return { ...result, fingerprint: { ...base, looked: looked ?? result.ok }, ...(!result.ok && { fix }) };
  };

const none = (reason: string): Figure => ({ key: 'pilot.figure.no-bounds', params: { reason } });

/** [B6] Every segment value that a bound is about has cases enough, and there is another to compare it with. */
const sample = check((fairness): Looked => {
  const short = fairness.bounds.filter((one) => one.state === 'insufficient' || hasShort(one));
  const all = fairness.bounds.flatMap((one) => one.values.map((value) => ({ ...one, value })));
  const [smallest] = all.toSorted((a, b) => a.value.n - b.value.n || order(a.value.value, b.value.value));
  const empty = fairness.bounds.find((one) => one.values.length === 0);
  if (empty || !smallest)
    return {
      ok: false,
      figure: { key: 'pilot.figure.no-segment', params: { segment: empty?.bound.segment ?? '' } },
    };
  const hidden = fairness.bounds.find((one) => one.notStated.isTooMany);
  if (hidden && !fairness.bounds.some(hasShort)) return { ok: false, ...notStatedFigure(hidden) };
  const { bound, value } = smallest;
  return {
    ok: short.length === 0,
    figure: {
      key: 'pilot.figure.sample',
      params: { name: `${bound.segment}=${value.value}`, n: value.n, min: bound.minCases },
    },
    looked: all
      .map((one) => [one.bound.segment, one.bound.metric, one.value.value, one.value.n])
      .sort(byText),
  };
});

/** [B6] The cases that are in no comparison, and so in no verdict. */
const notStatedFigure = (judged: BoundVerdict): Pick<Looked, 'figure' | 'looked'> => ({
  figure: { key: 'pilot.figure.not-stated', params: notStatedParams(judged) },
  looked: { notStated: [judged.bound.segment, judged.notStated.n, judged.notStated.of] },
});

const hasShort = ({ values }: BoundVerdict): boolean => values.some((one) => one.state === 'insufficient');

/** [B6] The worst of all values, by its figure; the whole is no better than that. */
const segments = check((fairness): Looked => {
  const [worst] = fairness.bounds;
  const value = worst?.values[0];
  const looked = fairness.bounds
    .flatMap(({ bound, values }) =>
      values.map((one) => [bound.segment, bound.metric, one.value, one.state, String(one.distance)]),
    )
    .sort(byText);
  if (!worst || !value)
    return {
      ok: false,
      figure: { key: 'pilot.figure.no-segment', params: { segment: worst?.bound.segment ?? '' } },
      looked,
    };
  const hidden = fairness.bounds.find((one) => one.notStated.isTooMany);
  if (fairness.state === 'insufficient' && value.state === 'pass' && hidden)
    return { ok: false, ...notStatedFigure(hidden) };
  return {
    ok: fairness.state === 'pass',
    figure: { key: 'pilot.figure.fairness', params: fairnessParams(worst, value) },
    looked,
  };
});

/** [P3.5] The bounds in force were sealed, with their signatures, before these results were recorded. */
const sealedFirst = check((_fairness, held, engagement): Looked => {
  const { underBounds, recordedUnder, evaluation } = held;
  const at = (moment: Temporal.Instant): ClockTime => ({
    at: moment.toString(),
    timeZone: engagement.timeZone,
  });
  return {
    ok: underBounds,
    figure: underBounds
      ? {
          key: 'pilot.figure.sealed-first',
          params: {
            sealVersion: recordedUnder.version,
            sealed: at(recordedUnder.sealedAt),
            recorded: at(evaluation.recordedAt),
          },
        }
      : {
          key: 'pilot.figure.other-bounds',
          params: { number: evaluation.number, sealVersion: recordedUnder.version },
        },
  };
}, true);

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byText = (a: unknown[], b: unknown[]): number => order(a.join('\n'), b.join('\n'));

export const fairnessChecks: NonNullable<Room['checks']> = {
  'pilot.fairness_sample': sample,
  'pilot.fairness': segments,
  'pilot.fairness_sealed_first': sealedFirst,
};
