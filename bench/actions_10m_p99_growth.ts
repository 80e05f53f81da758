import type { Bench, Figure } from './support/bench.ts';
import { growthOf } from './support/growth.ts';
import { pastActions, pastEvents } from './support/past.ts';

const ACTIONS = 10_000_000;
const EVENTS = 1_000_000;

/**
 * [S1.1] What ten million past actions and a million events of the record, all in tables without partitions, make of the
 * wait of the next action. It takes some six minutes and 9 GB.
 */
export default async function actionsGrowth10m(bench: Bench): Promise<Figure[]> {
  return [
    await growthOf(bench, 'actions_10m_p99_growth', async (db, workspaceId, deploymentId) => {
      await pastActions(db, workspaceId, deploymentId, ACTIONS);
      await pastEvents(db, workspaceId, EVENTS);
    }),
  ];
}
