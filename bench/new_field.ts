import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Bench, type Figure, Unable } from './support/bench.ts';

/** One line more in a file: `text` after the line that says `after`. */
interface Place {
  what: string;
  file: string;
  after: string;
  text: string;
}

/** All that it takes to give a data source one field more, data residency. */
const PLACES: readonly Place[] = [
  {
    what: 'the field in the form',
    file: 'src/foundation/inventory/source.ts',
    after: '    checkedOn: day({ initial: ({ today }: SourceContext) => today }),',
    text: '    residency: line(80, { optional: true }),',
  },
  {
    what: 'the step that asks for it',
    file: 'src/foundation/inventory/source.ts',
    after: "      why: 'foundation.form.why3',",
    text: "      fields: ['existsToday', 'accessible', 'checkedBy', 'checkedOn', 'residency'],",
  },
  {
    what: 'its column in a file',
    file: 'src/foundation/inventory/csv.ts',
    after: '    checkedOn: {},',
    text: '    residency: {},',
  },
  {
    what: 'its column in the table',
    file: 'db/schema/foundation.ts',
    after: '    checkedOn: date(),',
    text: '    residency: text(),',
  },
  ...['en', 'de'].map((language) => ({
    what: `its label in the texts (${language})`,
    file: `src/texts/${language}/foundation.ts`,
    after: '',
    text: "  'foundation.field.residency': 'Data residency',",
  })),
];
/** What the step's line stands in place of. */
const STEP_BEFORE = "      fields: ['existsToday', 'accessible', 'checkedBy', 'checkedOn'],";
const TREE = ['src', 'db', 'packages', 'test', 'bench', '.ci', 'manifests'];
/** What people run: samples of a source in tests and benches follow the compiler too, and are not counted. */
const PRODUCT = { extends: './tsconfig.json', include: ['src', 'db'] };
const FILES = ['package.json', 'tsconfig.json', 'drizzle.config.ts'];

/**
 * How many files a new field touches, beside its migration and its texts; and at how many of the places it could be
 * forgotten with types, migrations and the test of declared forms all green.
 */
export default function newField(bench: Bench): Promise<Figure[]> {
  const copy = mkdtempSync(join(tmpdir(), 'phasegate-new-field-'));
  bench.defer(() => rmSync(copy, { recursive: true, force: true }));
  for (const path of [...TREE, ...FILES])
    cpSync(path, join(copy, path), { recursive: true, filter: (from) => !from.includes('node_modules') });
  writeFileSync(join(copy, 'tsconfig.product.json'), JSON.stringify(PRODUCT));
  // Without the databases that the whole suite sets up.
  writeFileSync(join(copy, 'vitest.forms.config.mjs'), 'export default {};');
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));

  const all = trial(copy, PLACES);
  // Only the migration is still to be generated.
  if (all !== 'migrations') throw new Unable(`with all of it in place this is red: ${all}`);
  const silent = PLACES.filter((left) => {
    const noticed = trial(
      copy,
      PLACES.filter((place) => place !== left),
    );
    process.stderr.write(
      `without ${left.what}: ${noticed === null ? 'nobody notices' : `red by ${noticed}`}\n`,
    );
    return noticed === null;
  });
  const files = new Set(PLACES.map(({ file }) => file).filter((file) => !file.startsWith('src/texts/')));
  const figure = { peer: null, ratio: null };
  return Promise.resolve([
    { name: 'new_field', value: files.size, unit: 'files', ...figure },
    { name: 'new_field_silent', value: silent.length, unit: 'places', ...figure },
  ]);
}

/** Who notices first that something is missing, with only these places written; null where nobody does. */
function trial(copy: string, places: readonly Place[]): 'types' | 'test' | 'migrations' | null {
  for (const file of new Set(PLACES.map((place) => place.file))) {
    const here = places.filter((place) => place.file === file);
    writeFileSync(join(copy, file), here.reduce(written, readFileSync(file, 'utf8')));
  }
  const types = ['--noEmit', '--incremental', '--tsBuildInfoFile', '.tsbuildinfo'];
  if (fails(copy, 'tsc', '-p', 'tsconfig.product.json', ...types)) return 'types';
  if (fails(copy, 'vitest', 'run', '--config', 'vitest.forms.config.mjs', 'test/unit/forms/declared.test.ts'))
    return 'test';
  if (fails(copy, 'node', '.ci/migrations.ts')) return 'migrations';
  return null;
}

function written(text: string, { file, after, text: line }: Place): string {
  // A step's fields are one line, which is put in the other's place.
  const replaced = line.includes('fields:') ? STEP_BEFORE : null;
  const anchor =
    replaced ?? (after || text.split('\n').find((known) => known.startsWith("  'foundation.field.")));
  if (!anchor || !text.includes(anchor)) throw new Unable(`${file} does not say “${anchor}” any more`);
  return text.replace(anchor, replaced ? line : `${line}\n${anchor}`);
}

const fails = (copy: string, tool: string, ...words: string[]): boolean =>
  spawnSync(join('node_modules/.bin', tool), words, { cwd: copy, stdio: 'ignore' }).status !== 0;
