import { z } from 'zod';

/** An event that is not of the form it should have: it never will be, however often it is tried. */
export class NotUnderstood extends Error {}

/**
 * What a handler reads of an event.
 * @throws NotUnderstood, upon which the event is dropped with one line in the log
 */
export function readEvent<Schema extends z.ZodType>(schema: Schema, event: unknown): z.output<Schema> {
  const read = schema.safeParse(event);
  if (read.success) return read.data;
  throw new NotUnderstood(
    read.error.issues.map(({ path, message }) => `${path.join('.') || 'event'}: ${message}`).join('; '),
  );
}

/** Slack's timestamps: seconds since 1970, with six decimals. */
export const timestamp = z.string().regex(/^\d{1,10}(\.\d{1,6})?$/);

/** The moment of a `timestamp`. */
export const instantOf = (ts: string): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds(Math.floor(Number(ts) * 1_000));
