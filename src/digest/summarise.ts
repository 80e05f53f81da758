/** Audit events as sentences: one for each kind of change, however many events it had. Pure. */

import { escape } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { type Names, nameOf } from '../engagement/names.ts';
import type { ChangeWording, ChangeWordings, Meaning } from '../news.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { listIn } from '../texts/lists.ts';
import { markup, type Say } from '../texts/say.ts';
import type { Happened } from './audit-store.ts';

/** So many sentences are read; all of them are one click away. */
const MOST_LINES = 6;
/** In this order; progress comes last. */
const MEANINGS: readonly (Meaning | undefined)[] = ['decision', 'result', 'obstacle', undefined];
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

/**
 * [D1] mrkdwn lines: what means most for a reader first, of equals the newest. What has no words is bookkeeping.
 * @param most so many of them
 */
export function changeLines(
  telling: Telling,
  happened: readonly Happened[],
  wordings: ChangeWordings,
  names: Names,
  most: number = MOST_LINES,
): string[] {
  const { say } = telling;
  const told = happened.flatMap((one) => {
    const wording = wordings[one.action];
    return wording ? [{ one, wording }] : [];
  });
  const weight = ({ wording }: (typeof told)[number]) => MEANINGS.indexOf(wording.means);
  return told
    .toSorted((a, b) => weight(a) - weight(b))
    .slice(0, most)
    .map(({ one, wording }) => {
      const about = aboutOf(one, wording, telling);
      const what = about.map((text) => (USER.test(text) ? nameOf(names, text) : escape(text)));
      // Events that were not looked at may be about others still.
      const unseen = wording.what ? one.count - one.newest.length : 0;
      const params = {
        count: one.count,
        who: markup(who(say, one.actors, names)),
        what: markup(what.length === 0 ? '–' : listed(say, what, unseen)),
      };
      return fitText(say.md(wording.text, params), LINE);
    });
}

/** Whether more can be told of these events than a digest does. */
export const isCut = (happened: readonly Happened[], wordings: ChangeWordings): boolean =>
  happened.filter(({ action }) => wordings[action]).length > MOST_LINES;

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
