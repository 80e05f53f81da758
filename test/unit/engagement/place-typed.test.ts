import { expect, it } from 'vitest';
import { placeTyped } from '../../../src/engagement/place-typed.ts';
import { Refusal } from '../../../src/refusal.ts';
import { sayIn } from '../../../src/texts/say.ts';

const engagement = { id: 'E', name: 'Triage 24', cycle: 2 };

it.each([
  ['', null],
  ['   ', null],
  ['1', 1],
  [' 2 ', 2],
  ['triage 24', null],
  ['Triage 24 1', 1],
])('[R3] [H2] %j after a command is cycle %j', (typed, cycle) => {
  expect(placeTyped(typed, engagement)).toEqual({ engagementId: 'E', cycle });
});

it.each([
  ['abc', /“abc” is no cycle/],
  ['2 x', /“2 x” is no cycle/],
  ['0', /“0” is no cycle/],
  ['-1', /“-1” is no cycle/],
  ['1.5', /is no cycle/],
  ['1e9', /is no cycle/],
  ['٢', /is no cycle/],
  ['<!channel>', /“&lt;!channel&gt;” is no cycle/],
  ['x'.repeat(4_000), /“x{50,60}…” is no cycle/],
  ['3', /has no cycle 3\. Its cycles are 1 to 2\./],
  ['9999', /has no cycle 9,999\./],
])('[R3] [X10] %.20s is answered in words, and not by the cycle under way', (typed, words) => {
  const read = () => placeTyped(typed, engagement);
  expect(read).toThrow(Refusal);
  try {
    read();
  } catch (error) {
    const { key, params } = error as Refusal;
    expect(sayIn('en').md(key, params)).toMatch(words);
  }
});
