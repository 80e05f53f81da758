/** How long a key that was replaced still works, so that callers can change over. */
export const OVERLAP = { hours: 24 };

/** Of a key, what decides whether it opens anything. */
export interface Life {
  createdAt: Temporal.Instant;
  expiresAt: Temporal.Instant | null;
  revokedAt: Temporal.Instant | null;
  replacedBy: string | null;
}

export type KeyState = 'active' | 'replaced' | 'expired' | 'revoked';

/** `replaced`: it still works, for a while. */
export function stateOf(key: Life, now: Temporal.Instant): KeyState {
  if (key.revokedAt) return 'revoked';
  if (key.expiresAt && Temporal.Instant.compare(key.expiresAt, now) <= 0) return 'expired';
  return key.replacedBy ? 'replaced' : 'active';
}

export const works = (key: Life, now: Temporal.Instant): boolean =>
  ['active', 'replaced'].includes(stateOf(key, now));

/** When a rotated key and the one that replaces it end: the old one soon, the new one after as long a life as the old one was given. */
export function rotated(
  key: Life,
  now: Temporal.Instant,
): { old: Temporal.Instant; fresh: Temporal.Instant | null } {
  const soon = now.add(OVERLAP);
  if (!key.expiresAt) return { old: soon, fresh: null };
  return {
    old: Temporal.Instant.compare(key.expiresAt, soon) < 0 ? key.expiresAt : soon,
    fresh: now.add(key.createdAt.until(key.expiresAt)),
  };
}
