import { hash, randomBytes } from 'node:crypto';
import type { RecordedEvent } from './audit.ts';
import { canonicalJson } from './canonical.ts';

/** What an event tells of people: the fields that an erasure may have to say otherwise. */
export type Told = Pick<RecordedEvent, 'actor' | 'subject' | 'before' | 'after'>;

/** What was put in other words, and what still proves the words that stood there. `docs/adr/0040` tells why it is enough. */
export interface Redaction {
  /** The leaf of an event from before fields were committed to one by one; null for the others. */
  leaf: string | null;
  /** The salts of the fields that are as they were written. */
  kept: Record<string, string>;
  /** What the chain holds of the fields that were changed: salted hashes, whose salts are gone. */
  was: Record<string, string>;
  /** Each erasure, and a salted hash of what the event said after it; the erasure's own event holds them all. */
  prints: { erasure: string; print: string }[];
  /** The salt of the last print; those before it are gone. */
  salt: string;
}

const sha256 = (text: string): string => hash('sha256', text);

export const newSalt = (): string => randomBytes(16).toString('hex');

type Fields = Record<string, unknown> | null;

/** Each field with its name: `actor`, `subject`, `before.<key>`, `after.<key>`. */
function fieldsOf({ actor, subject, before, after }: Told): [name: string, value: unknown][] {
  const inside = (side: 'before' | 'after', fields: Fields) =>
    Object.entries(fields ?? {}).map(([key, value]): [string, unknown] => [`${side}.${key}`, value]);
  return [
    ['actor', actor],
    ['subject', subject],
    ...inside('before', before as Fields),
    ...inside('after', after as Fields),
  ];
}

/** The salt of one field: told of one, nobody knows that of another. */
const saltOf = (salt: string, field: string): string => sha256(`${salt}\n${field}`);

const commitment = (fieldSalt: string, value: unknown): string =>
  sha256(`${fieldSalt}\n${canonicalJson(value)}`);

/** What the chain holds of each field: hashes, from which nobody can tell what stood there once its salt is gone. */
export function committed(
  told: Told,
  salt: string | null,
  redaction: Redaction | null,
): Pick<Told, 'before' | 'after'> & { actor: string; subject: string } {
  const of = (name: string, value: unknown): string =>
    redaction?.was[name] ??
    commitment(redaction ? (redaction.kept[name] ?? '') : saltOf(salt ?? '', name), value);
  const side = (which: 'before' | 'after') =>
    told[which] === null
      ? null
      : Object.fromEntries(
          Object.entries(told[which] as Record<string, unknown>).map(([key, value]) => [
            key,
            of(`${which}.${key}`, value),
          ]),
        );
  return {
    actor: of('actor', told.actor),
    subject: of('subject', told.subject),
    before: side('before'),
    after: side('after'),
  };
}

/** A salted hash of all that an event says of people now. */
export const printOf = ({ actor, subject, before, after }: Told, salt: string): string =>
  sha256(`${salt}\n${canonicalJson({ actor, subject, before, after })}`);

/**
 * An event in other words, so that its chain still holds: the fields that change leave a salted hash behind, and lose
 * their salt. Null where nothing changes.
 * @param leaf the event's leaf as it was written, for events from before there were commitments
 */
export function redacted(
  event: RecordedEvent,
  by: { erasure: string; replace: (text: string) => string; leaf: string | null },
): (Told & { redaction: Redaction }) | null {
  const told = mapped(event, by.replace);
  const before = new Map(fieldsOf(event));
  const changed = fieldsOf(told).filter(
    ([name, value]) => canonicalJson(value) !== canonicalJson(before.get(name)),
  );
  if (changed.length === 0) return null;
  const earlier = event.redaction as Redaction | null;
  const [kept, was] = [{ ...earlier?.kept }, { ...earlier?.was }];
  const isCommitted = event.salt !== null;
  if (isCommitted) for (const name of before.keys()) kept[name] = saltOf(event.salt ?? '', name);
  for (const [name] of changed) {
    const salt = kept[name];
    if (salt !== undefined) was[name] = commitment(salt, before.get(name));
    delete kept[name];
  }
  const salt = newSalt();
  const prints = [...(earlier?.prints ?? []), { erasure: by.erasure, print: printOf(told, salt) }];
  const leaf = earlier ? earlier.leaf : isCommitted ? null : by.leaf;
  return { ...told, redaction: { leaf, kept, was, prints, salt } };
}

function mapped({ actor, subject, before, after }: Told, replace: (text: string) => string): Told {
  const deep = (value: unknown): unknown => {
    if (typeof value === 'string') return replace(value);
    if (Array.isArray(value)) return value.map(deep);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [replace(key), deep(one)]));
  };
  // A field's own name is never a person's: the chain holds it.
  const side = (fields: unknown) =>
    fields === null
      ? null
      : Object.fromEntries(Object.entries(fields as object).map(([key, value]) => [key, deep(value)]));
  return { actor: replace(actor), subject: replace(subject), before: side(before), after: side(after) };
}
