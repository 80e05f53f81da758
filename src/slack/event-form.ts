import type { z } from 'zod';

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
