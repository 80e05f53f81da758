import { describe, expect, it } from 'vitest';
import type { Room } from '../../../src/room.ts';
import { gather } from '../../../src/slack/registry.ts';

const nothing = async () => undefined;
const room = (name: string, slack: Room['slack']): Room => ({ name, ...(slack && { slack }) });

describe('the rooms’ handlers', () => {
  it.each<[string, Room['slack']]>([
    ['action “a.b.c”', { actions: { 'a.b.c': nothing } }],
    ['view “a.b.c”', { views: { 'a.b.c': nothing } }],
    ['closed view “a.b.c”', { closed: { 'a.b.c': nothing } }],
    ['shortcut “a.b.c”', { shortcuts: { 'a.b.c': nothing } }],
    ['suggestion “a.b.c”', { suggestions: { 'a.b.c': async () => [] } }],
    ['command “go”', { commands: [{ name: 'go', summary: 'common.yes', help: 'common.no', run: nothing }] }],
  ])('may not both claim the %s', (what, slack) => {
    expect(() => gather([room('one', slack), room('two', slack)])).toThrow(
      `The ${what} is registered twice: by the rooms one and two.`,
    );
  });

  it('may both listen to an event', () => {
    const slack = { events: { user_change: nothing } };
    expect([
      ...(gather([room('one', slack), room('two', slack)])
        .events.get('user_change')
        ?.keys() ?? []),
    ]).toEqual(['one', 'two']);
  });
});
