import type { Figure } from '../../room.ts';
import { isSigned, type PlanOverview } from './overview.ts';
import { PARTS, sealable } from './rules.ts';
import { metricTerm } from './screens/words.ts';

/** Whether a changed plan is whole and signed. */
export const isWhole = (overview: PlanOverview): boolean =>
  sealable(overview.content) !== null && isSigned(overview);

/** [P3.4] In a few words, what an approval would change: “ROI model, required metric 0.85 → 0.82. Why: too few calls”. */
export function revisionFigure(overview: PlanOverview): Figure {
  const { seal, changed, reason, content } = overview;
  // Of each part: that it is the same, or what stands between it and the part named before.
  const named = PARTS.map((part) => {
    const place = changed.indexOf(part);
    return [part, place < 0 ? 'same' : place === 0 ? '' : ', '];
  });
  const [was, is] = [seal?.content, content];
  const threshold = was?.requirement.threshold !== is.requirement?.threshold;
  const metric = was?.requirement.metric !== is.requirement?.metric;
  return {
    key: 'plan.figure.revision',
    params: {
      ...Object.fromEntries(named),
      count: changed.length,
      value: was && is.roi && was.roi.valuePerYear !== is.roi.valuePerYear ? 'moved' : 'same',
      ...(was && { valueBefore: { amount: was.roi.valuePerYear, currency: was.roi.currency } }),
      ...(is.roi && { valueAfter: { amount: is.roi.valuePerYear, currency: is.roi.currency } }),
      level: was && is.requirement ? (metric ? 'metric' : threshold ? 'threshold' : 'same') : 'same',
      metricBefore: was ? metricTerm(was.requirement.metric) : '',
      metricAfter: is.requirement ? metricTerm(is.requirement.metric) : '',
      levelBefore: was?.requirement.threshold ?? '0',
      levelAfter: is.requirement?.threshold ?? '0',
      reason: reason ?? '',
      isReasoned: reason === null ? 'no' : 'yes',
      whole: isWhole(overview) ? 'yes' : 'no',
    },
  };
}
