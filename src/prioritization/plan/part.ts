import type { Part } from '../../parts.ts';
import type { Room } from '../../room.ts';
import { sealable } from './rules.ts';
import { readPlan } from './store.ts';

/** [P3.4] What an approval would seal now; null while something is missing. */
const sealing: NonNullable<Room['sealing']> = async ({ tx, workspaceId, engagement }) => {
  const { content, reason } = await readPlan(tx, workspaceId, engagement);
  const sealed = sealable(content);
  return sealed && { content: sealed, reason };
};

/** [P3.1–P3.5] The plan that is sealed: ROI model, baseline, thresholds, bounds. */
export const plan: Part = { sealing };
