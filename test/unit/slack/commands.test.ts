import { validateMessage } from '@phasegate/block-kit/validate.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rooms } from '../../../src/rooms.ts';
import { commandGroups, helpMessage, readCommand } from '../../../src/slack/commands.ts';
import type { Command } from '../../../src/slack/handlers.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { playbook } from '../../support/sources.ts';

const command = (name: string): Command => ({
  name,
  summary: 'common.search',
  help: 'common.optional',
  run: async () => {},
});
const names = ['', 'start', 'sources', 'sources import', 'people', 'gaps'];
const commands = new Map(names.map((name) => [name, command(name)]));
const read = (line: string) => {
  const asked = readCommand(line, commands);
  if (asked.kind === 'run') return `run ${asked.command.name}|${asked.text}`;
  if (asked.kind === 'help') return `help ${asked.command.name}`;
  return asked.kind === 'unknown' ? `unknown ${asked.typed}, near ${asked.near}` : asked.kind;
};

describe('what is typed after /playbook', () => {
  it.each([
    ['', 'run |'],
    ['   ', 'run |'],
    ['start', 'run start|'],
    ['  Start  fraud  triage ', 'run start|fraud  triage'],
    ['sources', 'run sources|'],
    ['sources import', 'run sources import|'],
    ['sources imports', 'run sources|imports'],
    ['SOURCES Import now', 'run sources import|now'],
    ['help', 'overview'],
    ['help sources', 'help sources'],
    ['help sources import', 'help sources import'],
    ['sources help', 'help sources'],
    ['sources help me find it', 'run sources|help me find it'],
    ['help surces', 'unknown surces, near sources'],
  ])('[H2] %j is read as %j', (line, expected) => {
    expect(read(line)).toBe(expected);
  });

  it.each([
    ['surces', 'sources'],
    ['strat', 'start'],
    ['peopel', 'people'],
    ['gap', 'gaps'],
    ['hepl', 'help'],
    ['sour', 'sources'],
    ['xylophone', null],
    ['q', null],
  ])('[H2] a slip of the pen: %j suggests %j', (typed, near) => {
    expect(readCommand(typed, commands)).toMatchObject({ kind: 'unknown', near });
  });

  it('[H2] alone shows everything where no room claims it', () => {
    expect(readCommand('', new Map([['start', command('start')]]))).toEqual({ kind: 'overview' });
  });

  it.each(['en', 'de'])('[H2] help lists every command of the house once, by phase: %s', (locale) => {
    const say = sayIn(locale);
    const groups = commandGroups({ rooms, playbook }, say);
    expect(groups.map((one) => one.phase)).toEqual([null, 1, 2, 3, 4, 5]);
    const message = helpMessage({ kind: 'overview' }, groups, say);
    expect(validateMessage({ ...message })).toEqual([]);
    const shown = JSON.stringify(message);
    expect(shown).toContain('*Phase 3 · Pilot');
    for (const { name } of rooms.flatMap((room) => room.slack?.commands ?? []))
      expect(shown.split(`\`${`/playbook ${name}`.trim()}\``), name).toHaveLength(2);
  });

  it('[H2] [X3] answers anything typed with a message that Slack takes', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(...'ab <>!&`*_@|\\{}\u0000\ud800é€', '😀', '<!channel>', 'sources'),
          maxLength: 300,
        }),
        fc.constantFrom('en', 'de'),
        (line, locale) => {
          const asked = readCommand(line, commands);
          if (asked.kind === 'run') return;
          const message = helpMessage(asked, [], sayIn(locale));
          expect(validateMessage({ ...message })).toEqual([]);
          expect(JSON.stringify(message)).not.toMatch(/<!(?:channel|here|everyone)/);
        },
      ),
    );
  });
});
