/** Requests that a key may make at once, and a minute in the long run. */
const PER_MINUTE = 120;
const REFILL = PER_MINUTE / 60_000;

/** Keys seen at once before those that are at rest are forgotten. */
const KEPT = 10_000;

export interface Rate {
  /** Takes one request of a key. @returns 0 where it may pass, else the seconds until the next one may */
  take(key: string, now: Temporal.Instant): number;
}

/** A token bucket a key, in this process: with several replicas a key gets so much from each. */
export function openRate(): Rate {
  const buckets = new Map<string, { left: number; at: number }>();
  const level = ({ left, at }: { left: number; at: number }, now: number) =>
    Math.min(PER_MINUTE, left + Math.max(0, now - at) * REFILL);
  return {
    take(key, { epochMilliseconds: now }) {
      if (buckets.size >= KEPT)
        for (const [name, bucket] of buckets) if (level(bucket, now) >= PER_MINUTE) buckets.delete(name);
      const left = level(buckets.get(key) ?? { left: PER_MINUTE, at: now }, now);
      if (left < 1) {
        buckets.set(key, { left, at: now });
        return Math.ceil((1 - left) / REFILL / 1_000);
      }
      buckets.set(key, { left: left - 1, at: now });
      return 0;
    },
  };
}
