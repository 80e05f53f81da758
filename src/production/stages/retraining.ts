import { desc } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '../../../db/database.ts';
import { retrainingTest } from '../../../db/schema/production.ts';
import { ofCycle } from '../../../db/scope.ts';
import { WORKERS } from '../../engagement/roles.ts';
import type { Engagement } from '../../engagement/store.ts';
import { engagementVerb } from '../../engagement/verb.ts';
import { refreshEvidence } from '../../gates/refresh.ts';
import { because, line, optional, paragraph } from '../../record/parse.ts';

export const EVIDENCE_MAX = 1_000;
export type RetrainingTest = typeof retrainingTest.$inferSelect;

/** [S4] Records a test of the retraining pipeline, from trigger to a model that could be evaluated. The newest counts. */
export const recordRetrainingTest = engagementVerb({
  input: z
    .object({
      engagementId: z.uuid(),
      /** Minted when the form opened: a form sent twice is one test. */
      id: z.uuid(),
      passed: z.boolean(),
      /** The version that came out. */
      model: optional(line(80)),
      evidence: paragraph(EVIDENCE_MAX),
    })
    .refine(({ passed, model }) => !passed || model !== null, {
      path: ['model'],
      ...because('production.refusal.no-model'),
    }),
  may: WORKERS,
  async run(acting, { id, passed, model, evidence }): Promise<void> {
    const { tx, actor, now, engagement } = acting;
    const row = {
      workspaceId: actor.workspaceId,
      id,
      engagementId: engagement.id,
      cycle: engagement.cycle,
      passed,
      model,
      evidence,
      recordedBy: actor.userId,
      recordedAt: now,
    };
    const written = await tx
      .insert(retrainingTest)
      .values(row)
      .onConflictDoNothing()
      .returning({ id: retrainingTest.id });
    if (written.length === 0) return;
    acting.note({
      action: 'production.retraining.test',
      kind: 'retraining test',
      subject: id,
      after: { passed, model, evidence },
    });
    acting.showCard();
    await refreshEvidence(acting, engagement.id);
  },
});

type OfCycle = Pick<Engagement, 'id' | 'cycle'>;

/** Every test of a cycle, the newest first: that one counts. */
export const testsOf = (
  tx: Tx,
  workspaceId: string,
  { id, cycle }: OfCycle,
  most = 50,
): Promise<RetrainingTest[]> =>
  tx
    .select()
    .from(retrainingTest)
    .where(ofCycle(retrainingTest, workspaceId, id, cycle))
    .orderBy(desc(retrainingTest.recordedAt), desc(retrainingTest.id))
    .limit(most);

/** The test that counts; null before there is one. */
export async function newestTest(tx: Tx, workspaceId: string, of: OfCycle): Promise<RetrainingTest | null> {
  const [found] = await testsOf(tx, workspaceId, of, 1);
  return found ?? null;
}
