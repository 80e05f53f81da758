import { markup, type Say } from '../../texts/say.ts';
import type { ProblemGroup } from '../problem-groups.ts';

/** So many lines are named of those that have the same fault. */
const MOST_NAMED = 5;

/** What is wrong, where, and how often. mrkdwn. */
export function problemLine(say: Say, group: ProblemGroup, isSheet: boolean): string {
  const { column, key, params, lines, isOne } = group;
  const reason = say.md(key, params);
  const [line = 0] = lines;
  if (line === 0) return `• ${reason}`;
  const where = { column, reason: markup(reason), isSheet };
  if (lines.length === 1)
    return `• ${say.md(column === '' ? 'imports.row-line' : 'imports.row', { ...where, line })}`;
  const named = lines.slice(0, MOST_NAMED).map((one) => one.toLocaleString(say.locale));
  const all = { count: lines.length, lines: named.join(', '), more: lines.length - named.length, isOne };
  return `• ${say.md(column === '' ? 'imports.rows-line' : 'imports.rows', { ...where, ...all })}`;
}
