import type { Modal } from '@phasegate/block-kit/blocks.ts';
import { rightsOf } from '../../engagement/rights.ts';
import { WORKERS } from '../../engagement/roles.ts';
import { viewEngagement } from '../../engagement/view.ts';
import type { Visit } from '../../handlers.ts';
import { lineageModal } from './screens/list.ts';
import type { LineageMeta } from './screens/meta.ts';
import { type LineageState, readLineage } from './store.ts';

export type Place = Pick<LineageMeta, 'page' | 'shows'>;
export const FIRST: Place = { page: 1, shows: 'nodes' };

type Looker = Pick<Visit, 'world' | 'actor' | 'say'>;

/** What a screen is made from. [X9] Refused where the person may not see the engagement. */
export async function look<Result>(
  { world, actor }: Looker,
  engagementId: string,
  make: (lineage: LineageState, engagement: { id: string; name: string }, works: boolean) => Result,
): Promise<Result> {
  return world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const engagement = await viewEngagement(tx, actor, engagementId);
    const may = await rightsOf(tx, actor, engagementId);
    return make(await readLineage(tx, engagement), engagement, may(WORKERS));
  });
}

/** [F4.1] The lineage as it is now. */
export const renderLineage = (
  visit: Looker,
  engagementId: string,
  at: Place = FIRST,
  notice?: string,
): Promise<Modal> =>
  look(visit, engagementId, (lineage, engagement, works) =>
    lineageModal({ say: visit.say, engagement, lineage, at, works, ...(notice && { notice }) }),
  );
