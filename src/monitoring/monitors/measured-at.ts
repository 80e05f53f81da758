import { z } from 'zod';
import { because } from '../../record/parse.ts';

/** Nothing that is watched was measured before; PostgreSQL knows no year 0, and a mistyped one is no moment either. */
const EARLIEST = Temporal.Instant.fromEpochMilliseconds(0);

/** [X10] A moment as programs write it: some say more digits of a second than anybody keeps. Null where it is none since 1970. */
export function momentSaid(said: string): Temporal.Instant | null {
  try {
    const at = Temporal.Instant.from(said.replace(/(\.\d{9})\d+/, '$1'));
    return Temporal.Instant.compare(at, EARLIEST) < 0 ? null : at;
  } catch {
    return null;
  }
}

/** When something was measured, as callers of the API say it. */
export const measuredAt = () =>
  z.iso
    .datetime({ offset: true })
    .refine((said) => momentSaid(said) !== null, because('monitoring.refusal.moment'));
