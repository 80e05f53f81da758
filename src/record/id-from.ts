import { createHash } from 'node:crypto';

/** [X5] The id of something that is made of something else: the same for the same parts. A UUID of version 8. */
export function idFrom(...parts: readonly string[]): string {
  const hex = [...createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 32)];
  hex[12] = '8';
  hex[16] = 'a';
  return hex.join('').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
