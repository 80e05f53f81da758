import { Refusal } from '../refusal.ts';
import { isLikelyStart } from './rules.ts';

/** @throws Refusal at its field for a day that nobody can have meant */
export function requireLikelyStart(
  { plannedStart, timeZone }: { plannedStart: string; timeZone: string },
  now: Temporal.Instant,
): void {
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  if (!isLikelyStart(plannedStart, today))
    throw new Refusal('engagement.refusal.start', { day: { day: plannedStart } }, 'plannedStart');
}
