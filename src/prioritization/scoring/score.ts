import { z } from 'zod';
import { engagementVerb } from '../../engagement/verb.ts';
import { takeDraft } from '../../forms/drafts.ts';
import { FieldRefusals, Refusal } from '../../refusal.ts';
import { candidateChanged } from '../changed.ts';
import { levels, note, sameScores, scoresIn } from './input.ts';
import { isOpen, lockForScoring, SCORERS, unearnedNow } from './round.ts';
import { insertScore, scoresOf } from './store.ts';

/** Where the form keeps what is picked. */
export const scoreDraft = (id: string, round: number): string => `prioritization.score:${id}.${round}`;

/**
 * [P2.1] [P2.2] [P2.3] One person's score of a use case, blind and once a round. The record says that it was
 * given, not what: it is read by people who are still to score.
 */
export const scoreCandidate = engagementVerb({
  input: z.object({ engagementId: z.uuid(), id: z.uuid(), round: z.int(), note, ...levels }),
  may: SCORERS,
  async run(acting, { id, round, note: why, ...typed }): Promise<void> {
    const { tx, actor, now } = acting;
    const scores = scoresIn(typed);
    const found = await lockForScoring(acting, id, round);
    const before = (await scoresOf(tx, actor.workspaceId, id)).find(
      (one) => one.round === round && one.userId === actor.userId,
    );
    // [X5] A form that was sent twice is one score; another score for the same round is none.
    if (before && sameScores(before, scores)) return;
    if (before) throw new Refusal('scoring.refusal.scored');
    if (!isOpen(found)) throw new Refusal('scoring.refusal.settled', { name: found.name });
    const faults = await unearnedNow(acting, found, scores);
    if (faults.length > 0) throw new FieldRefusals(faults);
    const { workspaceId, userId } = actor;
    await insertScore(tx, { workspaceId, candidateId: id, round, userId, ...scores, note: why, at: now });
    await takeDraft(acting, scoreDraft(id, round));
    acting.note({
      action: 'prioritization.score.give',
      kind: 'candidate',
      subject: id,
      after: { name: found.name, round },
    });
    await candidateChanged(acting);
  },
});
