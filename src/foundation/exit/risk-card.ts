import { foundationRisk } from '../../../db/schema/lineage.ts';
import { withId } from '../../../db/scope.ts';
import { findEngagement } from '../../engagement/store.ts';
import type { Card } from '../../room.ts';
import { riskMessage } from './screens/risk.ts';

/** [F5.3] The announcement of one cause, in the thread of the card; it says so when it is dealt with. */
export const riskCard: Card = async ({ tx, workspaceId, say }, id) => {
  const [risk] = await tx
    .select()
    .from(foundationRisk)
    .where(withId(foundationRisk, workspaceId, id));
  const engagement = risk && (await findEngagement(tx, workspaceId, risk.engagementId));
  return engagement ? riskMessage(say, engagement, risk) : null;
};
