import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ASKED } from '../../../bench/asked.ts';
import { benchmarks, isMet } from '../../../bench/support/benchmarks.ts';

const figure = (value: number, ratio: number | null = null) => ({
  name: 'one',
  value,
  unit: 'ms',
  peer: null,
  ratio,
});

describe('the page of all figures', () => {
  it.each([
    { figure: figure(10), asked: { atMost: 10 }, met: true },
    { figure: figure(10.1), asked: { atMost: 10 }, met: false },
    { figure: figure(5), asked: { atLeast: 5 }, met: true },
    { figure: figure(4.9), asked: { atLeast: 5 }, met: false },
    { figure: figure(99, 0.1), asked: { atMost: 0.15, of: 'ratio' as const }, met: true },
    { figure: figure(0.1), asked: { atMost: 0.15, of: 'ratio' as const }, met: false },
    { figure: figure(Number.NaN), asked: { atMost: 1 }, met: false },
  ])('$figure.value (ratio $figure.ratio) asked $asked: $met', ({ figure, asked, met }) => {
    expect(isMet(figure, asked)).toBe(met);
  });

  it('names what is missed and what was not measured, and what is asked of nobody below', () => {
    const page = benchmarks(
      {
        one: [{ atMost: 10 }, { atMost: 0.15, of: 'ratio' }],
        two: { atLeast: 5_000_000 },
        three: { atMost: 0 },
      },
      [
        { name: 'aside', value: 1, unit: 's', peer: null, ratio: null },
        { name: 'one', value: 11.7, unit: 'ms', peer: 65, ratio: 0.18 },
        { name: 'two', value: 11_100_000, unit: 'values', peer: null, ratio: null },
      ],
      {
        date: '2026-01-02',
        commit: 'abc',
        cpu: '2 × some',
        memoryGiB: 24,
        system: 'Linux',
        load: ['0.1', '0.2', '0.3'],
      },
    );
    expect(page.split('\n').filter((line) => line.startsWith('| `'))).toEqual([
      '| `one` | 11.7 ms | 65 | 0.18 | at most 10; ratio at most 0.15 | **no** |',
      '| `two` | 11,100,000 values |  |  | at least 5,000,000 | yes |',
      '| `three` | not measured | |  | at most 0 |  |',
      '| `aside` | 1 s |  |  |',
    ]);
  });

  it('each file of bench/ has a figure that something is asked of', () => {
    const folder = new URL('../../../bench/', import.meta.url);
    const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
    const idle = files.filter((file) => {
      const text = readFileSync(new URL(file, folder), 'utf8') + file;
      return !Object.keys(ASKED).some((name) =>
        text.includes(name.replace(/_(ratio|embedded|server|supervised|autonomous)$/, '')),
      );
    });
    expect(idle).toEqual(['run.ts', 'table.ts']);
  });
});
