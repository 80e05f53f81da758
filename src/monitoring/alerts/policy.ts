import type { Monitor } from '../monitors/store.ts';
import type { AlertPolicy } from './rules.ts';

/** [M6] Minutes until an alert that nobody acknowledges goes to the lead; what is only for information never does. */
const ESCALATE_AFTER = { page: 15, warn: 240, info: Number.POSITIVE_INFINITY } as const;
/** As good as never. */
const NEVER = Temporal.Duration.from({ hours: 24 * 365 * 100 });

/** What a monitor's own settings make of the rules. */
export const policyOf = ({
  breachesToFire,
  clearsToResolve,
  noDataAfter,
  severity,
}: Pick<Monitor, 'breachesToFire' | 'clearsToResolve' | 'noDataAfter' | 'severity'>): AlertPolicy => {
  const minutes = ESCALATE_AFTER[severity];
  return {
    breachesToFire,
    clearsToResolve,
    blindAfter: Temporal.Duration.from({ minutes: noDataAfter }),
    escalateAfter: Number.isFinite(minutes) ? Temporal.Duration.from({ minutes }) : NEVER,
  };
};
