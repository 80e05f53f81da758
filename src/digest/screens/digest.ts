import {
  actions,
  type Block,
  button,
  context,
  header,
  type Modal,
  modal,
  type SlackMessage,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { plain } from '@phasegate/block-kit/escape.ts';
import { fitBlocks, fitText } from '@phasegate/block-kit/fit.ts';
import { LIMITS } from '@phasegate/block-kit/limits.ts';
import { type Names, nameOf } from '../../engagement/names.ts';
import { planned } from '../../engagement/rules.ts';
import { nextLine, type Standing } from '../../engagement/screens/card.ts';
import { forecastLine, signalWord } from '../../engagement/screens/signal.ts';
import type { DigestPart, DigestPicture, News, Task, Waiting } from '../../news.ts';
import { inLanguage } from '../../playbook/playbook.ts';
import { unmarked } from '../../record/unmarked.ts';
import { listIn } from '../../texts/lists.ts';
import { markup, type Say } from '../../texts/say.ts';
import { moment, weekdayText } from '../../texts/words.ts';
import { IDS } from '../ids.ts';
import { taskBlocks } from './tasks.ts';

/** Everything a digest says, read in one transaction. */
export interface DigestState {
  card: Standing;
  /** The subscriber's date. */
  date: Temporal.PlainDate;
  /** When the last one was composed; for the first: since when this one tells. */
  since: Temporal.Instant;
  /** What means most first. */
  changed: readonly News[];
  /** The longest first. */
  waiting: readonly Waiting[];
  /** What it is worth. mrkdwn. */
  value?: string;
  names: Names;
  next: DigestPart['next'] | null;
  /** None on a day without news. */
  picture?: DigestPicture;
  /** What waits on the reader; none in a channel. */
  tasks: readonly Task[];
}

/** So much is read in a line; all of it is one click away. */
const MOST_CHANGED = 6;
const MOST_WAITING = 3;
const LINE = 500;
const NAME = 60;

/**
 * The daily digest: what waits on the reader, then seven lines at most: how the phase stands, what is new, what waits on whom,
 * what comes next, the phase's numbers, what it is worth, when it will end.
 */
export function digestMessage(say: Say, state: DigestState): SlackMessage {
  const { card, changed } = state;
  if (changed.length === 0) {
    const line = unchanged(say, state);
    return {
      text: plain(unmarked(line)),
      blocks: fitBlocks([...taskBlocks(say, state.tasks), section(line)]).blocks,
    };
  }
  const lines = [
    lineOf(say.md('digest.since', { when: moment(state.since, say), what: markup(newsLine(changed)) })),
    ...waitingLine(say, state),
    ...nextLines(say, state),
    ...(card.status ? [say.md('digest.numbers', { facts: markup(fitText(card.status.facts, LINE)) })] : []),
    ...(state.value ? [lineOf(state.value)] : []),
  ];
  const blocks: Block[] = [
    header(title(say, state)),
    ...taskBlocks(say, state.tasks),
    section(lines.join('\n')),
    ...(card.forecast ? [context(forecastLine(say, card.forecast, card.today))] : []),
    actions([
      button(say('digest.button.all'), IDS.all, {
        value: `${card.engagement.id} ${state.since.epochMilliseconds}`,
      }),
      button(say('digest.button.settings'), IDS.mineOpen, { value: card.engagement.id }),
    ]),
  ];
  const text = `${title(say, state)} · ${unmarked(changed[0]?.what ?? '')}`;
  return { text: plain(text), blocks: fitBlocks(blocks).blocks };
}

const lineOf = (text: string): string => fitText(text, LINE).replaceAll('\n', ' ');
const newsLine = (changed: readonly News[]): string =>
  changed
    .slice(0, MOST_CHANGED)
    .map(({ what }) => what)
    .join(' · ');

/** `Tue, Nov 24 · Name · Phase 3 Pilot, day 9 of 15–30 ● on track` */
const title = (say: Say, { card, date }: DigestState): string =>
  say('digest.title', {
    date: weekdayText(date, say),
    name: fitText(card.engagement.name, NAME),
    ...standing(say, card),
  }).trim();

const standing = (say: Say, { phase, day, signal }: Standing) => ({
  phase: phase.phase,
  phaseName: inLanguage(phase.name, say),
  day,
  ...planned(phase),
  signal: signalWord(say, signal),
});

/** One line: that nothing changed, how it stands, on whom it waits. */
function unchanged(say: Say, state: DigestState): string {
  const { card, since, waiting: waits, names } = state;
  const on = [...new Set(waits.flatMap((one) => one.on))].slice(0, 5).map((id) => nameOf(names, id));
  const still = say.md('digest.unchanged', {
    name: card.engagement.name,
    when: moment(since, say),
    ...standing(say, card),
    waits: on.length > 0 ? 'yes' : 'no',
    on: markup(listIn(say, on)),
    count: waits.length,
  });
  return [still, stepOf(say, state)].filter(Boolean).join(' · ');
}

/** All that changed and all that waits, one click away. */
export const changesModal = (
  say: Say,
  {
    lines,
    waiting,
    names,
    since,
  }: Pick<DigestState, 'waiting' | 'names' | 'since'> & { lines: readonly string[] },
): Modal =>
  modal({
    title: say('digest.all.title'),
    close: say('common.close'),
    callback_id: IDS.all,
    blocks: fitBlocks(
      [
        section(say.md('digest.all.since', { when: moment(since, say) })),
        ...(lines.length > 0 ? lines : [say('digest.all.none')]).map((line) => section(`• ${line}`)),
        ...(waiting.length > 0 ? [section(say.md('digest.all.waiting'))] : []),
        ...inFives(waiting).map((some) =>
          section(some.map((one) => `• ${waits(say, one, names)}`).join('\n')),
        ),
      ],
      { max: LIMITS.view.blocks, budget: 60_000 },
    ).blocks,
  });

const inFives = <One>(all: readonly One[]): One[][] =>
  [...Map.groupBy(all.entries(), ([at]) => Math.floor(at / 5)).values()].map((some) =>
    some.map(([, one]) => one),
  );

function waitingLine(say: Say, { waiting, names }: DigestState): string[] {
  if (waiting.length === 0) return [];
  const what = waiting.slice(0, MOST_WAITING).map((one) => waits(say, one, names));
  return [lineOf(say.md('digest.waiting', { what: markup(what.join(' · ')) }))];
}

const waits = (say: Say, { what, on, since }: Waiting, names: Names): string =>
  say.md('digest.waits', {
    what: markup(fitText(what, 160)),
    named: on.length > 0 ? 'yes' : 'no',
    on: markup(namesIn(say, on, names)),
    known: since ? 'yes' : 'no',
    since: since ? moment(since, say) : '',
  });

const namesIn = (say: Say, on: readonly string[], names: Names): string =>
  listIn(
    say,
    on.slice(0, 4).map((id) => nameOf(names, id)),
  );

/** [E8] What comes next, and whose it is: by name, since a digest calls nobody. */
const stepOf = (say: Say, { card, names }: DigestState): string =>
  card.next
    ? fitText(
        nextLine(say, card.next, (on) => namesIn(say, on, names)),
        LINE,
      )
    : '';

/** The next decision and the next step, in one line; a step that the line of what waits has named is not told again. */
function nextLines(say: Say, state: DigestState): string[] {
  const { card, next } = state;
  const step = card.next && !isAmong(state.waiting.slice(0, MOST_WAITING), card.next) ? card.next : null;
  const decision =
    next &&
    say.md('digest.next', {
      what: markup(fitText(next.what, 160)),
      dated: next.on ? 'yes' : 'no',
      on: next.on ? { day: next.on } : '',
    });
  const told = [decision ?? '', step ? stepOf(say, state) : ''].filter(Boolean);
  return told.length > 0 ? [lineOf(told.join(' · '))] : [];
}

/** Waits on the same people since the same moment. */
const isAmong = (waiting: readonly Waiting[], { on, since }: Waiting): boolean =>
  waiting.some(
    (one) => since && one.since?.equals(since) && one.on.toSorted().join() === on.toSorted().join(),
  );
