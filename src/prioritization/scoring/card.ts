import type { Tx } from '../../../db/database.ts';
import { type Engagement, findEngagement } from '../../engagement/store.ts';
import type { Card } from '../../room.ts';
import { countMatrix, matrixRows, toSettle } from './matrix-store.ts';
import { matrixPicture } from './picture.ts';
import { type MatrixState, matrixMessage } from './screens/matrix.ts';
import { chosenCandidate } from './store.ts';

/** Use cases in the picture: as many as can be read in one. */
const DRAWN = 50;

/** [P2.6] The matrix of one cycle: `<engagement>.<cycle>`. Nothing is posted before something is settled. */
export const matrixCard: Card = async ({ tx, workspaceId, world, say }, id) => {
  const [engagementId = '', cycle = ''] = id.split('.');
  const engagement = await findEngagement(tx, workspaceId, engagementId);
  // That of an earlier cycle stays as it was when the next one began.
  if (engagement?.cycle !== Number(cycle)) return null;
  const state = await matrixState(tx, workspaceId, engagement);
  if (state.top.length === 0) return null;
  return matrixMessage(say, state, matrixPicture(say, world.playbook.rubric, state));
};

/** What message and list show of the matrix. */
export async function matrixState(tx: Tx, workspaceId: string, engagement: Engagement): Promise<MatrixState> {
  const top = await matrixRows(tx, workspaceId, engagement.id, { limit: DRAWN });
  const counts = await countMatrix(tx, workspaceId, engagement.id);
  const chosen = await chosenCandidate(tx, workspaceId, engagement);
  const settling = await toSettle(tx, workspaceId, engagement.id);
  return { engagement, cycle: engagement.cycle, top, counts, chosen, settling };
}
