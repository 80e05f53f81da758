import { describe, expect, it } from 'vitest';
import type { Core } from '../../../src/core.ts';
import type { Answers } from '../../../src/slack/handlers.ts';
import { type Answering, gather } from '../../../src/slack/registry.ts';

const nothing = async () => undefined;
const room = (name: string, slack: Answers): Answering<Core> => ({ name, slack });

describe('the rooms’ handlers', () => {
  it.each<[string, Answers]>([
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

  it('take the ids of their family too: one more segment, and the one that is registered alone comes first', () => {
    const [family, alone] = [async () => undefined, async () => undefined];
    const slack = {
      actions: { 'a.b.page': family, 'a.b.page.last': alone },
      suggestions: { 'a.b.pick': async () => [] },
      decides: ['a.b.page'],
    };
    const { action, suggestion, decides } = gather([room('one', slack)]);
    expect(action('a.b.page')).toEqual({ id: 'a.b.page', handler: family, member: '' });
    expect(action('a.b.page.next')).toEqual({ id: 'a.b.page', handler: family, member: 'next' });
    expect(action('a.b.page.last')).toEqual({ id: 'a.b.page.last', handler: alone, member: '' });
    for (const id of ['a.b', 'a.b.page.next.next', 'a.b.pagenext', 'page', ''])
      expect(action(id)).toBeUndefined();
    expect(suggestion('a.b.pick.0')?.id).toBe('a.b.pick');
    const clicked = (id: unknown) => decides({ actions: [{ action_id: id }] });
    expect([clicked('a.b.page.next'), clicked('a.b.pick'), clicked(null)]).toEqual([true, false, false]);
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
