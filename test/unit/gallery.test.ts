import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

/** What draws a message, a modal or Home: exported, and said to return one. */
const BUILDER =
  /^export (?:function|const) (\w+)(?:(?!^export |^function |^const )[\s\S])*?\): (?:Modal|SlackMessage|HomeView)\b/gm;

const under = (folder: string, is: RegExp) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => is.test(path));

const builders = under('src', /\/screens\/[\w-]+\.ts$|\/screen\.ts$/).flatMap((path) =>
  [...readFileSync(path, 'utf8').matchAll(BUILDER)].map(([, name]) => `${path} ${name}`),
);

/** What the tests import and call whose screens are kept for the gallery. */
const drawn = under('test', /\.test\.ts$/).flatMap((path) => {
  const text = readFileSync(path, 'utf8');
  if (!text.includes('/support/gallery.ts')) return [];
  return [...text.matchAll(/^import \{([^}]*)\} from '(\.[^']*)';/gm)].flatMap(([, names = '', from = '']) =>
    names
      .split(',')
      .map((each) => each.trim().split(' as '))
      .filter(([name = '', alias = name]) => new RegExp(`\\b${alias}\\(`).test(text))
      .map(([name]) => `${join(dirname(path), from)} ${name}`),
  );
});

it('[H7] every screen is in the gallery', () => {
  expect(builders.length).toBeGreaterThan(150);
  expect(builders.filter((one) => !drawn.includes(one))).toEqual([]);
});
