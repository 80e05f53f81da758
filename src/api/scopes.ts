import type { Room } from '../room.ts';
import type { Endpoint } from './endpoint.ts';

/** What a key can be allowed. */
export interface Scope {
  name: string;
  /** What it opens: `POST /v1/evaluations`. */
  opens: readonly string[];
}

export const endpointsOf = (rooms: readonly Room[]): Endpoint[] => rooms.flatMap((room) => room.api ?? []);

/** Every scope that some endpoint asks for, by name. */
export function scopesOf(rooms: readonly Room[]): Scope[] {
  const found = new Map<string, string[]>();
  for (const { scope, method, path } of endpointsOf(rooms)) {
    if (scope !== null) found.set(scope, [...(found.get(scope) ?? []), `${method} /v1${path}`]);
  }
  return [...found]
    .map(([name, opens]) => ({ name, opens: opens.sort() }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
