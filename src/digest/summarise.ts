/** Audit events as sentences. Pure. */

import { escape } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { type Names, nameOf } from '../engagement/names.ts';
import type { ChangeWording, ChangeWordings, News, Told } from '../news.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { listIn } from '../texts/lists.ts';
import { markup, type Say } from '../texts/say.ts';
import type { Happened } from './audit-store.ts';
import { outcomesOf, type Told as Sentence } from './outcomes.ts';

/** People and things are named where they are so few; of more their number is told. */
const MOST_NAMES = 4;
const LINE = 300;
/** One of several in a line. */
const PART = 160;
const USER = /^[UW][A-Z0-9]{2,}$/;

/** The language it is told in, and where the names of gates and their items are. */
export interface Telling {
  say: Say;
  playbook: Playbook;
}

/** Everybody that a digest or the list of all changes might name in these events. */
export const idsIn = (happened: readonly Happened[], wordings: ChangeWordings, telling: Telling): string[] =>
  happened
    .flatMap(({ actors, newest, action }) => [...actors, ...aboutOf(newest, wordings[action], telling)])
    .filter((id) => USER.test(id));

/** What events were about, each once. */
const aboutOf = (
  events: readonly Told[],
  wording: Pick<ChangeWording, 'what'> | null | undefined,
  { say, playbook }: Telling,
): string[] => [
  ...new Set(
    events.map((event) => wording?.what?.(event, say, playbook) ?? '').filter((what) => what !== ''),
  ),
];

/** [D1] What is true now and was not when the last digest was read; what means most for a reader first. */
export const newsOf = (
  telling: Telling,
  happened: readonly Happened[],
  wordings: ChangeWordings,
  names: Names,
): News[] =>
  outcomesOf(happened, wordings, telling).map((sentence) => ({
    what: fitText(outcomeLine(telling, sentence, names), PART),
    means: sentence.news.means,
  }));

function outcomeLine(telling: Telling, { news, events, unseen, actors }: Sentence, names: Names): string {
  const { say, playbook } = telling;
  const wordings = events.map(({ event, wording }) => ({
    event,
    what: (news.what ?? wording.what)?.(event, say, playbook) || null,
    wording,
  }));
  const things = [...new Set(wordings.flatMap(({ what }) => what ?? []))];
  const count = (things.length || events.length) + unseen;
  const listed = count <= MOST_NAMES ? things.map((thing) => called(names, thing)) : [];
  const [first] = wordings;
  const details = news.edits && count === 1 && first?.wording.details?.(first.event, say, playbook);
  return say.md(news.text, {
    count,
    named: listed.length > 0 ? 'yes' : 'no',
    what: markup(details ? `${listIn(say, listed)} (${details})` : listIn(say, listed)),
    who: markup(who(say, actors, names)),
  });
}

/** People by name; what was typed, escaped. */
const called = (names: Names, thing: string): string =>
  USER.test(thing) ? nameOf(names, thing) : escape(thing);

/** All that was recorded, a mrkdwn line for each action, the newest first. What has no words is bookkeeping. */
export function changeLines(
  telling: Telling,
  happened: readonly Happened[],
  wordings: ChangeWordings,
  names: Names,
): string[] {
  const { say } = telling;
  return happened.flatMap(({ action, newest, count, actors }) => {
    const wording = wordings[action];
    if (!wording) return [];
    const about = aboutOf(newest, wording, telling).map((thing) => called(names, thing));
    const params = {
      count,
      who: markup(who(say, actors, names)),
      what: markup(about.length === 0 ? '–' : listIn(say, about)),
    };
    return fitText(say.md(wording.text, params), LINE);
  });
}

function who(say: Say, actors: readonly string[], names: Names): string {
  const people = actors.filter((actor) => USER.test(actor));
  if (people.length === 0) return say('digest.by-itself');
  if (people.length > MOST_NAMES) return say('digest.people', { count: people.length });
  return listIn(
    say,
    people.map((id) => nameOf(names, id)),
  );
}
