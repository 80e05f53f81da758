import {
  actions,
  type Block,
  type Button,
  button,
  context,
  type Modal,
  modal,
  type SlackMessage,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { channelLink } from '@phasegate/block-kit/escape.ts';
import type { Task } from '../../news.ts';
import { inLanguage } from '../../playbook/playbook.ts';
import { type CommandGroup, groupText } from '../../slack/commands.ts';
import { markup, type Say } from '../../texts/say.ts';
import { IDS } from '../ids.ts';
import { WORKERS } from '../roles.ts';
import { planned, progressBar } from '../rules.ts';
import type { Engagement } from '../store.ts';
import { buttonsOf, type CardState, nextLine } from './card.ts';
import { signalWord } from './signal.ts';

/** So many engagements stand side by side; of their own elsewhere as many are listed. */
const MOST_HERE = 3;
const MOST_LISTED = 3;
/** More than these nobody reads. */
const MOST_BUTTONS = 3;
const MOST_IN_MORE = 20;

/** An engagement of this channel, and what waits on the person in it, the most pressing first. */
export interface Here {
  state: CardState;
  tasks: readonly Task[];
}

/** [H2] `/playbook` alone: five lines, and the three buttons that fit here and now. Everything else is behind *More*. */
export function overviewMessage(
  say: Say,
  here: readonly Here[],
  me: string,
  elsewhere: readonly Engagement[],
): SlackMessage {
  const [first, ...others] = here;
  const more = button(say('engagement.overview.more'), IDS.overviewMore);
  if (!first) {
    const own = elsewhere.length > 0 ? [section(yours(say, elsewhere, MOST_LISTED))] : [];
    const start = button(say('engagement.start.button'), IDS.startOpen, { style: 'primary' });
    return {
      text: say.md('engagement.overview.nothing-here'),
      blocks: [section(say.md('engagement.overview.welcome')), ...own, actions([start, more])],
    };
  }
  const text = say.md('engagement.overview.here', { name: first.state.engagement.name });
  if (others.length === 0) {
    const buttons = buttonsFor(say, first, me).slice(0, MOST_BUTTONS);
    return { text, blocks: [section(standing(say, first, me)), actions([...buttons, more])] };
  }
  const left = here.length - MOST_HERE;
  return {
    text,
    blocks: [
      ...here.slice(0, MOST_HERE).map((one) => row(say, one, me)),
      context(
        left > 0
          ? `${say.md('engagement.overview.others', { left })} ${say.md('engagement.overview.named')}`
          : say.md('engagement.overview.named'),
      ),
      actions([more]),
    ],
  };
}

/** Of one engagement: where it is, how far, what is next, what waits on the person, how to ask. */
function standing(say: Say, { state, tasks }: Here, me: string): string {
  const { engagement, phase, status, next } = state;
  const how = status
    ? `${progressBar(status.done, status.total)}  ${status.facts}`
    : say.md('engagement.card.needs', { needs: inLanguage(phase.needs, say) });
  return [
    `${say.md('engagement.overview.name', { name: engagement.name })} · ${phaseTitle(say, state)}`,
    how,
    ...(next ? [nextLine(say, next)] : []),
    ...ownLine(say, tasks, next?.on.includes(me) ? next.button : null),
    say.md('engagement.overview.ask'),
  ].join('\n');
}

function ownLine(say: Say, tasks: readonly Task[], step: Button | null): string[] {
  const [first] = tasks;
  if (!first) return [say.md('engagement.overview.tasks.none')];
  const isStep = step !== null && isSame(first.button, step);
  const key = isStep ? 'engagement.overview.tasks.step' : 'engagement.overview.tasks';
  return [say.md(key, { what: markup(first.what), more: tasks.length - 1 })];
}

const isSame = (a: Button, b: Button): boolean => a.action_id === b.action_id && a.value === b.value;

const phaseTitle = (say: Say, { engagement, phase, day, signal }: CardState): string => {
  const key = engagement.state === 'active' ? 'engagement.card.phase' : 'engagement.card.phase-still';
  const title = say.md(key, {
    phase: phase.phase,
    name: inLanguage(phase.name, say),
    day,
    ...planned(phase),
  });
  const word =
    engagement.state === 'active' ? signalWord(say, signal) : say(`engagement.card.word.${engagement.state}`);
  return `${title} ${word}`.trim();
};

/** One of several: two lines, and its first button. */
function row(say: Say, one: Here, me: string): Block {
  const { state } = one;
  const title = `${say.md('engagement.overview.name', { name: state.engagement.name })} · ${phaseTitle(say, state)}`;
  const [first] = buttonsFor(say, one, me);
  const text = state.next ? `${title}\n${nextLine(say, state.next)}` : title;
  return section(text, first ? { accessory: first } : {});
}

/** What waits on the person first; then, for who works here, what the card offers. Everybody else is told how it stands. */
function buttonsFor(say: Say, { state, tasks }: Here, me: string): Button[] {
  const works = state.people.some((one) => one.userId === me && WORKERS.some((role) => role === one.role));
  const all = [...tasks.map((task) => task.button), ...(works ? buttonsOf(say, state) : [])];
  const distinct = all.filter(
    ({ action_id: id }, at) => all.findIndex((other) => other.action_id === id) === at,
  );
  return distinct.map(({ style: _, ...plain }, at) => (at === 0 ? { ...plain, style: 'primary' } : plain));
}

function yours(say: Say, elsewhere: readonly Engagement[], most: number): string {
  const list = elsewhere.slice(0, most).map((one) =>
    say.md('engagement.overview.line', {
      name: one.name,
      channel: one.channelId ? markup(channelLink(one.channelId)) : say('engagement.overview.no-channel'),
    }),
  );
  const left = elsewhere.length - most;
  const more = left > 0 ? [say.md('engagement.overview.others', { left })] : [];
  return [`*${say.md('engagement.overview.yours')}*`, ...list, ...more].join('\n');
}

/** [H2] Everything else: the person's own engagements, what can be typed in the phases of this place, then at any time. */
export function moreModal(
  say: Say,
  phases: ReadonlySet<number>,
  elsewhere: readonly Engagement[],
  groups: readonly CommandGroup[],
): Modal {
  const now = groups.filter(({ phase }) => phase !== null && phases.has(phase));
  const always = groups.filter(({ phase }) => phase === null);
  const later = groups.filter(({ phase }) => phase !== null && !phases.has(phase));
  const nowhere = phases.size + elsewhere.length === 0;
  const shown = phases.size > 0 ? [...now, ...always] : [...always, ...(nowhere ? [] : later)];
  const texts = shown.flatMap((group) => {
    const commands = group.commands.filter((one) => one.name !== '' && (one.anywhere || !nowhere));
    return commands.length > 0 ? [section(groupText(say, { ...group, commands }))] : [];
  });
  return modal({
    title: say('engagement.overview.more.title'),
    close: say('common.close'),
    blocks: [
      ...texts,
      ...(elsewhere.length > 0 ? [section(yours(say, elsewhere, MOST_IN_MORE))] : []),
      context(say.md('engagement.overview.help')),
    ],
  });
}
