/** Audit events as sentences: one for each kind of change, however many events it had. Pure. */

import { escape } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { type Names, nameOf } from '../engagement/names.ts';
import type { ChangeWording, ChangeWordings } from '../news.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { listIn } from '../texts/lists.ts';
import { markup, type Say } from '../texts/say.ts';
import type { Happened } from './audit-store.ts';

/** So many sentences are read; what is left is counted. */
const MOST_LINES = 8;
/** People and things are all named where they are so few; of more, one fewer is, so that never a single one is left. */
const MOST_NAMES = 6;
const LINE = 300;
const USER = /^[UW][A-Z0-9]{2,}$/;

/** Everybody a digest might name in these events. */
export const idsIn = (happened: readonly Happened[], wordings: ChangeWordings, telling: Telling): string[] =>
  happened
    .flatMap((one) => [...one.actors, ...aboutOf(one, wordings[one.action], telling)])
    .filter((id) => USER.test(id));

/** The language it is told in, and where the names of gates and their items are. */
export interface Telling {
  say: Say;
  playbook: Playbook;
}

/** What events were about, each once. */
const aboutOf = (
  { newest }: Happened,
  wording: ChangeWording | null | undefined,
  { say, playbook }: Telling,
): string[] => [
  ...new Set(
    newest.map((event) => wording?.what?.(event, say, playbook) ?? '').filter((what) => what !== ''),
  ),
];

/** mrkdwn lines, the newest change first; the last one counts what has no words of its own. */
export function changeLines(
  telling: Telling,
  happened: readonly Happened[],
  wordings: ChangeWordings,
  names: Names,
): string[] {
  const { say } = telling;
  const lines: string[] = [];
  let others = 0;
  for (const one of happened) {
    const wording = wordings[one.action];
    if (wording === null) continue;
    if (wording === undefined || lines.length === MOST_LINES) {
      others += one.count;
      continue;
    }
    const about = aboutOf(one, wording, telling);
    const what = about.map((text) => (USER.test(text) ? nameOf(names, text) : escape(text)));
    // Events that were not looked at may be about others still.
    const unseen = wording.what ? one.count - one.newest.length : 0;
    const params = {
      count: one.count,
      who: markup(who(say, one.actors, names)),
      what: markup(what.length === 0 ? '–' : listed(say, what, unseen)),
    };
    lines.push(fitText(say.md(wording.text, params), LINE));
  }
  if (others > 0) lines.push(say('digest.others', { others, more: lines.length > 0 ? 'yes' : 'no' }));
  return lines;
}

function who(say: Say, actors: readonly string[], names: Names): string {
  const people = actors.filter((actor) => USER.test(actor));
  if (people.length === 0) return say('digest.by-itself');
  return listed(
    say,
    people.map((id) => nameOf(names, id)),
  );
}

/** `A, B and C`; of many `A, B, C, D, E and 3 others`. */
function listed(say: Say, items: readonly string[], unseen = 0): string {
  const shown = items.length + unseen <= MOST_NAMES ? items : items.slice(0, MOST_NAMES - 1);
  const left = items.length + unseen - shown.length;
  return listIn(say, left > 0 ? [...shown, say('digest.more', { left })] : shown);
}
