import type { Tx } from '../../../db/database.ts';
import type { MonitorRule } from '../../../db/schema/monitoring.ts';
import type { Engagement } from '../../engagement/store.ts';
import type { SealedContent } from '../../seal/content.ts';
import { sealInForce } from '../../seal/store.ts';
import type { Target } from './rules.ts';

/** The metric of the business layer that no baseline has: what was gained since the model is at work, in the seal's currency. */
export const VALUE_METRIC = 'realised value';

const YEAR = { hours: 365.25 * 24 };

/** What the ROI model expects to be gained between two moments, in its currency. */
function expectedValue(
  { roi }: Pick<SealedContent, 'roi'>,
  since: Temporal.Instant,
  at: Temporal.Instant,
): number {
  const hours = at.since(since).total('hours');
  return (Number(roi.valuePerYear) * Math.max(0, hours)) / YEAR.hours;
}

/**
 * [M5] What an actual is held against by the seal in force: the target of a baseline metric with its variance, or the value that
 * the ROI model expects by then.
 * @param since when the model went to work; for the realised value
 * @returns null where nothing of this name is sealed
 */
export async function targetOf(
  tx: Tx,
  workspaceId: string,
  engagement: Pick<Engagement, 'id' | 'cycle'>,
  rule: MonitorRule,
  since: Temporal.Instant | null,
  at: Temporal.Instant,
): Promise<Target | null> {
  if (rule.kind !== 'baseline') return null;
  const seal = await sealInForce(tx, workspaceId, engagement);
  if (!seal) return null;
  const { baseline, monitoring } = seal.content;
  if (rule.metric === VALUE_METRIC) {
    if (since === null) return null;
    const value = expectedValue(seal.content, since, at);
    const variancePercent = Number(monitoring.valueVariancePercent);
    return { sealVersion: seal.version, value, variancePercent, unit: seal.content.roi.currency };
  }
  const metric = baseline.find(({ key }) => key === rule.metric);
  if (!metric) return null;
  const { target, variancePercent, unit } = metric;
  return {
    sealVersion: seal.version,
    value: Number(target),
    variancePercent: Number(variancePercent),
    unit,
  };
}
