import type { Tx } from '../../../db/database.ts';
import type { Engagement } from '../../engagement/store.ts';
import type { Thing } from '../../forms/fields/thing.ts';
import type { LiveDeployment } from '../../live-deployment.ts';
import { sealInForce } from '../../seal/store.ts';
import { cycleWatched } from './prepare.ts';
import { VALUE_METRIC } from './target.ts';

/** The model that is watched: as it is chosen in the form, and as it was kept. */
interface Watched {
  chosen: unknown;
  kept: unknown;
}

/**
 * What is sealed to hold actuals against: each metric by its key once, the value last. [R3] That of the cycle whose model is watched,
 * whichever is under way; of all whose models are at work, while none is chosen.
 */
export async function sealedMetrics(
  tx: Tx,
  engagement: Engagement,
  live: readonly LiveDeployment[],
  { chosen, kept }: Watched,
): Promise<Thing[]> {
  const watched = live.find(({ id }) => id === chosen)?.cycle;
  const before = typeof kept === 'string' ? await cycleWatched(tx, engagement, kept) : undefined;
  const one = watched ?? before;
  const all = live.length > 0 ? live.map(({ cycle }) => cycle) : [engagement.cycle];
  const cycles = one === undefined ? [...new Set(all)] : [one];
  const { workspaceId, id } = engagement;
  const found = await Promise.all(cycles.map((cycle) => sealInForce(tx, workspaceId, { id, cycle })));
  const seals = found.filter((one) => one !== null);
  const [first] = seals;
  if (!first) return [];
  const { currency } = first.content.roi;
  const baseline = seals.flatMap(({ content }) => content.baseline);
  const once = baseline.filter(({ key }, index) => baseline.findIndex((one) => one.key === key) === index);
  return [
    ...once.map(({ key, name, unit }) => ({ id: key, name: `${name} (${unit})` })),
    { id: VALUE_METRIC, name: (say) => say('monitoring.metric.value', { currency }) },
  ];
}
