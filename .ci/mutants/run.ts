// `npm run mutants [-- WORD …]`: breaks each gate, seal, bound, scope and check in turn, as the lists beside this file say, and
// runs the tests that have to notice. With words, those mutants alone whose file or name has one of them. Where TEST_DATABASE_URL names
// a server the tests run there.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createVitest, type TestSpecification, type Vitest } from 'vitest/node';
import { ALL } from './all.ts';
import { broken, type Mutant } from './mutant.ts';

const words = process.argv.slice(2);
const mutants = ALL.filter(
  (one) => words.length === 0 || words.some((word) => `${one.file} ${one.breaks}`.includes(word)),
);

for (const mutant of mutants) broken(mutant, readFileSync(mutant.file, 'utf8'));

/** The one that is at work; its file is read as it would be with it, and stays as it is. */
let atWork: Mutant | null = null;
const breaking = {
  name: 'mutant',
  enforce: 'pre' as const,
  transform: (code: string, id: string) =>
    atWork && id.split('?')[0] === resolve(atWork.file) ? broken(atWork, code) : undefined,
};

const vitest = await createVitest(
  // What is kept of a file between runs would be that of the sound one.
  { watch: false, run: true, maxWorkers: 1, bail: 1, silent: true, reporters: [{}], fsModuleCache: false },
  { plugins: [breaking] },
);
const alive: Mutant[] = [];
try {
  const sound = await withoutAny(vitest, [...new Set(mutants.flatMap(({ caughtBy }) => caughtBy))]);
  if (sound.length > 0) throw new Error(`without any mutant these fail already:\n${sound.join('\n')}`);
  for (const mutant of mutants) {
    const begun = performance.now();
    const found = await withMutant(vitest, mutant);
    const seconds = ((performance.now() - begun) / 1_000).toFixed(1);
    if (found.length === 0) alive.push(mutant);
    const end = found[0] ? `caught by ${found[0]}` : 'ALIVE';
    process.stdout.write(`${mutant.file}: ${mutant.breaks}: ${end} (${seconds} s)\n`);
  }
} finally {
  await vitest.close();
}
for (const { file, breaks } of alive) process.stderr.write(`nobody noticed: ${breaks} (${file})\n`);
process.stdout.write(`mutants_tried ${mutants.length}\nmutants_alive ${alive.length}\n`);
process.exitCode = alive.length > 0 ? 1 : 0;

/** A file at a time, since the first failure ends a run. One that fails is run again: a busy machine may have kept it waiting. */
async function withoutAny(on: Vitest, files: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const file of files) {
    const first = await failures(on, [file]);
    if (first.length > 0) found.push(...(await failures(on, [file])));
  }
  return found;
}

/** A file after another, the quick ones first: the first that notices is enough. */
async function noticed(on: Vitest, files: readonly string[]): Promise<string[]> {
  const quickFirst = files.toSorted((a, b) => Number(isSlow(a)) - Number(isSlow(b)));
  for (const file of quickFirst) {
    const found = await failures(on, [file]);
    if (found.length > 0) return found;
  }
  return [];
}

function isSlow(file: string): boolean {
  return !file.startsWith('unit/');
}

async function withMutant(on: Vitest, mutant: Mutant): Promise<string[]> {
  atWork = mutant;
  on.invalidateFile(resolve(mutant.file));
  try {
    return await noticed(on, mutant.caughtBy);
  } finally {
    atWork = null;
    on.invalidateFile(resolve(mutant.file));
  }
}

/** The tests of these files that fail, or a file that could not be read at all. */
async function failures(on: Vitest, files: readonly string[]): Promise<string[]> {
  const wanted = files.map((file) => resolve(join('test', file)));
  const known: TestSpecification[] = (await on.globTestSpecifications(wanted)).filter(({ moduleId }) =>
    wanted.includes(moduleId),
  );
  if (known.length !== wanted.length) throw new Error(`not all of these are test files: ${files.join(', ')}`);
  const { testModules, unhandledErrors } = await on.runTestSpecifications(known, false);
  // What earlier runs came to is told again.
  const asked = testModules.filter(({ moduleId }) => wanted.includes(moduleId));
  const failed = asked.flatMap((module) => [
    ...module.errors().map(({ message }) => `${module.relativeModuleId}: ${message}`),
    ...[...module.children.allTests('failed')].map(({ fullName }) => fullName),
    ...(module.state() === 'failed' ? [module.relativeModuleId] : []),
  ]);
  if (asked.length !== wanted.length) throw new Error(`not all of these were run: ${files.join(', ')}`);
  return [...failed, ...unhandledErrors.map((error) => String(error))];
}
