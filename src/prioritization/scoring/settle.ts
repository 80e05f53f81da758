import { z } from 'zod';
import { engagementVerb } from '../../engagement/verb.ts';
import { FieldRefusals, Refusal } from '../../refusal.ts';
import { candidateChanged } from '../changed.ts';
import { levels, note, sameScores, scoresIn, settledOf } from './input.ts';
import { isOpen, lockForScoring, unearnedNow } from './round.ts';
import { mayCompare, outside, productOf, spreadsOf } from './rules.ts';
import { type Score, scoresOf, updateScoring } from './store.ts';

/**
 * [P2.2] [P2.3] The lead settles whole numbers on what was scored; that round takes no more scores. A level that
 * nobody scored needs a note.
 */
export const settleScores = engagementVerb({
  input: z.object({ engagementId: z.uuid(), id: z.uuid(), round: z.int(), note, ...levels }),
  may: ['lead'],
  async run(acting, { id, round, note: why, ...typed }): Promise<void> {
    const { tx, actor, now } = acting;
    const scores = scoresIn(typed);
    const found = await lockForScoring(acting, id, round);
    const given = (await scoresOf(tx, actor.workspaceId, id)).filter((one) => one.round === round);
    requireSight(given, actor.userId, isOpen(found));
    const faults = await unearnedNow(acting, found, scores);
    if (outside(scores, spreadsOf(given)).length > 0 && !why)
      faults.push(new Refusal('scoring.refusal.outside', {}, 'note'));
    if (faults.length > 0) throw new FieldRefusals(faults);
    const before = settledOf(found);
    const isSame = before && sameScores(before, scores) && found.settledNote === why;
    if (isSame && !isOpen(found)) return;
    const priority = productOf(scores);
    const by = { settledBy: actor.userId, settledAt: now, settledRound: round, settledNote: why };
    await updateScoring(tx, found, { ...scores, priority, ...by });
    acting.note({
      action: 'prioritization.score.settle',
      kind: 'candidate',
      subject: id,
      before: before && { ...before, priority: found.priority, note: found.settledNote },
      after: { name: found.name, ...scores, priority, round, note: why },
    });
    await candidateChanged(acting);
  },
});

/** [P2.2] Who settles sees what was scored; so their own score comes first, as everybody's does. */
export function requireSight(given: readonly Score[], userId: string, open: boolean): void {
  if (given.length === 0) throw new Refusal('scoring.refusal.no-scores');
  const hasOwn = given.some((one) => one.userId === userId);
  if (!mayCompare({ isOpen: open, hasOwn })) throw new Refusal('scoring.refusal.own-first');
}
