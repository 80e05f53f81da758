import { type AnswerRule, decide, type Policy } from '../stages/rules.ts';
import type { ProposedAction } from './store.ts';

/** Why an action is answered as it is now; each has its words in the texts. */
export type Reason = AnswerRule | 'agreed' | 'override' | 'material error' | 'withdrawn' | 'executed';

export interface Standing {
  /** `execute`: it may be carried out, as proposed. `reject`: it may not, and waiting changes nothing. */
  answer: 'review' | 'execute' | 'reject';
  reason: Reason;
  /** Whether the answer comes with a token: it has not been carried out yet. */
  signs: boolean;
}

/**
 * [S1.1] [S3.3] What an action is answered now. What people decided stands. What a stage let through is let through again
 * only as long as a stage would: after a pause or a rollback nobody gets leave for it any more.
 */
export function standingOf(row: ProposedAction, policy: Policy): Standing {
  if (row.verdict !== null && row.verdict !== 'agree')
    return { answer: 'reject', reason: row.verdict, signs: false };
  const rule = row.rule as AnswerRule;
  if (row.verdict === null && row.answer === 'review')
    return { answer: 'review', reason: rule, signs: false };
  if (row.executedAt) return { answer: 'execute', reason: 'executed', signs: false };
  if (row.verdict === 'agree') return { answer: 'execute', reason: 'agreed', signs: true };
  return decide(policy, row).answer === 'execute'
    ? { answer: 'execute', reason: rule, signs: true }
    : { answer: 'reject', reason: 'withdrawn', signs: false };
}
