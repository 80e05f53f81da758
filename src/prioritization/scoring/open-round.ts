import { z } from 'zod';
import { engagementVerb } from '../../engagement/verb.ts';
import { Refusal } from '../../refusal.ts';
import { candidateChanged } from '../changed.ts';
import { lockCandidate } from '../use-case/store.ts';
import { scoresOf, updateScoring } from './store.ts';

/**
 * [P2.2] The lead begins the next blind round. What was scored and settled before is kept, and counts until
 * something else is settled.
 * @returns the round under way
 */
export const openRound = engagementVerb({
  input: z.object({ engagementId: z.uuid(), id: z.uuid(), round: z.int() }),
  may: ['lead'],
  async run(acting, { id, round }): Promise<number> {
    const { tx, actor, engagement } = acting;
    const found = await lockCandidate(tx, actor.workspaceId, engagement.id, id);
    if (found.retiredAt) throw new Refusal('scoring.refusal.retired', { name: found.name });
    if (found.chosenIn !== null)
      throw new Refusal('scoring.refusal.chosen-in', { name: found.name, cycle: found.chosenIn });
    // [X5] A second click finds the round begun.
    if (found.round !== round) return found.round;
    const scores = await scoresOf(tx, actor.workspaceId, id);
    if (!scores.some((one) => one.round === round)) throw new Refusal('scoring.refusal.no-scores');
    await updateScoring(tx, found, { round: round + 1 });
    acting.note({
      action: 'prioritization.score.round',
      kind: 'candidate',
      subject: id,
      before: { round },
      after: { name: found.name, round: round + 1 },
    });
    await candidateChanged(acting);
    return round + 1;
  },
});
