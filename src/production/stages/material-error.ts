import { randomUUID } from 'node:crypto';
import { mention } from '@phasegate/block-kit/escape.ts';
import { z } from 'zod';
import { type EngagementActing, engagementVerb } from '../../engagement/verb.ts';
import { paragraph } from '../../record/parse.ts';
import { Refusal } from '../../refusal.ts';
import { markup } from '../../texts/say.ts';
import { showDeployment } from '../deployments/showings.ts';
import type { Deployment } from '../deployments/store.ts';
import { judgeBreach } from './breach.ts';
import { insertError, lockError, type MaterialError, updateError } from './error-store.ts';
import { BRAKE, liveLocked, onDeployment } from './live.ts';

export const FINDINGS_MAX = 2_000;

/**
 * [S3.3] Opens a material error, once a case and cause, in the transaction of whatever found it, which calls `judgeBreach`
 * after its own counts are written.
 */
export async function openMaterialError(
  acting: Pick<EngagementActing, 'tx' | 'actor' | 'now' | 'note' | 'engagement' | 'show'>,
  found: Deployment,
  { caseId, cause, text }: Pick<MaterialError, 'caseId' | 'cause' | 'text'>,
): Promise<void> {
  const { tx, actor, now, note } = acting;
  const { workspaceId, id: deploymentId, model } = found;
  const id = randomUUID();
  const row = { workspaceId, id, deploymentId, caseId, cause, text, openedBy: actor.userId, openedAt: now };
  if (!(await insertError(tx, row))) return;
  note({
    action: 'production.error.open',
    kind: 'material error',
    subject: id,
    after: { case: caseId, cause, text, model },
  });
  showDeployment(acting, found);
}

/**
 * [S3.3] Says what came of a material error. The stage stays paused until somebody resumes it. Said twice, it happens once.
 * @throws Refusal at what was typed where it is closed already with something else: that would be lost
 */
export const closeMaterialError = engagementVerb({
  input: onDeployment.extend({ errorId: z.uuid(), findings: paragraph(FINDINGS_MAX) }),
  may: BRAKE,
  async run(acting, { deploymentId, errorId, findings }): Promise<void> {
    const { tx, actor, now } = acting;
    const found = await liveLocked(acting, deploymentId);
    const error = await lockError(tx, found, errorId);
    if (error.closedAt) {
      if (error.closedBy === actor.userId && error.findings === findings) return;
      throw new Refusal(
        'production.refusal.closed-by',
        { who: markup(mention(error.closedBy ?? 'system')) },
        'findings',
      );
    }
    await updateError(tx, error, { findings, closedBy: actor.userId, closedAt: now });
    acting.note({
      action: 'production.error.close',
      kind: 'material error',
      subject: errorId,
      before: { open: true },
      after: { open: false, findings, caseId: error.caseId, model: found.model },
    });
    showDeployment(acting, found);
    acting.showCard();
    await judgeBreach(acting, found);
  },
});
