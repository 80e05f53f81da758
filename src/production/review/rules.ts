import type { ProposedAction } from './store.ts';

export type Verdict = NonNullable<ProposedAction['verdict']>;

/** What a reviewer says of a case. `choose` is the blind way: what it should come out as, before the proposal is seen. */
export type Judgement =
  | { kind: 'agree' }
  | { kind: 'override'; outcome: string; note: string | null }
  | { kind: 'choose'; outcome: string }
  | { kind: 'material error'; note: string };

/** What a judgement comes to. */
export interface Judged {
  verdict: Verdict;
  /** What it should come out as, where the reviewer said so. */
  rightOutcome: string | null;
  note: string | null;
}

/** Why a judgement cannot be taken; a text each. */
export type JudgementFault = 'blind' | 'seen' | 'outcome' | 'same-outcome';

/**
 * [S1.2] [S1.4] What a judgement of a case comes to. A blind case takes a choice, or that it is a material error, and nothing that rests on
 * the proposal; what was chosen is then held against it.
 */
export function judged(
  { blind, outcome: proposed }: Pick<ProposedAction, 'blind' | 'outcome'>,
  outcomes: readonly string[],
  judgement: Judgement,
): Judged | JudgementFault {
  if (judgement.kind === 'material error')
    return { verdict: 'material error', rightOutcome: null, note: judgement.note };
  if (judgement.kind === 'agree')
    return blind ? 'blind' : { verdict: 'agree', rightOutcome: null, note: null };
  if (!outcomes.includes(judgement.outcome)) return 'outcome';
  if (judgement.kind === 'choose') {
    if (!blind) return 'seen';
    const verdict = judgement.outcome === proposed ? 'agree' : 'override';
    return { verdict, rightOutcome: judgement.outcome, note: null };
  }
  if (blind) return 'blind';
  if (judgement.outcome === proposed) return 'same-outcome';
  return { verdict: 'override', rightOutcome: judgement.outcome, note: judgement.note };
}

/** [S1.2] Whether somebody else is at work on a case: a claim holds for some minutes. */
export const isClaimed = (
  { claimedBy, claimedAt }: Pick<ProposedAction, 'claimedBy' | 'claimedAt'>,
  userId: string,
  now: Temporal.Instant,
  claimMinutes: number,
): boolean =>
  claimedBy !== null &&
  claimedBy !== userId &&
  claimedAt !== null &&
  Temporal.Instant.compare(claimedAt.add({ minutes: claimMinutes }), now) > 0;
