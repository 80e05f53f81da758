/**
 * Checks that the migrations say what the schema says: their history is sound, and generating once more
 * brings nothing new; and that the version before can still work while each is run (`migration-rules.ts`). Works on a copy;
 * the migrations themselves are not touched.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import config from '../drizzle.config.ts';
import { toBeChecked, unsafeIn, unseenIn } from './migration-rules.ts';

const require = createRequire(import.meta.url);
const drizzleKit = join(require.resolve('drizzle-kit'), '../bin.cjs');
const { out = 'db/migrations', schema, dialect, casing } = config;

const unsafe = toBeChecked(readdirSync(out)).flatMap((file) => {
  const text = readFileSync(join(out, file), 'utf8');
  return [...unsafeIn(file, text), ...unseenIn(file, text)];
});
for (const { file, statement, why } of unsafe) process.stderr.write(`${file}: ${statement}\n    ${why}\n`);
if (unsafe.length > 0) {
  process.stderr.write(
    'Change them, or say in a line above: “-- safe: …” (CONTRIBUTING.md, “A migration”).\n',
  );
  process.exit(1);
}

// Inside the project: drizzle-kit takes relative paths only.
const copy = mkdtempSync('node_modules/.migrations-');
try {
  cpSync(out, copy, { recursive: true });
  run('check', '--dialect', dialect, '--out', copy);
  const said = run(
    'generate',
    '--dialect',
    dialect,
    '--schema',
    String(schema),
    '--out',
    `./${relative('.', copy)}`,
    '--casing',
    String(casing),
  );
  const fresh = readdirSync(copy).filter((name) => name.endsWith('.sql') && !readdirSync(out).includes(name));
  if (fresh.length > 0) {
    fail(
      `The schema has changes that no migration makes. Run "npx drizzle-kit generate". They are:\n${fresh
        .map((name) => readFileSync(join(copy, name), 'utf8'))
        .join('\n')}`,
    );
  }
  if (!said.includes('No schema changes')) fail(said);
  process.stdout.write('migrations are in step with the schema\n');
} finally {
  rmSync(copy, { recursive: true, force: true });
}

function run(...words: string[]): string {
  const done = spawnSync(process.execPath, [drizzleKit, ...words], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = `${done.stdout}${done.stderr}`;
  if (done.status !== 0) fail(said);
  return said;
}

function fail(why: string): never {
  process.stderr.write(`${why}\n`);
  rmSync(copy, { recursive: true, force: true });
  process.exit(1);
}
