import { mention } from '@phasegate/block-kit/escape.ts';
import { z } from 'zod';
import { cycleVerb } from '../../engagement/cycle-verb.ts';
import { cycleGiven } from '../../engagement/place.ts';
import { type Role, WORKERS } from '../../engagement/roles.ts';
import { takeDraft } from '../../forms/drafts.ts';
import { TIERS } from '../../playbook/risk-schema.ts';
import { because, optional, paragraph } from '../../record/parse.ts';
import { Refusal } from '../../refusal.ts';
import { markup } from '../../texts/say.ts';
import { prioritizationChanged } from '../changed.ts';
import { RISK_MAX } from './input.ts';
import { type Answers, follow, kept, tiersFrom } from './rules.ts';
import { insertAssessment, riskStanding } from './store.ts';

/** [E6] Who may assess: those who do the work, and legal. */
export const ASSESSORS: readonly Role[] = [...WORKERS, 'legal'];

const answer = z.object({ answer: z.boolean(), note: optional(paragraph(RISK_MAX.note)) });

/**
 * [E6] Records the risk of the cycle's use case: the class that the answers lead to, a tier at least as high,
 * and why. Never changed: a new look is a new version. Refused while no use case is chosen, where questions
 * are left, or where the tier is lower than the answers say.
 */
export const assessRisk = cycleVerb({
  input: z.object({
    engagementId: z.uuid(),
    cycle: cycleGiven,
    /** The use case that the answers are about. */
    useCase: z.uuid(),
    /** The version that the form was opened on, 0 for none: one assessed meanwhile is not overlooked. */
    base: z.int().min(0),
    answers: z.record(z.string(), answer),
    tier: z.unknown().refine((one) => TIERS.some((tier) => tier === one), because('refusal.choose')),
    reason: paragraph(RISK_MAX.reason),
    draft: z.string().optional(),
  }),
  may: ASSESSORS,
  // No use case is chosen and nothing is assessed meanwhile.
  exclusive: true,
  async run(acting, { useCase, base, answers: given, tier: wanted, reason, draft }): Promise<void> {
    const { tx, actor, world, now, engagement, note } = acting;
    const { workspaceId, userId } = actor;
    const { chosen, assessment } = await riskStanding(tx, workspaceId, engagement);
    requireChosen(chosen, useCase);
    const answers: Answers = Object.fromEntries(Object.entries(given).map(([key, one]) => [key, one.answer]));
    const notes = Object.fromEntries(Object.entries(given).map(([key, one]) => [key, one.note ?? undefined]));
    const course = follow(world.playbook.risk, answers);
    if (!course.verdict) throw new Refusal('risk.refusal.unfinished');
    const tier = tiersFrom(course.verdict.tier).find((one) => one === wanted);
    if (!tier) throw new Refusal('risk.refusal.lower', { tier: course.verdict.tier }, 'tier');
    await takeDraft(acting, draft);
    if ((assessment?.version ?? 0) !== base) {
      // [X5] The same person's form, sent twice, is done; somebody else's assessment is named.
      if (assessment?.version === base + 1 && assessment.assessedBy === userId) return;
      throw new Refusal('risk.refusal.overtaken', { who: markup(mention(assessment?.assessedBy ?? '')) });
    }
    const content = { answers: kept(course, answers, notes), tier, euClass: course.verdict.euClass, reason };
    await insertAssessment(tx, {
      ...content,
      candidateId: useCase,
      version: base + 1,
      assessedBy: userId,
      assessedAt: now,
      workspaceId,
      engagementId: engagement.id,
      cycle: engagement.cycle,
    });
    note({
      action: 'prioritization.risk.assess',
      kind: 'risk',
      subject: `${engagement.id}.${engagement.cycle}`,
      before: assessment && { tier: assessment.tier, euClass: assessment.euClass },
      after: { ...content, version: base + 1, useCase },
    });
    await prioritizationChanged(acting);
  },
});

/** [E6] What was answered about one use case says nothing about another. */
export function requireChosen(chosen: { id: string } | null, useCase: string): void {
  if (!chosen) throw new Refusal('risk.refusal.no-choice');
  if (chosen.id !== useCase) throw new Refusal('risk.refusal.other');
}
