import { describe, expect, it } from 'vitest';
import { kindNamed, kindsFor, kindsInPhase } from '../../../src/imports/kinds.ts';
import { rooms } from '../../../src/rooms.ts';
import { sayIn } from '../../../src/texts/say.ts';

const offered = (name: string, phase: number) => kindsFor(rooms, name, phase).map((one) => one.kind);
const all = kindsInPhase(rooms, 1);

describe('what a file may be', () => {
  it.each([
    ['sources.CSV', 1, ['sources']],
    ['list.csv', 2, ['candidates', 'sources']],
    ['list.tsv', 2, ['candidates', 'sources']],
    ['predictions.csv', 3, ['evaluation']],
    ['predictions.csv.gz', 3, ['evaluation']],
    ['predictions.csv.gz', 2, []],
    ['notes.pdf', 1, []],
    ['csv', 1, []],
  ])('[F1.3] %s dropped in phase %i is offered as %j', (name, phase, expected) => {
    expect(offered(name, phase)).toEqual(expected);
  });

  it.each([
    [1, 'sources'],
    [2, 'candidates'],
    [3, 'evaluation'],
  ])('in phase %i the form begins with %s, and has the others too', (phase, first) => {
    const kinds = kindsInPhase(rooms, phase).map((one) => one.kind);
    expect(kinds[0]).toBe(first);
    expect(kinds.toSorted()).toEqual(all.map((one) => one.kind).toSorted());
  });

  it('every kind has a name of its own that a button can carry, and says in each language what it is', () => {
    expect(new Set(all.map((one) => one.kind)).size).toBe(all.length);
    for (const kind of all) {
      expect(kind.kind).toMatch(/^[a-z]+$/);
      expect(kindNamed(rooms, kind.kind)).toBe(kind);
      for (const say of [sayIn('en'), sayIn('de')]) {
        expect(say(kind.name, { count: 0 })).not.toMatch(/\d/);
        expect(say(kind.name, { count: 3 })).not.toBe('');
      }
    }
    expect(kindNamed(rooms, 'nothing')).toBeUndefined();
  });
});
