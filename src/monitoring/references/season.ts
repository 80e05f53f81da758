import type { ReferenceContent, ReferenceSeasons } from '../../../db/schema/references.ts';
import type { SealedReference } from './store.ts';

export const SEASON_KINDS = ['weekday', 'hour', 'month'] as const;
export type SeasonKind = ReferenceSeasons['by'];

/** Which season it is: a weekday from 1 (Monday) to 7, an hour from 0, a month from 1. */
export function seasonOf(by: SeasonKind, zone: string, at: Temporal.Instant): number {
  const local = at.toZonedDateTimeISO(zone);
  return by === 'weekday' ? local.dayOfWeek : local[by];
}

/** The moment that a cell says, in a zone where it names none; null where it is none. */
export function momentIn(cell: string, zone: string): Temporal.Instant | null {
  const text = cell.trim();
  try {
    return Temporal.Instant.from(text);
  } catch {
    try {
      return Temporal.PlainDateTime.from(text).toZonedDateTime(zone).toInstant();
    } catch {
      return null;
    }
  }
}

/** The season that a check is held against, and how many rows of it are sealed. */
export interface Season {
  by: SeasonKind;
  season: number;
  n: number;
}

/**
 * [M4] A reference as it was in the season of a window, which is that of its middle: a window from midnight to midnight is of
 * the day in between. The bins stay the same ones.
 * @returns null where it was sealed without seasons
 */
export function inSeason(
  reference: SealedReference,
  { from, at }: { from: Temporal.Instant; at: Temporal.Instant },
): (SealedReference & { season: Season }) | null {
  const { seasons } = reference.content;
  if (!seasons) return null;
  const { by, zone } = seasons;
  const middle = at.subtract({ milliseconds: Math.round(from.until(at).total('milliseconds') / 2) });
  const season = seasonOf(by, zone, middle);
  const content = contentIn(reference.content, seasons, season);
  return { ...reference, content, season: { by, season, n: content.n } };
}

function contentIn(
  { features, leftOut }: ReferenceContent,
  { parts }: ReferenceSeasons,
  season: number,
): ReferenceContent {
  const part = parts.find((one) => one.season === season);
  const nothing = (counts: readonly number[]) => ({ counts: counts.map(() => 0), none: 0, infinite: 0 });
  return {
    n: part?.n ?? 0,
    features: features.map((feature, at) => ({
      ...feature,
      ...(part?.features[at] ?? nothing(feature.counts)),
    })),
    leftOut,
  };
}
