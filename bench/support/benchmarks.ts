import type { Asked } from '../asked.ts';
import type { Figure } from './bench.ts';

export interface Machine {
  /** YYYY-MM-DD */
  date: string;
  commit: string;
  cpu: string;
  memoryGiB: number;
  system: string;
  /** Of the last 1, 5 and 15 minutes, when the table was made. */
  load: readonly string[];
}

/** All figures as a page: those that something is asked of first, in that order, also where they were not measured. */
export function benchmarks(
  asked: Readonly<Record<string, Asked | readonly Asked[]>>,
  figures: readonly Figure[],
  { date, commit, cpu, memoryGiB, system, load }: Machine,
): string {
  const byName = new Map(figures.map((figure) => [figure.name, figure]));
  const first = Object.entries(asked).map(([name, of]) => {
    const all: readonly Asked[] = [of].flat();
    const figure = byName.get(name);
    return `| \`${name}\` | ${figure ? measured(figure) : 'not measured | | '} | ${all.map(wordsOf).join('; ')} | ${figure ? verdict(figure, all) : ''} |`;
  });
  const others = figures
    .filter(({ name }) => !(name in asked))
    .map((figure) => `| \`${figure.name}\` | ${measured(figure)} |`);
  return `${[
    '# Benchmarks',
    '',
    `Measured on ${date}, the last at ${commit}, on ${cpu}, ${memoryGiB} GiB, ${system}; load at the end ${load.join(', ')}. A shared machine: ratios to a peer in the same run,`,
    'CPU time and counts of statements are steadier than seconds. Made by `npm run bench >figures.jsonl` and `node bench/table.ts figures.jsonl`; what each figure is',
    'stands at the top of its file in `bench/`.',
    '',
    '| figure | value | peer | ratio | asked | met |',
    '|---|---|---|---|---|---|',
    ...first,
    '',
    'What explains them:',
    '',
    '| figure | value | peer | ratio |',
    '|---|---|---|---|',
    ...others,
  ].join('\n')}\n`;
}

const measured = ({ value, unit, peer, ratio }: Figure): string =>
  `${number(value)} ${unit} | ${peer === null ? '' : number(peer)} | ${ratio === null ? '' : number(ratio)}`;

const number = (value: number): string => value.toLocaleString('en', { maximumSignificantDigits: 4 });

const wordsOf = ({ atMost, atLeast, of }: Asked): string =>
  [
    of === 'ratio' ? 'ratio' : '',
    atMost === undefined ? `at least ${number(atLeast ?? Number.NaN)}` : `at most ${number(atMost)}`,
  ]
    .filter((word) => word !== '')
    .join(' ');

const verdict = (figure: Figure, all: readonly Asked[]): string =>
  all.every((one) => isMet(figure, one)) ? 'yes' : '**no**';

/** What was not measured is not met. */
export function isMet({ value, ratio }: Figure, { atMost, atLeast, of }: Asked): boolean {
  const seen = of === 'ratio' ? (ratio ?? Number.NaN) : value;
  return seen <= (atMost ?? Number.POSITIVE_INFINITY) && seen >= (atLeast ?? Number.NEGATIVE_INFINITY);
}
