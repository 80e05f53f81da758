import type { Endpoint } from './endpoint.ts';

/** What a key can be allowed. */
export interface Scope {
  name: string;
  /** What it opens: `POST /v1/evaluations`. */
  opens: readonly string[];
  /** All of it is about one deployment: what a key that is limited to one can be allowed. */
  ofDeployment: boolean;
}

/** Every scope that some endpoint asks for, by name. */
export function scopesOf(
  endpoints: readonly Pick<Endpoint, 'scope' | 'method' | 'path' | 'about'>[],
): Scope[] {
  const asked = endpoints.filter(({ scope }) => scope !== null);
  return [...Map.groupBy(asked, ({ scope }) => scope ?? '')]
    .map(([name, all]) => ({
      name,
      opens: all.map(({ method, path }) => `${method} /v1${path}`).sort(),
      ofDeployment: all.every(({ about }) => about === 'deployment'),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
