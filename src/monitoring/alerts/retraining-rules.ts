import { type AlertLife, type Hush, isHushed, isOpen } from './rules.ts';

/** Why an alert is no reason to train a model anew; each has its words in the texts. */
export type AgainstRetraining = 'alert-over' | 'dismissed' | 'feed' | 'muted';

/**
 * [M7] Whether an alert may begin a retraining: one that is open, seen, and told. What a feed at fault shows says nothing of the
 * model, and what somebody muted is not to set anything going. Null: it may.
 */
export function againstRetraining(
  life: AlertLife,
  { hush, brokenFeed }: { hush: Hush; brokenFeed: boolean },
  now: Temporal.Instant,
): AgainstRetraining | null {
  if (life.dismissed) return 'dismissed';
  if (!isOpen(life)) return life.blind ? 'feed' : 'alert-over';
  if (life.blind !== null && life.blind.why !== 'insufficient data') return 'feed';
  if (brokenFeed) return 'feed';
  return isHushed(hush, now) ? 'muted' : null;
}
