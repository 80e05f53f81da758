import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Bench, type Figure, Unable } from './support/bench.ts';

/** Where a field is said: what is known of a neighbour stands there, and the new one is put behind it. */
interface Place {
  what: string;
  file: string;
  behind: RegExp;
  text: string;
}

/** All that it takes, as CONTRIBUTING has it, to give a data source one field more, data residency: each place beside that of `checkedOn`. */
const PLACES: readonly Place[] = [
  {
    what: 'the field in the form',
    file: 'src/foundation/inventory/source.ts',
    behind: /^ +checkedOn: day\(.*\),$/m,
    text: '\nresidency: line(80, { optional: true }),',
  },
  {
    what: 'the step that asks for it',
    file: 'src/foundation/inventory/source.ts',
    behind: /fields: \[[^\]]*'checkedOn'/,
    text: ", 'residency'",
  },
  {
    what: 'its column in the table',
    file: 'db/schema/foundation.ts',
    behind: /^ +checkedOn: date\(\),$/m,
    text: '\nresidency: text(),',
  },
  ...['en', 'de'].map((language) => ({
    what: `its label in the texts (${language})`,
    file: `src/texts/${language}/foundation.ts`,
    behind: /^ +'foundation\.field\.checkedOn': .*,$/m,
    text: "\n'foundation.field.residency': 'Data residency',",
  })),
];
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

function written(text: string, { what, file, behind, text: more }: Place): string {
  if (!behind.test(text))
    throw new Unable(`${file} says nothing that looks like ${behind} any more: ${what}`);
  return text.replace(behind, (neighbour) => `${neighbour}${more}`);
}

const fails = (copy: string, tool: string, ...words: string[]): boolean =>
  spawnSync(join('node_modules/.bin', tool), words, { cwd: copy, stdio: 'ignore' }).status !== 0;
