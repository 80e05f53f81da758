import { mention } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { z } from 'zod';
import type { Role } from '../../engagement/roles.ts';
import { currentPhase } from '../../engagement/store.ts';
import { type EngagementActing, engagementVerb } from '../../engagement/verb.ts';
import { because } from '../../record/parse.ts';
import { Refusal } from '../../refusal.ts';
import { markup } from '../../texts/say.ts';
import { candidateChanged } from '../changed.ts';
import { type Candidate, lockCandidate } from '../use-case/store.ts';
import { type ChoiceKind, kindOf, LAST_PHASE, needsReason, type Ranked } from './choice-rules.ts';
import { note } from './input.ts';
import { chosenCandidate, insertChoice, rivalsOf } from './store.ts';

/** [P2.5] Who decides: the lead, or who answers for the business. */
export const CHOOSERS = ['lead', 'business'] as const satisfies readonly Role[];

/**
 * [P2.5] A named person decides which use case the cycle is about. A tie and a lower product need a reason. Two
 * who choose at once: the first one counts, and the other is told.
 */
export const chooseCandidate = engagementVerb({
  input: z.object({
    engagementId: z.uuid(),
    candidate: z.string().refine((id) => z.uuid().safeParse(id).success, because('refusal.choose')),
    reason: note,
    /** Of the choice that the form showed; 0 where there was none. */
    version: z.int().min(0),
  }),
  may: CHOOSERS,
  exclusive: true,
  async run(acting, { candidate: id, reason, version }): Promise<void> {
    const { tx, actor, now, engagement } = acting;
    const before = await chosenCandidate(tx, actor.workspaceId, engagement);
    const mine = before?.choice;
    // [X5] The same form again.
    if (mine?.version === version + 1 && mine.chosenBy === actor.userId && mine.candidateId === id) return;
    if (before && before.choice.version !== version)
      throw new Refusal('scoring.refusal.chosen', {
        who: markup(mention(before.choice.chosenBy)),
        name: before.candidate.name,
      });
    await requirePhase(acting);
    const found = await lockCandidate(tx, actor.workspaceId, engagement.id, id);
    const priority = requireSettled(found);
    const rivals = await rivalsOf(tx, found);
    const kind = kindOf(priority, rivals);
    if (needsReason(kind) && !reason) throw reasonRefusal(kind, priority, rivals);
    await insertChoice(tx, {
      workspaceId: actor.workspaceId,
      engagementId: engagement.id,
      cycle: engagement.cycle,
      version: version + 1,
      candidateId: id,
      kind,
      reason,
      chosenBy: actor.userId,
      chosenAt: now,
      among: [{ id, name: found.name, priority }, ...rivals],
    });
    acting.note({
      action: 'prioritization.choice.make',
      kind: 'choice',
      subject: id,
      before: before && { candidate: before.choice.candidateId, name: before.candidate.name },
      after: { name: found.name, kind, priority, reason, version: version + 1 },
    });
    await candidateChanged(acting);
  },
});

/** What is sealed is not exchanged: that takes the way back to phase 2. */
async function requirePhase({ tx, actor, engagement }: EngagementActing): Promise<void> {
  const { entry } = await currentPhase(tx, actor.workspaceId, engagement);
  if (entry.phase > LAST_PHASE) throw new Refusal('scoring.refusal.phase', { phase: entry.phase });
}

function requireSettled({ retiredAt, chosenIn, priority, name }: Candidate): number {
  if (chosenIn !== null)
    throw new Refusal('scoring.refusal.chosen-in', { name, cycle: chosenIn }, 'candidate');
  if (retiredAt) throw new Refusal('scoring.refusal.retired', { name }, 'candidate');
  if (priority === null) throw new Refusal('scoring.refusal.unsettled', { name }, 'candidate');
  return priority;
}

/** Rivals that a refusal names. */
const NAMED = 3;

function reasonRefusal(kind: ChoiceKind, priority: number, rivals: readonly Ranked[]): Refusal {
  const named = rivals.slice(0, NAMED).map((rival) => fitText(rival.name, 60));
  const names = named.join(', ') + (rivals.length > NAMED ? ', …' : '');
  const highest = rivals[0]?.priority ?? priority;
  return new Refusal(
    kind === 'tie' ? 'scoring.refusal.reason-tie' : 'scoring.refusal.reason-lower',
    { names, priority, highest },
    'reason',
  );
}
