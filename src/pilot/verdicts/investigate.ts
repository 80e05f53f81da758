import { z } from 'zod';
import { actingIn } from '../../engagement/in-cycle.ts';
import { WORKERS } from '../../engagement/roles.ts';
import { engagementVerb } from '../../engagement/verb.ts';
import { conflictRefusal } from '../../forms/conflict.ts';
import { subjectOf } from '../../forms/verbs.ts';
import { refreshEvidence } from '../../gates/refresh.ts';
import { paragraph, userId } from '../../record/parse.ts';
import { Refusal } from '../../refusal.ts';
import { settleInvestigation } from './settle.ts';
import { showInvestigation } from './showings.ts';
import { type Investigation, lockInvestigation, updateInvestigation } from './store.ts';

export const FINDINGS_MAX = 2_000;
export const investigationSubject = subjectOf('investigation');
const OUTCOMES = ['fix the model', 'revise the ROI'] as const;

/**
 * [B5] Writes down why a version missed its threshold, who sees to it, and how it is meant to end. It ends once
 * that has come about, which may be now.
 */
export const investigate = engagementVerb({
  input: z.object({
    engagementId: z.uuid(),
    id: z.uuid(),
    /** The version that the form showed: who wrote meanwhile is not overwritten. */
    version: z.int().min(1).optional(),
    findings: paragraph(FINDINGS_MAX),
    owner: userId(),
    outcome: z.enum(OUTCOMES),
  }),
  may: WORKERS,
  async run(hands, { engagementId, id, version, findings, owner, outcome }): Promise<Investigation> {
    const found = await lockInvestigation(hands.tx, hands.actor.workspaceId, engagementId, id);
    // [R3] It ends by what comes about in its own cycle.
    const acting = actingIn(hands, found.cycle);
    const { tx, actor, engagement, people, note } = acting;
    const isSame = found.findings === findings && found.owner === owner && found.outcome === outcome;
    if (isSame) return found;
    if (found.state === 'closed') throw new Refusal('pilot.refusal.investigation-closed');
    if (version !== undefined && found.version !== version)
      throw await conflictRefusal(tx, investigationSubject(actor.workspaceId, id), version);
    if (!people.some((one) => one.userId === owner && !one.isDeactivated))
      throw new Refusal('pilot.refusal.owner', { engagement: engagement.name }, 'owner');
    const written = await updateInvestigation(tx, found, { findings, owner, outcome });
    note({
      action: 'pilot.investigation.write',
      kind: 'investigation',
      subject: id,
      before: { findings: found.findings, owner: found.owner, outcome: found.outcome },
      after: { findings, owner, outcome, version: written.version },
    });
    const now = await settleInvestigation(acting, written);
    showInvestigation(acting, found);
    await refreshEvidence(acting, engagement.id);
    acting.showCard();
    return now;
  },
});
