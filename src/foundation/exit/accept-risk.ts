import { z } from 'zod';
import { actingIn } from '../../engagement/in-cycle.ts';
import { cycleGiven } from '../../engagement/place.ts';
import type { Role } from '../../engagement/roles.ts';
import { engagementVerb } from '../../engagement/verb.ts';
import { refreshEvidence } from '../../gates/refresh.ts';
import { paragraph } from '../../record/parse.ts';
import { Refusal } from '../../refusal.ts';
import { cycleAtRisk, openRisks, settle } from './risk.ts';

export const REASON_MAX = 500;

/** Whose data it is to answer for. */
export const ACCEPTERS = ['data'] as const satisfies readonly Role[];

/** [F5.3] A data approver accepts what put the foundation at risk, with a reason that is kept and shown. */
export const acceptRisk = engagementVerb({
  input: z.object({ engagementId: z.uuid(), cycle: cycleGiven, reason: paragraph(REASON_MAX) }),
  may: ACCEPTERS,
  async run(hands, { cycle, reason }): Promise<void> {
    const of = cycle ?? (await cycleAtRisk({ ...hands, workspaceId: hands.actor.workspaceId }));
    const acting = actingIn(hands, of);
    const open = await openRisks(acting.tx, acting.engagement);
    if (open.length === 0) throw new Refusal('exit.risk.gone');
    await settle(acting, open, reason);
    await refreshEvidence(acting, acting.engagement.id);
    acting.showCard();
  },
});
