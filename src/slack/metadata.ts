import { LIMITS } from '@phasegate/block-kit/limits.ts';
import { z } from 'zod';
import { Refusal } from '../refusal.ts';

/** Raised when what a view carries changes its meaning: views opened before are then refused, not misread. */
const VERSION = 1;
const envelope = z.looseObject({ v: z.literal(VERSION) });

/**
 * What a view carries in `private_metadata`: ids only, never rights, since a modal lives in the client.
 * @throws Error when it is longer than Slack takes, which is a mistake of ours
 */
export function writeMeta(data: Readonly<Record<string, unknown>>): string {
  const text = JSON.stringify({ ...data, v: VERSION });
  if (text.length > LIMITS.view.privateMetadata)
    throw new Error(`private_metadata of ${text.length} characters`);
  return text;
}

/** Reads it back. @throws Refusal where it is not of this version or not of this form */
export function readMeta<Schema extends z.ZodType>(text: string, schema: Schema): z.infer<Schema> {
  const parsed = envelope.safeParse(jsonOf(text));
  if (!parsed.success) throw new Refusal('refusal.expired');
  const { v: _version, ...data } = parsed.data;
  const result = schema.safeParse(data);
  if (!result.success) throw new Refusal('refusal.expired');
  return result.data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
