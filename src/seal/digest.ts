import { createHash } from 'node:crypto';
import { canonicalJson } from '../record/canonical.ts';

/** [P3.4] SHA-256 of the canonical JSON of what is sealed, hexadecimal. Anybody can compute it again. */
export const digestOf = (content: unknown): string =>
  createHash('sha256').update(canonicalJson(content)).digest('hex');
