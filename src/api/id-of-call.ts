import { createHash, randomUUID } from 'node:crypto';
import type { Actor } from '../record/act.ts';

/**
 * [X5] The id of what a program makes: the same for the same `Idempotency-Key`, so that a call made twice is one thing, as a
 * form that is sent twice is. A UUID of version 8.
 */
export function idOfCall({ actor, idempotencyKey }: { actor: Actor; idempotencyKey: string | null }): string {
  if (idempotencyKey === null) return randomUUID();
  const hash = createHash('sha256').update(`${actor.workspaceId}\n${actor.key}\n${idempotencyKey}`);
  const hex = [...hash.digest('hex').slice(0, 32)];
  hex[12] = '8';
  hex[16] = 'a';
  return hex.join('').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
