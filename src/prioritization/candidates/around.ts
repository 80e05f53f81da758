import type { Tx } from '../../../db/database.ts';
import type { Engagement } from '../../engagement/store.ts';
import type { DataSource } from '../../room.ts';
import type { World } from '../../world.ts';
import type { CandidateAround } from './input.ts';
import { currencyInUse } from './look-store.ts';

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

/** What a use case is checked against. `except`: those being changed, whose own currency may be replaced. */
export async function candidateAround(
  looking: Looking,
  except: readonly string[] = [],
): Promise<CandidateAround> {
  const { tx, workspaceId, engagement } = looking;
  return {
    sources: new Set((await dataSourcesOf(looking)).map((one) => one.id)),
    currency: await currencyInUse(tx, workspaceId, engagement.id, except),
  };
}
