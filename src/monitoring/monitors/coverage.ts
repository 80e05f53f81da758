import type { Tx } from '../../../db/database.ts';
import type { CheckContext } from '../../room.ts';
import { liveDeployments } from './deployments.ts';
import { monitorsInUse } from './list-store.ts';
import type { Monitor } from './store.ts';

export const LAYERS = ['output', 'input', 'business'] as const;
export type Layer = (typeof LAYERS)[number];

/** [M1] How far a model at work is watched. */
export interface Coverage {
  deploymentId: string;
  model: string;
  /** Layers that nothing watches: no monitor of it that is in use and not paused. */
  uncovered: readonly Layer[];
}

/** [M1] Each model at work, the newest first; one that lacks a layer is uncovered. Reads, never writes. */
export async function coverageOf(
  context: Omit<CheckContext, 'subject'> & { tx: Tx },
): Promise<{ coverage: Coverage[]; monitors: Monitor[] }> {
  const { tx, workspaceId, engagement } = context;
  const live = await liveDeployments(context);
  const monitors = await monitorsInUse(tx, workspaceId, engagement.id);
  const coverage = live.map(({ id, model }) => ({
    deploymentId: id,
    model,
    uncovered: lacking(id, monitors),
  }));
  return { coverage, monitors };
}

function lacking(
  deploymentId: string,
  monitors: readonly Pick<Monitor, 'deploymentId' | 'layer' | 'pausedAt'>[],
): Layer[] {
  const watched = monitors.filter((one) => one.deploymentId === deploymentId && one.pausedAt === null);
  return LAYERS.filter((layer) => !watched.some((one) => one.layer === layer));
}
