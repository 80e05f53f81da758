import { mention } from '@phasegate/block-kit/escape.ts';
import { z } from 'zod';
import { cycleVerb } from '../../engagement/cycle-verb.ts';
import { cycleGiven } from '../../engagement/place.ts';
import { Refusal } from '../../refusal.ts';
import { fairnessDigest } from '../../seal/fairness.ts';
import { markup } from '../../texts/say.ts';
import { prioritizationChanged } from '../changed.ts';
import { planSubject, requirePlanning } from './change.ts';
import { showBounds } from './showing.ts';
import type { Signer } from './signers.ts';
import { insertSignature, readPlan, signaturesOf } from './store.ts';

const input = z.object({
  engagementId: z.uuid(),
  cycle: cycleGiven,
  /** What was shown: the digest of those bounds. */
  digest: z.string(),
});

/**
 * [P3.5] Signs the bounds in a role one has. What is signed is what was shown: bounds that were changed meanwhile are refused.
 * One person signs in one role. Signed twice is signed once.
 */
const signAs = (role: Signer) =>
  cycleVerb({
    input,
    may: [role],
    exclusive: true,
    async run(acting, { digest }): Promise<boolean> {
      const { tx, actor, now, engagement } = acting;
      const { workspaceId, userId } = actor;
      await requirePlanning(acting);
      const { content } = await readPlan(tx, workspaceId, engagement);
      if (!content.fairness || fairnessDigest(content.fairness) !== digest)
        throw new Refusal('plan.refusal.bounds-changed');
      const signed = await signaturesOf(tx, workspaceId, engagement, digest);
      const there = signed.find((one) => one.role === role);
      if (there?.userId === userId) return false;
      if (there) throw new Refusal('plan.refusal.signed', { who: markup(mention(there.userId)), role });
      if (signed.some((one) => one.userId === userId)) throw new Refusal('plan.refusal.one-role', { role });
      const { id: engagementId, cycle } = engagement;
      await insertSignature(tx, { workspaceId, engagementId, cycle, digest, role, userId, at: now });
      acting.note({
        action: 'prioritization.fairness.sign',
        kind: 'plan',
        subject: planSubject(engagement),
        after: { role, digest },
      });
      showBounds(acting);
      await prioritizationChanged(acting);
      return true;
    },
  });

export const signBounds: Readonly<Record<Signer, ReturnType<typeof signAs>>> = {
  business: signAs('business'),
  legal: signAs('legal'),
};
