/** Audit events as sentences: one for each kind of change, however many events it had. Pure. */

import { escape } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { type Names, nameOf } from '../engagement/names.ts';
import type { ChangeWordings } from '../news.ts';
import { listIn } from '../texts/lists.ts';
import { markup, type Say } from '../texts/say.ts';
import type { Happened } from './audit-store.ts';

/** So many sentences are read; what is left is counted. */
const MOST_LINES = 8;
const MOST_NAMES = 3;
const LINE = 300;
const USER = /^[UW][A-Z0-9]{2,}$/;

/** Everybody a digest might name in these events. */
export const idsIn = (happened: readonly Happened[], wordings: ChangeWordings, say: Say): string[] =>
  happened
    .flatMap((one) => [
      ...one.actors.slice(0, MOST_NAMES + 1),
      ...one.newest.map((event) => wordings[one.action]?.what?.(event, say) ?? ''),
    ])
    .filter((id) => USER.test(id));

/** mrkdwn lines, the newest change first; the last one counts what has no words of its own. */
export function changeLines(
  say: Say,
  happened: readonly Happened[],
  wordings: ChangeWordings,
  names: Names,
): string[] {
  const lines: string[] = [];
  let others = 0;
  for (const one of happened) {
    const wording = wordings[one.action];
    if (wording === null) continue;
    if (wording === undefined || lines.length === MOST_LINES) {
      others += one.count;
      continue;
    }
    const about = one.newest.map((event) => wording.what?.(event, say) ?? '').filter(Boolean);
    const what = [...new Set(about)].map((text) => (USER.test(text) ? nameOf(names, text) : escape(text)));
    const left = one.count - about.length;
    const params = {
      count: one.count,
      who: markup(who(say, one.actors, names)),
      what: markup(what.length === 0 ? '–' : listed(say, what, wording.what ? left : 0)),
    };
    lines.push(fitText(say.md(wording.text, params), LINE));
  }
  if (others > 0) lines.push(say('digest.others', { others, more: lines.length > 0 ? 'yes' : 'no' }));
  return lines;
}

function who(say: Say, actors: readonly string[], names: Names): string {
  const people = actors.filter((actor) => USER.test(actor));
  if (people.length === 0) return say('digest.by-itself');
  const shown = people.slice(0, MOST_NAMES).map((id) => nameOf(names, id));
  return listed(say, shown, people.length - shown.length);
}

/** `A, B and 3 others` */
function listed(say: Say, items: readonly string[], left: number): string {
  const all = left > 0 ? [...items, say('digest.more', { left })] : items;
  return listIn(say, all);
}
