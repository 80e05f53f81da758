import type { Bench, Figure } from './support/bench.ts';
import { growthOf } from './support/growth.ts';
import { pastActions } from './support/past.ts';

const PAST = 1_000_000;

/** [S1.1] What a million past actions, a year of them, make of the wait of the next one. */
export default async function actionsGrowth(bench: Bench): Promise<Figure[]> {
  return [
    await growthOf(bench, 'actions_growth', (db, workspaceId, deploymentId) =>
      pastActions(db, workspaceId, deploymentId, PAST),
    ),
  ];
}
