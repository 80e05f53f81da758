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
import type { DigestPart, Task, Waiting } from '../../news.ts';
import { inLanguage } from '../../playbook/playbook.ts';
import { listIn } from '../../texts/lists.ts';
import { markup, type Say } from '../../texts/say.ts';
import { moment, weekdayText } from '../../texts/words.ts';
import { IDS } from '../ids.ts';

/** Everything a digest says, read in one transaction. */
export interface DigestState {
  card: Standing;
  /** The subscriber's date. */
  date: Temporal.PlainDate;
  /** When the last one was composed; for the first: since when this one tells. */
  since: Temporal.Instant;
  /** mrkdwn, a line each. */
  changed: readonly string[];
  /** More changed than is told. */
  isCut: boolean;
  waiting: readonly Waiting[];
  /** What it is worth. mrkdwn. */
  value?: string;
  names: Names;
  next: DigestPart['next'] | null;
  /** What waits on the reader; none in a channel. */
  tasks: readonly Task[];
  /** A person's own, not the channel's. */
  ownTime: boolean;
}

const MOST_CHANGED = 12;
const MOST_WAITING = 6;
const MOST_TASKS = 5;
const NAME = 60;

/** The daily digest: what waits on the reader, what changed, what waits on whom, what comes next. */
export function digestMessage(say: Say, state: DigestState): SlackMessage {
  const blocks: Block[] = [...tasks(say, state)];
  if (state.changed.length === 0) {
    blocks.push(section(unchanged(say, state)));
  } else {
    blocks.unshift(header(title(say, state)));
    blocks.push(
      section(list(say.md('digest.since', { when: moment(state.since, say) }), changes(say, state))),
    );
    if (state.isCut) blocks.push(actions([allButton(say, state)]));
    if (state.waiting.length > 0) blocks.push(section(list(say.md('digest.waiting'), waiting(say, state))));
    blocks.push(...outlook(say, state));
  }
  blocks.push(context(say.md(state.ownTime ? 'digest.foot.mine' : 'digest.foot.channel')));
  return { text: plain(title(say, state)), blocks: fitBlocks(blocks).blocks };
}

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
  return [still, stepOf(say, state)].join(' ').trim();
}

const allButton = (say: Say, { card, since }: DigestState) =>
  button(say('digest.button.all'), IDS.all, { value: `${card.engagement.id} ${since.epochMilliseconds}` });

/** All that changed, one click away. */
export const changesModal = (say: Say, lines: readonly string[], since: Temporal.Instant): Modal =>
  modal({
    title: say('digest.all.title'),
    close: say('common.close'),
    callback_id: IDS.all,
    blocks: fitBlocks(
      [
        section(say.md('digest.since', { when: moment(since, say) })),
        ...(lines.length > 0 ? lines : [say('digest.all.none')]).map((line) => section(`• ${line}`)),
      ],
      { max: LIMITS.view.blocks, budget: 60_000 },
    ).blocks,
  });

function changes(say: Say, { changed }: DigestState): string[] {
  const shown = changed.slice(0, MOST_CHANGED).map((line) => fitText(line, 300));
  const left = changed.length - shown.length;
  return left > 0 ? [...shown, say('digest.more', { left })] : shown;
}

function waiting(say: Say, { waiting: waits, names }: DigestState): string[] {
  const shown = waits.slice(0, MOST_WAITING).map((one) =>
    say.md('digest.waits', {
      what: markup(fitText(one.what, 200)),
      named: one.on.length > 0 ? 'yes' : 'no',
      on: markup(
        listIn(
          say,
          one.on.slice(0, 4).map((id) => nameOf(names, id)),
        ),
      ),
      known: one.since ? 'yes' : 'no',
      since: one.since ? moment(one.since, say) : '',
    }),
  );
  const left = waits.length - shown.length;
  return left > 0 ? [...shown, say('digest.more', { left })] : shown;
}

/** [E8] What comes next, and whose it is: by name, since a digest calls nobody. */
const stepOf = (say: Say, { card, names }: DigestState): string =>
  card.next
    ? fitText(
        nextLine(say, card.next, (userIds) =>
          listIn(
            say,
            userIds.map((userId) => nameOf(names, userId)),
          ),
        ),
        600,
      )
    : '';

/** The next decision, the phase's numbers, what it is worth, when it will end. */
function outlook(say: Say, state: DigestState): Block[] {
  const { card, next, value } = state;
  const lines: string[] = [];
  if (next) {
    const on = next.on ? weekdayText(next.on, say) : '';
    const what = markup(fitText(next.what, 200));
    lines.push(say.md('digest.next', { what, dated: next.on ? 'yes' : 'no', on }));
  }
  if (card.next) lines.push(stepOf(say, state));
  if (card.status) lines.push(say.md('digest.numbers', { facts: markup(fitText(card.status.facts, 800)) }));
  if (value) lines.push(fitText(value, 400));
  return [
    ...(lines.length > 0 ? [section(lines.join('\n'))] : []),
    ...(card.forecast ? [context(forecastLine(say, card.forecast, card.today))] : []),
  ];
}

/** [D2] [E5] What waits on the reader: what, by when, why, and the button. */
function tasks(say: Say, { tasks: all }: DigestState): Block[] {
  if (all.length === 0) return [];
  const shown = all.slice(0, MOST_TASKS).map((task) =>
    section(
      say.md('digest.task', {
        what: markup(fitText(task.what, 300)),
        dated: task.due ? 'yes' : 'no',
        due: task.due ? weekdayText(task.due, say) : '',
        why: markup(fitText(task.why, 200)),
      }),
      { accessory: task.button },
    ),
  );
  const left = all.length - shown.length;
  return [
    section(say.md('digest.for-you', { count: all.length })),
    ...shown,
    ...(left > 0 ? [context(say('digest.more', { left }))] : []),
  ];
}

const list = (heading: string, lines: readonly string[]): string =>
  [heading, ...lines.map((line) => `• ${line}`)].join('\n');
