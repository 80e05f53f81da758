import { placeValue } from '../../engagement/place.ts';
import { IDS as GATE_IDS } from '../../gates/ids.ts';
import type { Check, CheckContext, CheckResult, Figure, Room } from '../../room.ts';
import type { TextKey } from '../../texts/catalogue.ts';
import { PLAN_IDS } from './ids.ts';
import { isSigned, type PlanOverview, readPlanOverview } from './overview.ts';
import { isWhole, revisionFigure } from './revision.ts';
import { OPERATIONS } from './rules.ts';
import { metricTerm } from './screens/words.ts';

/** One look at a gate asks for every part with the same context: the plan is read once. */
const looks = new WeakMap<CheckContext, Promise<PlanOverview>>();
function lookOnce(context: CheckContext): Promise<PlanOverview> {
  const found = looks.get(context) ?? readPlanOverview(context.tx, context.workspaceId, context.engagement);
  looks.set(context, found);
  return found;
}

interface Looked {
  ok: boolean;
  figure: Figure;
  fingerprint: unknown;
}

/** One part of the plan as a gate's item: its number, all that it says, and the button that leads there. */
const check =
  (label: TextKey, action: string, judge: (plan: PlanOverview) => Looked): Check =>
  async (context): Promise<CheckResult> => {
    const looked = judge(await lookOnce(context));
    // [R3] To the plan of the cycle whose gate it is.
    return {
      ...looked,
      ...(!looked.ok && { fix: { label, action, value: placeValue(context.engagement) } }),
    };
  };

const missing = (fingerprint: unknown): Looked => ({
  ok: false,
  figure: { key: 'plan.figure.missing' },
  fingerprint,
});

/** [P3.4] The parts of a plan as computed gate items, and what a revision changes. */
export const planChecks: NonNullable<Room['checks']> = {
  'prioritization.roi': check('plan.begin.roi', `${PLAN_IDS.form}.roi`, ({ content: { roi = null } }) => {
    if (!roi) return missing(roi);
    const money = (amount: string) => ({ amount, currency: roi.currency });
    const params = { value: money(roi.valuePerYear), target: money(roi.targetPerYear) };
    return {
      ok: true,
      figure: { key: 'plan.figure.roi', params },
      fingerprint: roi,
    };
  }),
  'prioritization.baseline': check('plan.begin.baseline', PLAN_IDS.baseline, ({ content: { baseline } }) =>
    baseline
      ? {
          ok: true,
          figure: { key: 'plan.figure.baseline', params: { count: baseline.length } },
          fingerprint: baseline,
        }
      : missing(null),
  ),
  'prioritization.requirement': check(
    'plan.begin.requirement',
    `${PLAN_IDS.form}.requirement`,
    ({ content: { requirement } }) => {
      if (!requirement) return missing(null);
      const { metric, better, threshold, minCases, typedReason } = requirement;
      const params = { metric: metricTerm(metric), better, threshold, cases: minCases };
      return {
        ok: true,
        // [P3.2] A threshold typed by hand says why, in the gate too.
        figure:
          typedReason === null
            ? { key: 'plan.figure.requirement', params }
            : { key: 'plan.figure.requirement-typed', params: { ...params, reason: typedReason } },
        fingerprint: requirement,
      };
    },
  ),
  'prioritization.fairness': check('plan.begin.fairness', PLAN_IDS.fairness, (overview) => {
    const { content, signing } = overview;
    if (!content.fairness || !signing) return missing(null);
    const signed = signing.roles.filter((one) => one.signed !== null);
    return {
      ok: isSigned(overview),
      figure: {
        key: 'plan.figure.fairness',
        params: {
          count: content.fairness.bounds.length,
          signed: signed.length,
          needed: signing.roles.length,
        },
      },
      fingerprint: {
        fairness: content.fairness,
        signed: signed.map((one) => [one.role, one.signed?.userId]),
      },
    };
  }),
  'prioritization.operations': check(
    'plan.begin.operations',
    `${PLAN_IDS.form}.operations`,
    ({ content }) => {
      const sections = OPERATIONS.map((section) => content[section] ?? null);
      const { integration, supervised, rollout } = content;
      if (!integration || !supervised || !rollout || sections.includes(null)) return missing(sections);
      return {
        ok: true,
        figure: {
          key: 'plan.figure.operations',
          params: {
            volume: integration.volumePerHour,
            cases: supervised.minCases,
            stages: rollout.length,
          },
        },
        fingerprint: sections,
      };
    },
  ),
  'prioritization.revision': check('plan.button.open', PLAN_IDS.open, (overview) => {
    const { seal, changed, reason, content } = overview;
    return {
      ok: seal !== null && changed.length > 0 && reason !== null && isWhole(overview),
      figure: revisionFigure(overview),
      fingerprint: { from: seal?.digest ?? null, content, reason },
    };
  }),
};

/** [G14] Behind each part of the plan stands the plan itself; behind a revision, the seal and what changes. */
export const planBehind: NonNullable<Room['evidence']> = Object.fromEntries(
  Object.keys(planChecks).map((name) => [
    name,
    { opens: name === 'prioritization.revision' ? GATE_IDS.sealOpen : PLAN_IDS.open },
  ]),
);
