import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drift } from '../../../src/drift/command.ts';
import { UnusableTable } from '../../../src/drift/read-table.ts';
import type { DriftReport } from '../../../src/drift/report.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'phasegate-drift-'));
});
afterAll(() => rm(folder, { recursive: true }));

const file = async (name: string, content: string | Buffer) => {
  await writeFile(join(folder, name), content);
  return join(folder, name);
};
const table = (header: string, rows: number, row: (at: number) => string) =>
  [header, ...Array.from({ length: rows }, (_, at) => row(at))].join('\n');

const REFERENCE = table(
  'age,region,score,empty',
  200,
  (at) => `${20 + (at % 50)},${at % 2 ? 'N' : 'S'},${at},`,
);

describe('npm run drift', () => {
  it('[M4] says for each column what was measured and concluded, from gzip too', async () => {
    const current = table(
      'age,region,score,empty',
      200,
      (at) => `${at % 3 ? 20 + (at % 50) : 'NaN'},${at % 4 ? 'N' : 'PL'},${at % 2 ? at : -at},None`,
    );
    const stdout = await drift([
      '--reference',
      await file('a.csv', REFERENCE),
      '--current',
      await file('b.csv.gz', gzipSync(current)),
      '--json',
    ]);
    const { columns, drifted, of }: DriftReport = JSON.parse(stdout);
    const [age, region, score, empty] = columns;
    expect({ drifted, of }).toEqual({ drifted: 3, of: 4 });
    expect(age).toMatchObject({
      type: 'numeric',
      n: { reference: 200, current: 133 },
      nullShare: { reference: 0, current: 0.335 },
      verdict: { method: 'missing values', drifted: true },
    });
    expect(region).toMatchObject({ type: 'categorical', unseen: ['PL'], verdict: { drifted: true } });
    expect(score?.statistics).toMatchObject({
      ks: { statistic: 0.495 },
      wasserstein: { statistic: expect.any(Number) },
      jensenshannon: { statistic: expect.any(Number) },
      psi: { statistic: expect.any(Number), pValue: expect.any(Number) },
    });
    expect(empty).toMatchObject({ nullShare: { reference: 1, current: 1 }, verdict: { drifted: false } });
  });

  it('[M4] takes what it should and says so in words, those that drifted first', async () => {
    const path = await file('same.csv', REFERENCE);
    const command = join(import.meta.dirname, '../../../src/drift/command.ts');
    const options = [command, '--reference', path, '--current', path];
    const { stdout } = await promisify(execFile)(process.execPath, options);
    expect(stdout).toContain('0 of 4 columns drifted');
    expect(stdout).toContain('✓ region · no difference');
  });

  it('[M4] has Evidently’s numbers with --compat evidently', async () => {
    const moved = REFERENCE.replaceAll(',S,', ',N,');
    const stdout = await drift([
      '--reference',
      await file('a.csv', REFERENCE),
      '--current',
      await file('m.csv', moved),
      '--json',
      '--compat',
      'evidently',
    ]);
    const { columns }: DriftReport = JSON.parse(stdout);
    expect(columns.map(({ name, verdict }) => [name, verdict.method, verdict.drifted])).toEqual([
      ['age', 'ks', false],
      ['region', 'z', true],
      ['score', 'ks', false],
      ['empty', null, false],
    ]);
  });

  it('[X8] says in one line what is wrong with what it was given', async () => {
    const path = await file('a.csv', REFERENCE);
    const wrong: [string[], RegExp][] = [
      [['--no-such'], /no-such/],
      [['--reference', path], /^Usage: npm run drift/],
      [['--reference', path, '--current', join(folder, 'none.csv')], /none\.csv: ENOENT/],
      [['--reference', path, '--current', path, '--alpha', '5'], /--alpha should lie between 0 and 1/],
      [['--reference', path, '--current', path, '--compat', 'other'], /--compat knows evidently/],
      [['--reference', path, '--current', await file('x.csv', 'a\n1\n')], /no column in common/],
      [['--reference', path, '--current', await file('e.csv', '')], /is empty/],
      [
        ['--reference', path, '--current', await file('l.csv', 'age,region\n1,2,3\n')],
        /Invalid Record Length/,
      ],
    ];
    for (const [options, words] of wrong) {
      const error: unknown = await drift(options).catch((refused) => refused);
      expect(error).toBeInstanceOf(UnusableTable);
      expect((error as Error).message).toMatch(words);
    }
  });
});
