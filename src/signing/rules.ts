/** Of a signing key, what decides what it is good for. */
export interface KeyLife {
  publishedAt: Temporal.Instant;
  signsFrom: Temporal.Instant;
  retiredAt: Temporal.Instant | null;
}

/** [S1.6] A key is known to everybody for so long before it signs. */
export const AHEAD = { hours: 24 };
/** The longest that anything signed is valid: so long a key is published after the next one has taken its place. */
export const SIGNED_VALID = { hours: 24 };
/** A key signs for so long before the next one is made. */
const AGE = { hours: 90 * 24 };

const isBy = (at: Temporal.Instant, now: Temporal.Instant) => Temporal.Instant.compare(at, now) <= 0;

export const isPublished = ({ publishedAt, retiredAt }: KeyLife, now: Temporal.Instant): boolean =>
  isBy(publishedAt, now) && (retiredAt === null || !isBy(retiredAt, now));

/** The key that signs at a moment: of those published the one that began last; null before there is one. */
export function signerAt<Key extends KeyLife>(keys: readonly Key[], now: Temporal.Instant): Key | null {
  const able = keys.filter((key) => isPublished(key, now) && isBy(key.signsFrom, now));
  return able.toSorted((a, b) => Temporal.Instant.compare(b.signsFrom, a.signsFrom))[0] ?? null;
}

/** The one that will take over, where there is one already. */
export const successorAt = <Key extends KeyLife>(keys: readonly Key[], now: Temporal.Instant): Key | null =>
  keys.find((key) => isPublished(key, now) && !isBy(key.signsFrom, now)) ?? null;

/** Whether it is time for the next key. */
export function isDue(keys: readonly KeyLife[], now: Temporal.Instant): boolean {
  const signer = signerAt(keys, now);
  return signer !== null && successorAt(keys, now) === null && isBy(signer.signsFrom.add(AGE), now);
}
