import {
  actions,
  type Block,
  button,
  context,
  divider,
  type SlackMessage,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { channelLink } from '@phasegate/block-kit/escape.ts';
import { inLanguage } from '../../playbook/playbook.ts';
import { type CommandGroup, groupText } from '../../slack/commands.ts';
import { markup, type Say } from '../../texts/say.ts';
import { IDS } from '../ids.ts';
import { WORKERS } from '../roles.ts';
import { planned, progressBar } from '../rules.ts';
import type { Engagement } from '../store.ts';
import { buttonsOf, type CardState, nextLine } from './card.ts';
import { signalWord } from './signal.ts';

const MOST_LISTED = 5;

/** `/playbook` alone: how the engagement of this channel stands, what one can do here and now. */
export function overviewMessage(
  say: Say,
  here: readonly CardState[],
  me: string,
  elsewhere: readonly Engagement[],
  groups: readonly CommandGroup[],
): SlackMessage {
  const text = here[0]
    ? say.md('engagement.overview.here', { name: here[0].engagement.name })
    : say.md('engagement.overview.nothing-here');
  const blocks: Block[] = here[0]
    ? here.slice(0, 3).flatMap((state) => standing(say, state, me))
    : welcome(say);
  if (elsewhere.length > 0) {
    const list = elsewhere.slice(0, MOST_LISTED).map((one) =>
      say.md('engagement.overview.line', {
        name: one.name,
        channel: one.channelId ? markup(channelLink(one.channelId)) : say('engagement.overview.no-channel'),
      }),
    );
    blocks.push(section(`*${say.md('engagement.overview.yours')}*\n${list.join('\n')}`));
  }
  const nowhere = here.length + elsewhere.length === 0;
  blocks.push(divider());
  for (const group of groupsFor(groups, here)) {
    const commands = group.commands.filter((one) => one.name !== '' && (one.anywhere || !nowhere));
    if (commands.length > 0) blocks.push(section(groupText(say, { ...group, commands })));
  }
  blocks.push(context(say.md('engagement.overview.help')));
  return { text, blocks };
}

/** [H2] Here and now: the commands of the phase one is in, then those for any time. Elsewhere all of them. */
function groupsFor(groups: readonly CommandGroup[], here: readonly CardState[]): readonly CommandGroup[] {
  if (here.length === 0) return groups;
  const phases = new Set(here.map((one) => one.phase.phase));
  const now = groups.filter(({ phase }) => phase !== null && phases.has(phase));
  return [...now, ...groups.filter(({ phase }) => phase === null)];
}

/** The buttons only for who may use them: everybody else is told how it stands. */
function standing(say: Say, state: CardState, me: string): Block[] {
  const { engagement, people, phase, day, status, signal, next } = state;
  const title = `${say.md('engagement.card.phase', {
    phase: phase.phase,
    name: inLanguage(phase.name, say),
    day,
    ...planned(phase),
  })} ${signalWord(say, signal)}`.trim();
  const how = status
    ? `${progressBar(status.done, status.total)}  ${status.facts}${next ? `\n${nextLine(say, next)}` : ''}`
    : say.md('engagement.card.needs', { needs: inLanguage(phase.needs, say) });
  const works = people.some((one) => one.userId === me && WORKERS.some((role) => role === one.role));
  const buttons = works ? buttonsOf(say, state) : [];
  return [
    section(`*${say.md('engagement.overview.name', { name: engagement.name })}*\n${title}\n${how}`),
    ...(buttons.length > 0 ? [actions(buttons)] : []),
  ];
}

function welcome(say: Say): Block[] {
  return [
    section(say.md('engagement.overview.welcome')),
    actions([button(say('engagement.start.button'), IDS.startOpen, { style: 'primary' })]),
  ];
}
