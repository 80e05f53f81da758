import { createHash } from 'node:crypto';

/** A value of JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/**
 * A value's canonical JSON (RFC 8785): names in the order of their UTF-16 units, no white space.
 * @throws TypeError for what is no JSON: undefined, NaN, functions, half of a surrogate pair
 */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
    return `{${members.map(([name, member]) => `${canonicalJson(name)}:${canonicalJson(member)}`).join(',')}}`;
  }
  const isJson =
    value === null ||
    typeof value === 'boolean' ||
    (typeof value === 'number' && Number.isFinite(value)) ||
    (typeof value === 'string' && value.isWellFormed());
  if (!isJson) throw new TypeError(`${String(value)} is no JSON`);
  return JSON.stringify(value);
}

/** SHA-256 of the canonical JSON, hexadecimal: what a proposal is approved by. @throws TypeError */
export const digestOf = (value: Json): string =>
  createHash('sha256').update(canonicalJson(value)).digest('hex');
