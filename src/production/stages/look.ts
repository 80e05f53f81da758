import type { Check, CheckContext, CheckResult } from '../../room.ts';
import { DEPLOYMENT_IDS } from '../deployments/ids.ts';
import { refValue } from '../deployments/ref.ts';
import { liveDeployment, type StageEntry, stagesOf } from '../deployments/store.ts';
import { type Standing, standingOf } from './standing.ts';

/** What the gates of phase 4 look at. */
export interface Looked extends Standing {
  /** The entry into the stage that holds: evidence given before a rollback is not evidence after it. */
  entry: StageEntry;
}

/** One look at a gate asks for every item with the same context: what they rest on is read once. */
const looks = new WeakMap<CheckContext, Promise<Looked | null>>();

export function lookAt(context: CheckContext): Promise<Looked | null> {
  const found = looks.get(context) ?? read(context);
  looks.set(context, found);
  return found;
}

async function read({ tx, workspaceId, engagement }: CheckContext): Promise<Looked | null> {
  const deployment = await liveDeployment(tx, workspaceId, engagement);
  if (!deployment) return null;
  const standing = await standingOf(tx, deployment);
  const entry = (await stagesOf(tx, deployment)).at(-1);
  if (!entry) throw new Error(`deployment ${deployment.id} has never begun`);
  return { ...standing, entry };
}

/** A check of the deployment that is live; without one it does not hold, and says so. */
export const onLive =
  (check: (looked: Looked, context: CheckContext) => CheckResult | Promise<CheckResult>): Check =>
  async (context) => {
    const looked = await lookAt(context);
    if (looked) return check(looked, context);
    const fix = {
      label: 'production.button.start',
      action: DEPLOYMENT_IDS.start,
      value: context.engagement.id,
    } as const;
    return { ok: false, figure: { key: 'production.figure.none' }, fingerprint: null, fix };
  };

/** What every item's fingerprint has: which deployment, and since when it stands where it does. */
export const identity = ({ deployment, entry }: Looked) => ({
  deployment: deployment.id,
  stage: deployment.stage,
  entry: entry.number,
  model: deployment.modelDigest,
});

export const cardFix = ({ deployment }: Looked): NonNullable<CheckResult['fix']> => ({
  label: 'production.button.open',
  action: DEPLOYMENT_IDS.show,
  value: refValue(deployment),
});
