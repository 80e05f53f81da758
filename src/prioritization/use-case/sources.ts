import type { Tx } from '../../../db/database.ts';
import type { Engagement } from '../../engagement/store.ts';
import type { DataSource } from '../../room.ts';
import type { World } from '../../world.ts';

interface Looking {
  tx: Tx;
  workspaceId: string;
  world: World;
  now: Temporal.Instant;
  engagement: Engagement;
}

/** The data sources of an engagement, as the rooms that keep them say. */
export async function dataSourcesOf(looking: Looking): Promise<DataSource[]> {
  const found: DataSource[] = [];
  for (const room of looking.world.rooms) found.push(...((await room.dataSources?.(looking)) ?? []));
  return found;
}
