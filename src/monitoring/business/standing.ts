import type { Tx } from '../../../db/database.ts';
import type { Engagement } from '../../engagement/store.ts';
import type { SealedContent } from '../../seal/content.ts';
import { sealInForce } from '../../seal/store.ts';
import { monitorsInUse, newestReadings } from '../monitors/list-store.ts';
import { lastReadings, type Reading } from '../monitors/readings.ts';
import { deviationPercent, type Target } from '../monitors/rules.ts';
import type { Monitor } from '../monitors/store.ts';
import { VALUE_METRIC } from '../monitors/target.ts';

/** [M5] One figure of the business layer: what it is now, against what was sealed. */
export interface Actual {
  monitor: Monitor;
  /** The newest reading with a value; what it was held against then stands in its detail. */
  reading: Reading & { value: number };
  target: Target;
  deviationPercent: number | null;
  /** The baseline metric; null: the realised value to date. */
  metric: SealedContent['baseline'][number] | null;
}

/** How the business layer of one deployment stands. */
export interface Business {
  sealVersion: number;
  content: SealedContent;
  actuals: readonly Actual[];
  /** [M5] The readings of the realised value, the first one first. */
  value: readonly (Reading & { value: number })[];
}

/** So many readings are drawn. */
const DRAWN = 60;

/** What a reading was held against; null where it says nothing of that. */
export function heldAgainst({ detail }: Pick<Reading, 'detail'>): Target | null {
  const { sealVersion, value, variancePercent, unit } = detail ?? {};
  return typeof sealVersion === 'number' && typeof value === 'number' && typeof variancePercent === 'number'
    ? { sealVersion, value, variancePercent, unit: typeof unit === 'string' ? unit : null }
    : null;
}

const hasValue = (reading: Reading): reading is Reading & { value: number } => reading.value !== null;

/** Null where nothing is sealed, or no monitor holds an actual against it. */
export async function businessOf(
  tx: Tx,
  workspaceId: string,
  engagement: Pick<Engagement, 'id' | 'cycle'>,
): Promise<Business | null> {
  const seal = await sealInForce(tx, workspaceId, engagement);
  if (!seal) return null;
  const monitors = (await monitorsInUse(tx, workspaceId, engagement.id)).filter(
    ({ rule, cycle }) => rule.kind === 'baseline' && cycle === engagement.cycle,
  );
  const newest = await newestReadings(
    tx,
    workspaceId,
    monitors.map(({ id }) => id),
  );
  const actuals = monitors.flatMap((monitor) => {
    const reading = newest.get(monitor.id);
    const target = reading && heldAgainst(reading);
    if (!reading || !hasValue(reading) || !target || monitor.rule.kind !== 'baseline') return [];
    const key = monitor.rule.metric;
    const metric = seal.content.baseline.find((one) => one.key === key) ?? null;
    return [
      { monitor, reading, target, metric, deviationPercent: deviationPercent(reading.value, target.value) },
    ];
  });
  if (actuals.length === 0) return null;
  const gains = monitors.find(({ rule }) => rule.kind === 'baseline' && rule.metric === VALUE_METRIC);
  const value = gains ? (await lastReadings(tx, gains, DRAWN)).filter(hasValue).reverse() : [];
  return { sealVersion: seal.version, content: seal.content, actuals, value };
}
