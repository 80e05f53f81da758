import { describe, expect, it } from 'vitest';
import { furnish, type Part } from '../../src/parts.ts';
import type { CardContext } from '../../src/room.ts';

const context = {} as CardContext;
const now = Temporal.Instant.from('2027-03-01T09:00:00Z');
const day = (text: string) => Temporal.PlainDate.from(text);
const nothing = async () => undefined;
const card = async () => null;
const tick = (name: string) => ({ name, cron: '* * * * *', run: async () => {} });
const room = (...parts: Part[]) => furnish({ name: 'toy', phase: 3 }, parts);

describe('a room of several parts', () => {
  it('has the lists of all, one after another, and the records together', () => {
    const whole = room(
      { ticks: [tick('a')], cards: { one: card }, slack: { decides: ['x'], actions: { x: nothing } } },
      {},
      { ticks: [tick('b')], cards: { two: card }, slack: { decides: ['y'], actions: { y: nothing } } },
    );
    expect(whole).toMatchObject({ name: 'toy', phase: 3, cards: { one: card, two: card } });
    expect(whole.ticks?.map((one) => one.name)).toEqual(['a', 'b']);
    expect(whole.slack).toEqual({ decides: ['x', 'y'], actions: { x: nothing, y: nothing } });
  });

  it('has what only one part can have from that part', async () => {
    const status = async () => ({ done: 1, total: 2, facts: '', next: null, buttons: [] });
    expect(room({}, { status }).status).toBe(status);
  });

  it('asks each part in turn for what the card, the tasks and the digest show', async () => {
    const whole = room(
      {
        cardLines: async () => ['a', 'b'],
        digest: async () => ({
          changed: [{ what: '1', means: 'result' }],
          waiting: [],
          next: { what: 'no day', on: null },
        }),
      },
      {
        cardLines: async () => ['c'],
        digest: async () => ({ changed: [], waiting: [], next: { what: 'late', on: day('2027-04-02') } }),
      },
      {
        digest: async () => ({
          changed: [{ what: '2', means: 'progress' }],
          waiting: [{ what: 'w', on: [], since: null }],
          next: { what: 'soon', on: day('2027-04-01') },
          value: '5 €',
        }),
      },
    );
    expect(await whole.cardLines?.(context, 'e')).toEqual(['a', 'b', 'c']);
    expect(await whole.tasks?.(context, 'U1', 'e')).toEqual([]);
    expect(await whole.digest?.(context, 'e', now)).toEqual({
      changed: [
        { what: '1', means: 'result' },
        { what: '2', means: 'progress' },
      ],
      waiting: [{ what: 'w', on: [], since: null }],
      next: { what: 'soon', on: day('2027-04-01') },
      value: '5 €',
    });
  });

  it.each<[string, Part, string]>([
    ['a card', { cards: { one: card } }, 'two parts of a room claim “one” under cards'],
    ['a button', { slack: { actions: { x: nothing } } }, 'two parts of a room claim “x” under actions'],
    ['what adds to gates', { adds: async () => ({}) }, 'two parts of a room have adds'],
  ])('is refused where two parts claim %s', (_, part, told) => {
    expect(() => room(part, part)).toThrow(told);
  });
});
