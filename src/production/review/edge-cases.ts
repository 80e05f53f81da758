import { and, desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '../../../db/database.ts';
import { edgeCase } from '../../../db/schema/production.ts';
import { ofEngagement, withId } from '../../../db/scope.ts';
import { tellThread } from '../../engagement/from-message.ts';
import { ROLES, WORKERS } from '../../engagement/roles.ts';
import type { Engagement } from '../../engagement/store.ts';
import { engagementVerb } from '../../engagement/verb.ts';
import { refreshEvidence } from '../../gates/refresh.ts';
import { line, optional, paragraph } from '../../record/parse.ts';
import { Refusal } from '../../refusal.ts';
import { deploymentAtWork } from '../deployments/store.ts';
import { EDGE_RECORDED } from './ids.ts';
import type { EdgeCase } from './store.ts';

export const EDGE_MAX = 2_000;

/** [S1.5] Records what staging did not show. Anybody of the engagement may; `id` is minted when the form opens. */
export const recordEdgeCase = engagementVerb({
  input: z.object({
    engagementId: z.uuid(),
    id: z.uuid(),
    text: paragraph(EDGE_MAX),
    caseId: optional(line(200)).default(null),
    link: z.string().max(3_000).nullable().default(null),
  }),
  may: ROLES,
  admins: true,
  async run(acting, { id, text, caseId, link }): Promise<void> {
    const { tx, actor, now, engagement } = acting;
    const { workspaceId, userId } = actor;
    const deployment = await deploymentAtWork(tx, workspaceId, engagement);
    const row = { text, caseId, link, deploymentId: deployment?.id ?? null };
    const at = { workspaceId, id, engagementId: engagement.id, cycle: deployment?.cycle ?? engagement.cycle };
    const inserted = await tx
      .insert(edgeCase)
      .values({ ...at, ...row, recordedBy: userId, recordedAt: now })
      .onConflictDoNothing()
      .returning({ id: edgeCase.id });
    if (inserted.length === 0) return;
    acting.note({ action: 'production.edge.record', kind: 'edge case', subject: id, after: row });
    await tellThread(acting, id, `${EDGE_RECORDED}:${id}`);
    await refreshEvidence(acting, engagement.id);
    acting.showCard();
  },
});

/** [S1.5] Says what was done about one. */
export const resolveEdgeCase = engagementVerb({
  input: z.object({ engagementId: z.uuid(), id: z.uuid(), resolution: paragraph(EDGE_MAX) }),
  may: WORKERS,
  async run(acting, { id, resolution }): Promise<void> {
    const { tx, actor, now, engagement } = acting;
    const isGiven = and(ofEngagement(edgeCase, actor.workspaceId, engagement.id), eq(edgeCase.id, id));
    const [found] = await tx.select().from(edgeCase).where(isGiven).for('no key update');
    if (!found) throw new Refusal('refusal.not-found');
    if (found.resolution === resolution) return;
    const after = { resolution, resolvedBy: actor.userId };
    await tx
      .update(edgeCase)
      .set({ ...after, resolvedAt: now })
      .where(isGiven);
    acting.note({
      action: 'production.edge.resolve',
      kind: 'edge case',
      subject: id,
      before: { resolution: found.resolution },
      after: { ...after, text: found.text },
    });
    await refreshEvidence(acting, engagement.id);
    acting.showCard();
  },
});

/** Those of an engagement, [R3] of every cycle: what nobody has dealt with first, then the newest. */
export async function edgeCasesOf(
  tx: Tx,
  workspaceId: string,
  { id }: Pick<Engagement, 'id'>,
): Promise<EdgeCase[]> {
  const rows = await tx
    .select()
    .from(edgeCase)
    .where(ofEngagement(edgeCase, workspaceId, id))
    .orderBy(desc(edgeCase.recordedAt), desc(edgeCase.id));
  return [...rows.filter((row) => row.resolvedAt === null), ...rows.filter((row) => row.resolvedAt !== null)];
}

/** @throws Refusal where there is none of this id */
export async function findEdgeCase(tx: Tx, workspaceId: string, id: string): Promise<EdgeCase> {
  const [found] = await tx
    .select()
    .from(edgeCase)
    .where(withId(edgeCase, workspaceId, id));
  if (!found) throw new Refusal('refusal.not-found');
  return found;
}
