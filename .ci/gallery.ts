// `npm run gallery`: every screen that the tests draw, on one page.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { galleryPage } from '@phasegate/slack-sandbox/gallery.ts';
import type { Shown } from '@phasegate/slack-sandbox/page/shown.ts';
import type { Kept } from '../test/support/gallery.ts';

const PAGE = '.data/gallery.html';
const STATES = [
  ['japanese', /japanese/i],
  ['empty', /\bempty\b/i],
  ['overflow', /overflow|\bfull\b|\bcrowded\b/i],
  ['hostile', /hostile/i],
] as const;

const drawing = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.test.ts'))
  .map((path) => join('test', path))
  .filter((path) => readFileSync(path, 'utf8').includes('/support/gallery.ts'));

const folder = mkdtempSync(join(tmpdir(), 'phasegate-gallery-'));
try {
  const tests = spawn(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--reporter=dot', ...process.argv.slice(2), ...drawing],
    { stdio: 'inherit', env: { ...process.env, GALLERY: folder } },
  );
  const [code] = (await once(tests, 'close')) as [number];
  const kept = readdirSync(folder)
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').trimEnd().split('\n'))
    .map((line) => JSON.parse(line) as Kept);
  const shown = screensOf(kept);
  mkdirSync('.data', { recursive: true });
  const page = await galleryPage({ title: 'Phasegate’s screens', people: peopleIn(shown), shown });
  writeFileSync(PAGE, page);
  process.stdout.write(`\n${shown.length} screens: open ${resolve(PAGE)}\n`);
  process.exitCode = code;
} finally {
  rmSync(folder, { recursive: true });
}

/** In the order of the files; what two tests draw alike stands there once. */
function screensOf(all: readonly Kept[]): Shown[] {
  const found = new Map<string, Shown>();
  for (const { file, test, payload } of all) {
    const words = JSON.stringify(payload);
    const language = /\bde(-DE)?\b/.test(test) ? 'de' : 'en';
    const room = roomOf(file);
    const key = `${room} ${language} ${words}`;
    if (found.has(key)) continue;
    const state =
      STATES.find(([, pattern]) => pattern.test(test.split(' · ').at(-1) ?? test))?.[0] ?? 'usual';
    found.set(key, { id: `screen-${found.size}`, room, language, state, name: nameOf(payload), payload });
  }
  return [...found.values()].sort((a, b) => (a.room < b.room ? -1 : a.room > b.room ? 1 : 0));
}

function roomOf(file: string): string {
  return file
    .replace(/^test\/(unit|integration)\//, '')
    .replace(/\.test\.ts$/, '')
    .replace(/[/-]screens$/, '');
}

function nameOf(payload: Shown['payload']): string {
  if (payload.type === 'home') return 'Home';
  const said = payload.type === 'modal' ? payload.title?.text : payload.text;
  // Of markup, what a person would read.
  return String(said ?? '')
    .replaceAll(/<[@!#]?([^>|^]*)[^>]*>|[*_`]/g, '$1')
    .slice(0, 90);
}

/** Everybody whom a screen names, called by what stands in the id. */
function peopleIn(shown: readonly Shown[]) {
  const ids = new Set([
    'U0LENA',
    ...(JSON.stringify(shown).match(/\bU[A-Z][A-Z0-9]+\b|\bU0[A-Z0-9]+\b/g) ?? []),
  ]);
  return [...ids].map((id) => {
    const name = id.replace(/^U0?/, '').toLowerCase();
    const realName = name.charAt(0).toUpperCase() + name.slice(1).replace(/(\d+)$/, ' $1');
    return {
      id,
      name,
      realName,
      title: '',
      color: '#475569',
      isAdmin: false,
      isBot: false,
      isExternal: false,
      deleted: false,
      locale: 'en-GB',
      tz: 'Europe/Berlin',
    };
  });
}
