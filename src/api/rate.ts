/** Keys seen at once before those that are at rest are forgotten. */
const KEPT = 10_000;

export interface Rate {
  /** Takes one request of a key. @returns 0 where it may pass, else the seconds until the next one may */
  take(key: string, now: Temporal.Instant): number;
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
    take(key, { epochMilliseconds: now }) {
      if (buckets.size >= KEPT)
        for (const [name, bucket] of buckets) if (level(bucket, now) >= perMinute) buckets.delete(name);
      const left = level(buckets.get(key) ?? { left: perMinute, at: now }, now);
      if (left < 1) {
        buckets.set(key, { left, at: now });
        return Math.ceil((1 - left) / refill / 1_000);
      }
      buckets.set(key, { left: left - 1, at: now });
      return 0;
    },
  };
}
