/** Bytes of a proposal's JSON, and how deeply it may be nested. */
export const PROPOSAL_BYTES = 64 * 1024;
export const PROPOSAL_DEPTH = 32;

/**
 * Whether a value of JSON means the same everywhere: no text that a database or RFC 8785 refuses (a NUL, half of a
 * surrogate pair), no number beyond a double (`1e999` is read as infinity), not deeper or larger than is taken.
 */
export function isPortable(value: unknown): boolean {
  if (value === undefined) return false;
  return isPlain(value, PROPOSAL_DEPTH) && Buffer.byteLength(JSON.stringify(value)) <= PROPOSAL_BYTES;
}

function isPlain(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return isText(value);
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  if (depth === 0) return false;
  if (Array.isArray(value)) return value.every((member) => isPlain(member, depth - 1));
  return Object.entries(value).every(([name, member]) => isText(name) && isPlain(member, depth - 1));
}

const isText = (text: string): boolean => text.isWellFormed() && !text.includes('\u0000');
