import { and, eq } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { fairnessSignature, plan } from '../../../db/schema/prioritization.ts';
import { ofCycle } from '../../../db/scope.ts';
import { given, statement } from '../../../db/statement.ts';
import type { Engagement } from '../../engagement/store.ts';
import { type DraftContent, draftContent } from '../../seal/content.ts';
import { chosenCandidate } from '../scoring/store.ts';

type Cycle = Pick<Engagement, 'id' | 'cycle'>;

/** A cycle's plan as it is now. */
export interface Plan {
  /** The use case is the one chosen, whatever else is in the plan. */
  content: DraftContent;
  /** Why a sealed plan is changed; null where nothing was sealed, or nothing was changed since. */
  reason: string | null;
  /** 0 while nobody has written to it. */
  version: number;
  updatedBy: string | null;
}

export type FairnessSignature = typeof fairnessSignature.$inferSelect;

/** The plan of a cycle; an empty one where nobody has begun it. Who holds the engagement is its only writer. */
export async function readPlan(tx: Tx, workspaceId: string, engagement: Cycle): Promise<Plan> {
  const [[row], chosen] = await Promise.all([
    planOf(tx, { workspaceId, id: engagement.id, cycle: engagement.cycle }),
    chosenCandidate(tx, workspaceId, engagement),
  ]);
  const written = draftContent.parse(row?.content ?? {});
  // One without a product is not settled any more: nothing can be sealed about it.
  const useCase = chosen?.candidate.priority
    ? { id: chosen.candidate.id, name: chosen.candidate.name, priority: chosen.candidate.priority }
    : undefined;
  return {
    content: useCase ? { ...written, useCase } : written,
    reason: row?.reason ?? null,
    version: row?.version ?? 0,
    updatedBy: row?.updatedBy ?? null,
  };
}

const planOf = statement((orm) =>
  orm
    .select()
    .from(plan)
    .where(ofCycle(plan, given('workspaceId'), given('id'), given('cycle'))),
);

/** Writes sections of a plan whose engagement is held; null removes one. @returns the plan's new version */
export async function writeSections(
  tx: Tx,
  workspaceId: string,
  engagement: Cycle,
  found: Plan,
  write: {
    sections: { [Section in keyof DraftContent]?: DraftContent[Section] | null };
    reason: string | null;
    userId: string;
    at: Temporal.Instant;
  },
): Promise<number> {
  const { useCase: _chosen, ...written } = found.content;
  const merged = Object.entries({ ...written, ...write.sections }).filter(([, value]) => value != null);
  const content = draftContent.parse(Object.fromEntries(merged));
  const version = found.version + 1;
  const row = { content, reason: write.reason, updatedBy: write.userId, updatedAt: write.at, version };
  const { id: engagementId, cycle } = engagement;
  await tx
    .insert(plan)
    .values({ workspaceId, engagementId, cycle, ...row })
    .onConflictDoUpdate({ target: [plan.workspaceId, plan.engagementId, plan.cycle], set: row });
  return version;
}

/** Who has signed the bounds that have this digest. */
export async function signaturesOf(
  tx: Tx,
  workspaceId: string,
  { id, cycle }: Cycle,
  digest: string,
): Promise<FairnessSignature[]> {
  return tx
    .select()
    .from(fairnessSignature)
    .where(and(ofCycle(fairnessSignature, workspaceId, id, cycle), eq(fairnessSignature.digest, digest)))
    .orderBy(fairnessSignature.role);
}

/** Keeps a signature. @returns false where that role has signed these bounds already */
export async function insertSignature(tx: Tx, signature: FairnessSignature): Promise<boolean> {
  const kept = await tx.insert(fairnessSignature).values(signature).onConflictDoNothing().returning();
  return kept.length > 0;
}
