import type { Endpoint } from './endpoint.ts';

/** What a key can be allowed. */
export interface Scope {
  name: string;
  /** What it opens: `POST /v1/evaluations`. */
  opens: readonly string[];
}

/** Every scope that some endpoint asks for, by name. */
export function scopesOf(endpoints: readonly Pick<Endpoint, 'scope' | 'method' | 'path'>[]): Scope[] {
  const found = new Map<string, string[]>();
  for (const { scope, method, path } of endpoints) {
    if (scope !== null) found.set(scope, [...(found.get(scope) ?? []), `${method} /v1${path}`]);
  }
  return [...found]
    .map(([name, opens]) => ({ name, opens: opens.sort() }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
