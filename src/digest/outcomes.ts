/** What came of the events since the last digest: what is true now and was not then. Pure. */

import type { ChangeWording, ChangeWordings, Meaning, Outcome, Turn } from '../news.ts';
import type { Happened, Recorded } from './audit-store.ts';
import type { Telling } from './summarise.ts';

/** Events of which one sentence tells. */
export interface Told {
  news: Outcome;
  /** The newest first. */
  events: readonly Spoken[];
  /** Events that were not looked at, being too many. */
  unseen: number;
  /** Everybody who did it. */
  actors: readonly string[];
}

/** An event, with how it is told. */
interface Spoken {
  event: Recorded;
  wording: ChangeWording;
}
interface Heard extends Spoken {
  news: Outcome;
}

const MEANINGS: readonly Meaning[] = ['decision', 'result', 'obstacle', 'progress'];
/** What an edit changes by itself, or says of itself. */
const BESIDE = new Set(['version', 'about', 'name', 'title', 'reason']);

/**
 * [D1] Every change writes an event with what was before and after, so their sum is the difference between the two states.
 * What means most for a reader comes first, of equals the newest.
 */
export function outcomesOf(
  happened: readonly Happened[],
  wordings: ChangeWordings,
  telling: Telling,
): Told[] {
  const heard = happened.flatMap(({ action, newest }) => {
    const wording = wordings[action];
    const news = wording?.news;
    return wording && news ? newest.map((event) => ({ event, wording, news })) : [];
  });
  const kept = [
    ...heard.filter(({ news }) => !news.turn && !news.edits),
    ...moved(heard),
    ...edited(heard, telling),
  ];
  return [...Map.groupBy(kept, ({ news }) => news.text).values()]
    .map((events) => sentenceOf(events, happened))
    .toSorted((a, b) => weight(a) - weight(b) || newestIn(b) - newestIn(a));
}

const weight = ({ news }: Told): number => MEANINGS.indexOf(news.means);
const newestIn = ({ events }: Told): number => events[0]?.event.seq ?? 0;
const bySeq = (a: Spoken, b: Spoken): number => a.event.seq - b.event.seq;

/** Of each thing that moved: how it came to stand as it does now. */
function moved(heard: readonly Heard[]): Heard[] {
  const turned = heard.flatMap((one) => {
    const turn = one.news.turn?.(one.event);
    return turn && turn.from !== turn.to ? [{ ...one, turn }] : [];
  });
  return [...Map.groupBy(turned, ({ turn }) => turn.of).values()].flatMap((events) => {
    const inOrder = events.toSorted(bySeq);
    const [first, last] = [inOrder[0], inOrder.at(-1)];
    if (!first || !last || first.turn.from === last.turn.to) return [];
    // Several who did the same, such as sign, are all told.
    return inOrder.filter((one) => one.event.action === last.event.action && isSame(one.turn, last.turn));
  });
}

const isSame = (a: Turn, b: Turn): boolean => a.from === b.from && a.to === b.to;

/** What several edits made of one thing together. */
function edited(heard: readonly Heard[], telling: Telling): Heard[] {
  const edits = heard.filter(({ news }) => news.edits);
  const things = Map.groupBy(edits, ({ event }) => `${event.action} ${event.subject}`);
  return [...things.values()].flatMap((events) => {
    const inOrder = events.toSorted(bySeq);
    const last = inOrder.at(-1);
    if (!last) return [];
    const whole = { ...last, event: together(inOrder.map(({ event }) => event)) };
    return isNothing(whole, telling) ? [] : [whole];
  });
}

function together(events: readonly Recorded[]): Recorded {
  // The first that says what a field was, the last that says what it is.
  const before = Object.assign({}, ...events.map((one) => one.before ?? {}).toReversed());
  const after = Object.assign({}, ...events.map((one) => one.after ?? {}));
  const stays = Object.keys(after).filter(
    (key) => !BESIDE.has(key) && JSON.stringify(before[key] ?? null) === JSON.stringify(after[key] ?? null),
  );
  for (const key of stays) {
    delete before[key];
    delete after[key];
  }
  return { ...(events.at(-1) as Recorded), before, after };
}

const isNothing = ({ event, wording }: Heard, { say, playbook }: Telling): boolean =>
  wording.details
    ? !wording.details(event, say, playbook)
    : Object.keys(event.after ?? {}).every((key) => BESIDE.has(key));

function sentenceOf(events: readonly Heard[], happened: readonly Happened[]): Told {
  const inOrder = events.toSorted(bySeq).toReversed();
  const [first] = inOrder;
  if (!first) throw new Error('a sentence of no event');
  const actions = new Set(events.map(({ event }) => event.action));
  const cut = happened.filter(({ action, count, newest }) => actions.has(action) && count > newest.length);
  const actors = [...inOrder.map(({ event }) => event.actor), ...cut.flatMap((one) => one.actors)];
  return {
    news: first.news,
    events: inOrder,
    unseen: cut.reduce((sum, { count, newest }) => sum + count - newest.length, 0),
    actors: [...new Set(actors)],
  };
}
