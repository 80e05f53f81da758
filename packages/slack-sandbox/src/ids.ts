import { randomBytes } from 'node:crypto';
import type { World } from './model.ts';

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** An id of Slack's shape: the kind's letter, a zero and nine characters. */
export function newId(kind: string): string {
  let id = `${kind}0`;
  for (const byte of randomBytes(9)) id += LETTERS[byte % LETTERS.length];
  return id;
}

/** A short random id, as Slack gives to blocks and elements that came without one. */
export function shortId(): string {
  return randomBytes(4).toString('base64url').slice(0, 5);
}

/** A message timestamp: unique in the world and rising, also when the clock stands still. */
export function newTs(world: World, now: number): string {
  const micros = Math.max(world.lastMicros + 1, Math.floor(now * 1000));
  world.lastMicros = micros;
  return `${Math.floor(micros / 1e6)}.${String(micros % 1e6).padStart(6, '0')}`;
}
