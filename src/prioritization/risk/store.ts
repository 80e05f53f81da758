import { desc } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { candidateChoice, riskAssessment } from '../../../db/schema/prioritization.ts';
import { ofCycle } from '../../../db/scope.ts';
import { given, statement } from '../../../db/statement.ts';
import type { Engagement } from '../../engagement/store.ts';
import type { EuClass } from '../../playbook/risk-schema.ts';
import type { KeptAnswer } from './rules.ts';

/** What a person assessed, with what they answered. It was checked before it was written. */
export type Assessment = Omit<typeof riskAssessment.$inferSelect, 'answers' | 'euClass'> & {
  answers: KeptAnswer[];
  euClass: EuClass;
};

/** [E6] The newest assessment of a cycle; null while there is none. */
export async function newestAssessment(
  tx: Tx,
  workspaceId: string,
  { id, cycle }: Pick<Engagement, 'id' | 'cycle'>,
): Promise<Assessment | null> {
  const [found] = await newest(tx, { workspaceId, id, cycle });
  return (found as Assessment | undefined) ?? null;
}

const newest = statement((orm) =>
  orm
    .select()
    .from(riskAssessment)
    .where(ofCycle(riskAssessment, given('workspaceId'), given('id'), given('cycle')))
    .orderBy(desc(riskAssessment.version))
    .limit(1),
);

/** The use case that a cycle is about. */
interface Chosen {
  id: string;
  /** Since when it has been this one, without another in between. */
  since: Temporal.Instant;
}

async function chosenSince(
  tx: Tx,
  workspaceId: string,
  { id, cycle }: Pick<Engagement, 'id' | 'cycle'>,
): Promise<Chosen | null> {
  const choices = await choicesOf(tx, { workspaceId, id, cycle });
  const other = choices.findIndex((one) => one.id !== choices[0]?.id);
  return (other < 0 ? choices : choices.slice(0, other)).at(-1) ?? null;
}

const choicesOf = statement((orm) =>
  orm
    .select({ id: candidateChoice.candidateId, since: candidateChoice.chosenAt })
    .from(candidateChoice)
    .where(ofCycle(candidateChoice, given('workspaceId'), given('id'), given('cycle')))
    .orderBy(desc(candidateChoice.version)),
);

/** How the risk of a cycle's use case stands. */
export interface RiskStanding {
  chosen: Chosen | null;
  assessment: Assessment | null;
  /** The assessment is about the use case that is chosen now. */
  isCurrent: boolean;
}

/** [E6] The risk of the use case a cycle is about. What was assessed of another one says nothing of it. */
export async function riskStanding(
  tx: Tx,
  workspaceId: string,
  engagement: Pick<Engagement, 'id' | 'cycle'>,
): Promise<RiskStanding> {
  const chosen = await chosenSince(tx, workspaceId, engagement);
  const assessment = await newestAssessment(tx, workspaceId, engagement);
  return { chosen, assessment, isCurrent: chosen !== null && assessment?.candidateId === chosen.id };
}

export async function insertAssessment(tx: Tx, row: typeof riskAssessment.$inferInsert): Promise<void> {
  await tx.insert(riskAssessment).values(row);
}
