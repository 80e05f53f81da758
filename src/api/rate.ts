/** Keys that are remembered: who asked longest ago is forgotten first. */
const KEPT = 10_000;

export interface Rate {
  /** What a key may take at once, and a minute in the long run. */
  perMinute: number;
  /** Takes one request of a key. @returns 0 where it may pass, else the seconds until the next one may */
  take(key: string, now: Temporal.Instant): number;
  /** How many more a key may take at once. */
  left(key: string, now: Temporal.Instant): number;
}

/**
 * A token bucket a key, in this process: with several replicas a key gets so much from each.
 * @param perMinute what a key may take at once, and a minute in the long run
 */
export function openRate(perMinute: number): Rate {
  const refill = perMinute / 60_000;
  const buckets = new Map<string, { left: number; at: number }>();
  const level = ({ left, at }: { left: number; at: number }, now: number) =>
    Math.min(perMinute, left + Math.max(0, now - at) * refill);
  return {
    perMinute,
    left(key, { epochMilliseconds: now }) {
      const bucket = buckets.get(key);
      return bucket ? Math.floor(level(bucket, now)) : perMinute;
    },
    take(key, { epochMilliseconds: now }) {
      const left = level(buckets.get(key) ?? { left: perMinute, at: now }, now);
      const passes = left >= 1;
      // The map is in the order of asking, so that each request costs the same, however many addresses there are.
      buckets.delete(key);
      buckets.set(key, { left: passes ? left - 1 : left, at: now });
      if (buckets.size > KEPT) for (const oldest of buckets.keys().take(1)) buckets.delete(oldest);
      return passes ? 0 : Math.ceil((1 - left) / refill / 1_000);
    },
  };
}
