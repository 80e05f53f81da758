import { type Block, context, header, type SlackMessage, section } from '@phasegate/block-kit/blocks.ts';
import { escape, plain } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { closest, distance } from 'fastest-levenshtein';
import { inLanguage, type Playbook } from '../playbook/playbook.ts';
import type { Say } from '../texts/say.ts';
import type { Command } from './handlers.ts';

/** What a line after `/playbook` asks for. */
export type Asked<Known extends CommandHelp = Command> =
  | { kind: 'run'; command: Known; text: string }
  | { kind: 'overview' }
  | { kind: 'help'; command: CommandHelp }
  | { kind: 'unknown'; typed: string; near: string | null };

const HELP = 'help';

/**
 * Reads a line typed after `/playbook`. Names may have several words; the longest that fits is meant. `help`
 * may stand before or after a name.
 */
export function readCommand<Known extends CommandHelp>(
  line: string,
  commands: ReadonlyMap<string, Known>,
): Asked<Known> {
  const words = line.trim().split(/\s+/).filter(Boolean);
  const [first = ''] = words;
  const here = commands.get('');
  if (first === '') return here ? { kind: 'run', command: here, text: '' } : { kind: 'overview' };
  if (first.toLowerCase() === HELP && !commands.has(HELP)) return readHelp(words.slice(1), commands);
  const found = longest(words, commands);
  if (!found) return unknown(first, commands);
  const rest = words.slice(found.words);
  if (rest.length === 1 && rest[0]?.toLowerCase() === HELP) return { kind: 'help', command: found.command };
  return { kind: 'run', command: found.command, text: afterWords(line, found.words) };
}

function readHelp<Known extends CommandHelp>(
  words: string[],
  commands: ReadonlyMap<string, Known>,
): Asked<Known> {
  const [first] = words;
  if (first === undefined) return { kind: 'overview' };
  const found = longest(words, commands);
  return found ? { kind: 'help', command: found.command } : unknown(first, commands);
}

function longest<Known>(
  words: string[],
  commands: ReadonlyMap<string, Known>,
): { command: Known; words: number } | null {
  for (let count = Math.min(words.length, 3); count > 0; count -= 1) {
    const command = commands.get(words.slice(0, count).join(' ').toLowerCase());
    if (command) return { command, words: count };
  }
  return null;
}

/** What was typed after the first words, as typed. */
export const afterWords = (line: string, count: number): string =>
  line.trim().replace(new RegExp(`^(?:\\S+\\s*){${count}}`), '');

function unknown(typed: string, commands: ReadonlyMap<string, unknown>): Extract<Asked, { kind: 'unknown' }> {
  const names = [...commands.keys(), HELP].filter((name) => name !== '');
  const word = typed.toLowerCase();
  const begins = names.find((name) => word.length >= 2 && name.startsWith(word));
  const near = begins ?? closest(word, names);
  const isNear = begins !== undefined || distance(word, near) <= Math.max(2, Math.floor(near.length / 3));
  return { kind: 'unknown', typed, near: isNear ? near : null };
}

/** What help tells of a command. */
export type CommandHelp = Pick<Command, 'name' | 'summary' | 'help' | 'anywhere'>;

/** A house whose commands are told. */
export interface Telling {
  rooms: readonly { phase?: number; slack?: { commands?: readonly CommandHelp[] } }[];
  playbook: Pick<Playbook, 'phases'>;
}

/** Commands that stand together. */
export interface CommandGroup {
  /** Whose they are; null where they are of use in every phase. */
  phase: number | null;
  title: string;
  commands: readonly CommandHelp[];
}

/** [H2] What can be typed: at any time, then phase by phase, in the order a person meets them. */
export function commandGroups({ rooms, playbook }: Telling, say: Say): CommandGroup[] {
  const titles = [
    { phase: null, title: say('platform.help.always') },
    ...playbook.phases.map(({ phase, name }) => ({
      phase,
      title: say('platform.help.phase', { phase, name: inLanguage(name, say) }),
    })),
  ];
  return titles.flatMap(({ phase, title }) => {
    const itsRooms = rooms.filter((room) => (room.phase ?? null) === phase);
    const commands = itsRooms.flatMap((room) => room.slack?.commands ?? []);
    return commands.length > 0 ? [{ phase, title, commands }] : [];
  });
}

/** The title, and under it each command with its line. mrkdwn. */
export function groupText(say: Say, { title, commands }: CommandGroup): string {
  const lines = commands.map(({ name, summary }) =>
    say.md('platform.help.line', { command: `/playbook ${name}`.trim(), summary: say(summary) }),
  );
  return `*${escape(title)}*\n${lines.join('\n')}`;
}

/** Every command with its line, or one command with all about it. */
export function helpMessage(
  asked: Exclude<Asked, { kind: 'run' }>,
  groups: readonly CommandGroup[],
  say: Say,
): SlackMessage {
  if (asked.kind === 'help') {
    const { command } = asked;
    const text = `*${escape(say(command.summary))}*\n${say.md(command.help)}`;
    return { text: say.md(command.summary), blocks: [section(text)] };
  }
  if (asked.kind === 'unknown') {
    const typed = fitText(asked.typed, 60);
    const key = asked.near === null ? 'platform.typo.far' : 'platform.typo.near';
    return {
      text: plain(say(key, { typed, near: asked.near })),
      blocks: [section(say.md(key, { typed, near: asked.near }))],
    };
  }
  const blocks: Block[] = [
    header(say('platform.help.title')),
    ...groups.map((group) => section(groupText(say, group))),
    context(say.md('platform.help.more')),
  ];
  return { text: say.md('platform.help.title'), blocks };
}
