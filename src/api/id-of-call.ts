import { randomUUID } from 'node:crypto';
import type { Actor } from '../record/act.ts';
import { idFrom } from '../record/id-from.ts';

/**
 * [X5] The id of what a program makes: the same for the same `Idempotency-Key`, so that a call made twice is one thing, as a
 * form that is sent twice is.
 */
export const idOfCall = ({
  actor,
  idempotencyKey,
}: {
  actor: Actor;
  idempotencyKey: string | null;
}): string =>
  idempotencyKey === null ? randomUUID() : idFrom(actor.workspaceId, String(actor.key), idempotencyKey);
