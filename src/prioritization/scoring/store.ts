import { and, asc, desc, eq, gte, isNull, ne, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '../../../db/database.ts';
import { candidate, candidateChoice, candidateScore } from '../../../db/schema/prioritization.ts';
import { ofCycle, ofEngagement, withId } from '../../../db/scope.ts';
import { given, statement } from '../../../db/statement.ts';
import type { Engagement } from '../../engagement/store.ts';
import type { CheckContext } from '../../room.ts';
import { dataSourcesOf } from '../use-case/sources.ts';
import type { Candidate, CandidateWithSources } from '../use-case/store.ts';
import type { Ranked } from './choice-rules.ts';
import type { Facts } from './rules.ts';

export type Score = typeof candidateScore.$inferSelect;
type ChoiceRow = typeof candidateChoice.$inferSelect;

/** A choice with those it was made among. */
export type Choice = Omit<ChoiceRow, 'among'> & { among: Ranked[] };

/** Which cycle of which engagement. */
type InCycle = Pick<Engagement, 'id' | 'cycle'>;

/** [P2.3] What the highest levels of a use case rest on, as it is now. Gaps are asked of whichever room keeps them. */
export async function factsOf(
  context: Omit<CheckContext, 'subject'>,
  found: CandidateWithSources,
): Promise<Facts> {
  const needed = new Set(found.sources);
  // A use case that needs no source has nothing to ask for.
  const known = needed.size > 0 ? await dataSourcesOf(context) : [];
  return {
    sources: known.filter((source) => needed.has(source.id)),
    hasCost: found.costPerTransaction !== null,
    hasVolume: found.volume !== null && found.volumePeriod !== null,
    hasRate: found.improvementRate !== null,
    hasDocument: found.processDocument !== null,
    hasStart: found.startState !== null,
    hasEnd: found.endState !== null,
  };
}

/** Every raw score of a use case, all rounds, in the order given. Not for the eyes of who is still to score. */
export async function scoresOf(tx: Tx, workspaceId: string, candidateId: string): Promise<Score[]> {
  return tx
    .select()
    .from(candidateScore)
    .where(and(eq(candidateScore.workspaceId, workspaceId), eq(candidateScore.candidateId, candidateId)))
    .orderBy(asc(candidateScore.round), asc(candidateScore.at), asc(candidateScore.userId));
}

export async function insertScore(tx: Tx, score: Score): Promise<void> {
  await tx.insert(candidateScore).values(score);
}

/** Writes what scoring keeps on a use case; what people describe of it is not touched, nor its version. */
export async function updateScoring(
  tx: Tx,
  { workspaceId, id }: Pick<Candidate, 'workspaceId' | 'id'>,
  set: Partial<
    Pick<
      Candidate,
      | 'round'
      | 'dataReadiness'
      | 'processClarity'
      | 'roiMeasurability'
      | 'scopeBoundedness'
      | 'priority'
      | 'settledBy'
      | 'settledAt'
      | 'settledRound'
      | 'settledNote'
    >
  >,
): Promise<void> {
  await tx
    .update(candidate)
    .set(set)
    .where(withId(candidate, workspaceId, id));
}

const among = z.array(z.object({ id: z.string(), name: z.string(), priority: z.number() }));

/** [P2.5] The choice in force in the engagement's current cycle; null where nothing is chosen. */
export async function latestChoice(
  tx: Tx,
  workspaceId: string,
  { id, cycle }: InCycle,
): Promise<Choice | null> {
  const [found] = await latest(tx, { workspaceId, id, cycle });
  return found ? { ...found, among: among.parse(found.among) } : null;
}

const latest = statement((orm) =>
  orm
    .select()
    .from(candidateChoice)
    .where(ofCycle(candidateChoice, given('workspaceId'), given('id'), given('cycle')))
    .orderBy(desc(candidateChoice.version))
    .limit(1),
);

export async function insertChoice(tx: Tx, choice: Choice): Promise<void> {
  await tx.insert(candidateChoice).values(choice);
}

/** [P2.5] The use case that the engagement's current cycle is about, with the choice; null where none is chosen. */
export async function chosenCandidate(
  tx: Tx,
  workspaceId: string,
  engagement: InCycle,
): Promise<{ choice: Choice; candidate: Candidate } | null> {
  const choice = await latestChoice(tx, workspaceId, engagement);
  if (!choice) return null;
  const [found] = await candidateOf(tx, { workspaceId, id: choice.candidateId });
  return found ? { choice, candidate: found } : null;
}

const candidateOf = statement((orm) =>
  orm
    .select()
    .from(candidate)
    .where(withId(candidate, given('workspaceId'), given('id'))),
);

/** [P2.5] [R3] The others that can be chosen with a product at least as high, the highest first. */
export async function rivalsOf(
  tx: Tx,
  { workspaceId, engagementId, id, priority }: Candidate,
): Promise<Ranked[]> {
  return tx
    .select({ id: candidate.id, name: candidate.name, priority: sql<number>`${candidate.priority}` })
    .from(candidate)
    .where(
      and(
        ofEngagement(candidate, workspaceId, engagementId),
        isNull(candidate.retiredAt),
        isNull(candidate.chosenIn),
        gte(candidate.priority, priority ?? 0),
        ne(candidate.id, id),
      ),
    )
    .orderBy(desc(candidate.priority), asc(candidate.nameKey), asc(candidate.id));
}
