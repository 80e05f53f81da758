import type { Endpoint } from './endpoint.ts';

/** The names of a path's parameters, in order. */
export const parametersOf = (path: string): string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');

export interface Found {
  /** Those of the path, one a method; empty where nothing is there. */
  endpoints: readonly Endpoint[];
  /** The path as the endpoints have it: `/evaluations/{id}`; null where nothing is there. */
  path: string | null;
  parameters: Record<string, string>;
}

/** Finds what answers a path under `/v1`. Exact paths before those with parameters. */
export function match(endpoints: readonly Endpoint[], path: string): Found {
  const exact = endpoints.filter((one) => one.path === path);
  if (exact.length > 0) return { endpoints: exact, path, parameters: {} };
  for (const { path: template } of endpoints) {
    const values = readPath(template, path);
    if (values)
      return {
        endpoints: endpoints.filter((one) => one.path === template),
        path: template,
        parameters: values,
      };
  }
  return { endpoints: [], path: null, parameters: {} };
}

function readPath(template: string, path: string): Record<string, string> | null {
  const parts = template.split('/');
  const given = path.split('/');
  if (parts.length !== given.length) return null;
  const values: Record<string, string> = {};
  for (const [index, part] of parts.entries()) {
    const value = decoded(given[index] ?? '');
    const [name] = parametersOf(part);
    if (name === undefined ? part !== value : !value) return null;
    if (name !== undefined) values[name] = value ?? '';
  }
  return values;
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
