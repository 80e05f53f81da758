import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rooms } from '../../src/rooms.ts';

const PHASES = ['foundation', 'prioritization', 'pilot', 'production', 'monitoring'];
const TOP_LEVEL = new Set([
  'ARCHITECTURE.md',
  'BENCHMARKS.md',
  'CONTRIBUTING.md',
  'LICENSE',
  'README.md',
  'bench',
  'biome.json',
  'db',
  'docs',
  'drizzle.config.ts',
  'knip.json',
  'manifests',
  'package-lock.json',
  'package.json',
  'packages',
  'findings',
  'slack-manifest.yml',
  'src',
  'test',
  'tsconfig.json',
  'vitest.config.ts',
]);
/** Made on the way, and not kept. */
const NOT_KEPT = new Set(['node_modules', 'dist', 'coverage']);
const LONGEST_FILE = 250;
/** Forms that are no declared ones, and why: what is asked is not known before it is answered, or is not of one thing. */
const OWN_DRAFTS = {
  'src/foundation/quality/handlers/form.ts': 'one of a round of sources, filled in from the version before',
  'src/pilot/evaluations/handlers/form.ts': 'its lines are read by what reads files and calls of the API',
  'src/pilot/verdicts/investigation.ts': 'a rule opened it and a rule closes it: nobody adds or lists one',
  'src/prioritization/risk/handlers/form.ts': 'an answer decides which question is next',
  'src/prioritization/scoring/handlers/score.ts': 'blind, once a round, and the product follows each choice',
};

const files = ['src', 'db', 'packages', 'test', 'bench', '.ci']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
  )
  .filter((path) => /\.(tsx?|mjs|cjs|css)$/.test(path))
  .filter((path) => !/^db\/migrations\/|(^|\/)(node_modules|dist)\//.test(path));
const product = files.filter((path) => /^(src|db|packages\/[^/]+\/src)\/.*\.tsx?$/.test(path));
const folders = (of: string) =>
  readdirSync(of, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
const read = (path: string) => readFileSync(path, 'utf8');

describe('the house', () => {
  it('has nothing at its top that is not known', () => {
    const found = readdirSync('.').filter(
      (name) => !name.startsWith('.') && !NOT_KEPT.has(name) && !name.endsWith('.log'),
    );
    expect(found.filter((name) => !TOP_LEVEL.has(name))).toEqual([]);
  });

  it(`has no file of more than ${LONGEST_FILE} lines`, () => {
    const long = files
      .filter((path) => /^(src|db|packages\/[^/]+\/src|bench|\.ci)\/.*\.(tsx?|mjs)$/.test(path))
      // Catalogues are data: one line a text, and the formatter wraps long ones.
      .filter((path) => !path.startsWith('src/texts/'))
      .filter((path) => read(path).trimEnd().split('\n').length > LONGEST_FILE);
    expect(long).toEqual([]);
  });

  it('calls no file after nothing in particular', () => {
    expect(
      files.filter((path) =>
        /(^|[-.])(utils?|helpers?|misc|common-utils|stuff)\.(tsx?|mjs)$/.test(basename(path)),
      ),
    ).toEqual([]);
  });

  it('has no barrels', () => {
    expect(product.filter((path) => /^index\.tsx?$/.test(basename(path)))).toEqual([]);
    expect(product.filter((path) => /^export \* from /m.test(read(path)))).toEqual([]);
  });

  it('lists every phase that has a room, in the order of the phases', () => {
    const furnished = PHASES.filter((phase) => folders('src').includes(phase));
    const listed = rooms.filter((room) => room.phase !== undefined);
    expect(listed.map((room) => room.name)).toEqual(furnished);
    expect(listed.map((room) => room.phase)).toEqual(furnished.map((phase) => PHASES.indexOf(phase) + 1));
  });

  it('lists every folder that holds a room', () => {
    const withRoom = product.filter((path) => basename(path) === 'room.ts' && path !== 'src/room.ts');
    expect(new Set(rooms.map((room) => `src/${room.name}/room.ts`))).toEqual(new Set(withRoom));
  });

  it('reads the clock and the environment in one place each', () => {
    const server = product.filter((path) => !path.startsWith('packages/'));
    const reading = (pattern: RegExp) => server.filter((path) => pattern.test(read(path)));
    expect(reading(/Temporal\.Now\.(instant|\w+\(\))/)).toEqual(['src/clock.ts']);
    expect(reading(/process\.env\b/).sort()).toEqual([
      'src/demo/actions.ts',
      'src/doctor/command.ts',
      'src/move/command.ts',
      'src/production/clearance/command.ts',
      'src/record/verify-command.ts',
      'src/reseal/command.ts',
      'src/signing/command.ts',
      'src/start.ts',
    ]);
  });

  it('[X3] says of a text that it is escaped only where it is', () => {
    const vouching = product.filter((path) => /as Escaped\b/.test(read(path)));
    expect(vouching.sort()).toEqual(['packages/block-kit/src/escape.ts', 'src/texts/say.ts']);
  });

  it('leaves drafts, conflicts and record lists to the forms', () => {
    const own = product
      .filter((path) => new RegExp(`^src/(${PHASES.join('|')})/`).test(path))
      .filter((path) => /\b((save|read|drop)Draft|newerChanges)\(|jsonb_to_recordset/.test(read(path)));
    expect(own.sort()).toEqual(Object.keys(OWN_DRAFTS).sort());
  });

  it('uses every file of its schema', () => {
    const rest = product
      .filter((path) => !path.startsWith('db/schema/'))
      .map(read)
      .join('\n');
    const unused = readdirSync('db/schema').filter((file) => !rest.includes(`db/schema/${file}'`));
    expect(unused).toEqual([]);
  });

  it('gives each decision its own number, which is the one in its title', () => {
    const decisions = readdirSync('docs/adr');
    const numbers = decisions.map((file) => Number(file.slice(0, 4)));
    expect(numbers.filter((number, at) => numbers.indexOf(number) !== at)).toEqual([]);
    const titled = decisions.filter((file) =>
      read(`docs/adr/${file}`).startsWith(`# ${Number(file.slice(0, 4))}. `),
    );
    expect(titled).toEqual(decisions);
  });

  it('pins every package it names to one version', () => {
    const manifest = createRequire(import.meta.url)('../../package.json') as Record<
      string,
      Record<string, string>
    >;
    const loose = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
    );
    expect(loose).toEqual([]);
  });
});
