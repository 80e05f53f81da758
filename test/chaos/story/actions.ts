import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { digestOf } from '@phasegate/client/digest.ts';
import type { First } from '../../support/cast.ts';
import { review } from '../../support/reviewers.ts';
import { aim, insist, note, type Play } from './play.ts';

interface Answer {
  answer: 'review' | 'execute' | 'reject';
  token: string | null;
  decision: { verdict: string } | null;
}

const OF_TEN = 9;

/** A model's system: asks for one case after another, waits for people, carries out what it has leave for, and reports it. */
export async function playSystem(play: Play): Promise<void> {
  while (!play.isOver()) {
    await playCase(play, `case-${randomUUID()}`);
    await pause(play.chance.between(0, 400));
  }
}

async function playCase(play: Play, caseId: string): Promise<void> {
  const actions = `/v1/deployments/${play.furnishing.deploymentId}/actions`;
  const proposal = { tool: 'refund', arguments: { case: caseId, amount: '40.00' } };
  const digest = digestOf(proposal);
  const body = {
    case_id: caseId,
    complexity: play.chance.pick(['low', 'medium', 'high'] as const),
    confidence: 0.97,
    summary: 'Refund of 40 EUR',
    outcome: 'approve',
    proposal,
  };
  const first = await insist(play, actions, { method: 'POST', body });
  if (!first) return;
  note(play, { did: 'proposed', caseId, digest, at: Date.now() });
  let said = first as Answer;
  while (said.answer === 'review' && !said.decision) {
    if (play.isLate()) return;
    const asked = await insist(play, `${actions}/${caseId}?wait=4`, {});
    if (!asked) return;
    said = asked as Answer;
  }
  if (said.answer !== 'execute' || said.token === null) {
    note(play, { did: 'gave up', caseId, at: Date.now() });
    return;
  }
  note(play, { did: 'executed', caseId, digest, token: said.token, at: Date.now() });
  const told = await insist(play, `${actions}/${caseId}/outcome`, { method: 'POST', body: { digest } });
  if (told) note(play, { did: 'reported', caseId, digest, at: Date.now() });
}

/** Somebody reviews what comes, agrees with nine of ten, and stops once nobody waits any more. */
export function playReviewer(play: Play, first: First, isDone: () => boolean): Promise<number> {
  const { cast } = play;
  // Before each batch: its requests go to one of the replicas, perhaps to another than the last ones.
  const clear = async (who: First) => {
    aim(play);
    for (const view of cast.as(who).views().toReversed()) await cast.as(who).close(view, true);
  };
  const truthOf = (caseId: string) => (caseId.charCodeAt(5) % OF_TEN === 0 ? 'deny' : 'approve');
  return review(
    { as: cast.as, sandbox: cast.sandbox, clear, CHANNEL: 'support-triage' },
    first,
    truthOf,
    isDone,
    (caseId) => note(play, { did: 'reviewed', caseId, user: first, at: Date.now() }),
  );
}
