import { fitText } from '@phasegate/block-kit/fit.ts';
import type { ImportRemark } from './kind.ts';

/** So many are named; the others stand behind the button. */
const NAMED = 5;
const NAME = 80;

/** [F1.3] Which of the things that are there a file changes, by name: said before it is confirmed. */
export function changing(names: readonly string[]): ImportRemark[] {
  if (names.length === 0) return [];
  const named = names.slice(0, NAMED).map((name) => `“${fitText(name, NAME)}”`);
  const more = names.length - named.length;
  return [{ key: 'imports.changing', params: { names: named.join(', '), more, count: names.length } }];
}
