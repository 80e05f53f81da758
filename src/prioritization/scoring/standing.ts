import type { Tx } from '../../../db/database.ts';
import { type Engagement, peopleOf } from '../../engagement/store.ts';
import { viewEngagement } from '../../engagement/view.ts';
import type { Visit } from '../../handlers.ts';
import { type CandidateWithSources, engagementOfCandidate, findCandidate } from '../use-case/store.ts';
import { settledOf } from './input.ts';
import { unscoredBy } from './matrix-store.ts';
import { isOpen, mayScore } from './round.ts';
import {
  type Criterion,
  type Limit,
  limitsOf,
  mayCompare,
  type Spread,
  spreadsOf,
  unearned,
} from './rules.ts';
import { factsOf, type Score, scoresOf } from './store.ts';

/** What one round came to. */
export interface Round {
  number: number;
  scores: readonly Score[];
  spreads: Readonly<Record<Criterion, Spread>>;
}

/** How a use case is scored, as far as one person may see it. */
export interface Standing {
  engagement: Engagement;
  candidate: CandidateWithSources;
  /** Levels that are not available. */
  limits: Limit[];
  /** Those of them that the settled scores break. */
  broken: Limit[];
  /** The round under way takes scores. */
  isOpen: boolean;
  /** How many have scored in it. */
  counted: number;
  /** This person's own score in it. */
  mine: Score | null;
  isLead: boolean;
  mayScore: boolean;
  /** The next use case that this person is to score; null where none is left. */
  next: string | null;
  /** Every round with a score, the newest first; null while this person is still blind. */
  rounds: Round[] | null;
}

type Looker = Pick<Visit, 'world' | 'actor'>;

/** [P2.2] [X9] How a use case is scored. What others scored is left out here, so that no screen can show it. */
export async function readStanding({ world, actor }: Looker, candidateId: string): Promise<Standing> {
  return world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const engagementId = await engagementOfCandidate(tx, actor.workspaceId, candidateId);
    const engagement = await viewEngagement(tx, actor, engagementId);
    const candidate = await findCandidate(tx, actor.workspaceId, engagementId, candidateId);
    const context = { tx, workspaceId: actor.workspaceId, world, now: world.clock.now(), engagement };
    const facts = await factsOf(context, candidate);
    const people = await peopleOf(tx, actor.workspaceId, engagementId);
    const settled = settledOf(candidate);
    const able = mayScore(people, actor.userId);
    const next = able ? await nextFor(tx, actor, candidate) : null;
    return {
      engagement,
      candidate,
      limits: limitsOf(facts),
      broken: settled ? unearned(settled, facts) : [],
      isLead: people.some((one) => one.userId === actor.userId && one.role === 'lead'),
      mayScore: able,
      next,
      ...(await scoresFor(tx, actor.userId, candidate)),
    };
  });
}

async function nextFor(
  tx: Tx,
  { workspaceId, userId }: Looker['actor'],
  { id, engagementId }: CandidateWithSources,
): Promise<string | null> {
  const { rows } = await unscoredBy(tx, workspaceId, engagementId, userId, { limit: 2 });
  return rows.find((row) => row.id !== id)?.id ?? null;
}

async function scoresFor(tx: Tx, userId: string, candidate: CandidateWithSources) {
  const scores = await scoresOf(tx, candidate.workspaceId, candidate.id);
  const current = scores.filter((score) => score.round === candidate.round);
  const mine = current.find((score) => score.userId === userId) ?? null;
  const open = isOpen(candidate);
  const compares = mayCompare({ isOpen: open, hasOwn: mine !== null });
  return {
    isOpen: open,
    counted: current.length,
    mine,
    rounds: compares ? roundsOf(scores) : null,
  };
}

/** The newest first. */
function roundsOf(scores: readonly Score[]): Round[] {
  return [...Map.groupBy(scores, (score) => score.round)]
    .map(([number, all]) => ({ number, scores: all, spreads: spreadsOf(all) }))
    .toSorted((a, b) => b.number - a.number);
}
