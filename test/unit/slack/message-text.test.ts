import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { choiceMessage } from '../../../src/engagement/screens/here.ts';
import { riskMessage } from '../../../src/foundation/exit/screens/risk.ts';
import { matrixMessage } from '../../../src/prioritization/scoring/screens/matrix.ts';
import { sayIn } from '../../../src/texts/say.ts';

const FORGED = '<!channel> <@U0123ABC> R&D';
const ESCAPED = '&lt;!channel&gt; &lt;@U0123ABC&gt; R&amp;D';

/** A file beside nothing, compiled with the project's settings: the lines at which the compiler objects. */
async function linesRefused(lines: readonly string[]): Promise<number[]> {
  const folder = await mkdtemp(join(tmpdir(), 'phasegate-types-'));
  try {
    const settings = {
      extends: resolve('tsconfig.json'),
      compilerOptions: { types: [] },
      include: ['snippet.mts'],
    };
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(settings));
    await writeFile(join(folder, 'snippet.mts'), lines.join('\n'));
    const told = await new Promise<string>((done) => {
      execFile(resolve('node_modules/.bin/tsc'), ['-p', folder], (_error, stdout) => done(stdout));
    });
    return [...told.matchAll(/snippet\.mts\((\d+),/g)].map((match) => Number(match[1]));
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe('the text of a message', () => {
  it('[X3] takes no string that has not been escaped: raw text does not compile', async () => {
    const source = (path: string) => JSON.stringify(resolve(path));
    const refused = await linesRefused([
      `import type { SlackMessage } from ${source('packages/block-kit/src/blocks.ts')};`,
      `import { escape, plain } from ${source('packages/block-kit/src/escape.ts')};`,
      `import { sayIn } from ${source('src/texts/say.ts')};`,
      `declare const name: string; const say = sayIn('en');`,
      'export const good: SlackMessage[] = [',
      '  { text: escape(name), blocks: [] },',
      '  { text: plain(name), blocks: [] },',
      "  { text: say.md('common.save', { name }), blocks: [] },",
      '];',
      'export const bad: SlackMessage[] = [',
      '  { text: name, blocks: [] },',
      "  { text: say('common.save', { name }), blocks: [] },",
      '  { text: escape(name) + name, blocks: [] },',
      '];',
    ]);
    expect(refused).toEqual([11, 12, 13]);
  }, 60_000);

  it.each(['en', 'de'])(
    '[X3] names that forge a mention or hold an ampersand arrive escaped: %s',
    (locale) => {
      const say = sayIn(locale);
      const engagement = { id: 'e1', name: FORGED };
      const risk = { kind: 'source' as const, name: FORGED, causedBy: 'U1', at: Temporal.Now.instant() };
      const open = { ...risk, settledAt: null, settledBy: null, reason: null };
      const messages = [
        riskMessage(say, engagement as never, open as never),
        riskMessage(say, engagement as never, { ...open, settledAt: risk.at } as never),
        matrixMessage(
          say,
          {
            engagement,
            cycle: 1,
            top: [],
            counts: { total: 0, settled: 0 },
            chosen: null,
            settling: { count: 0, first: null },
          },
          {} as never,
        ),
      ];
      for (const { text } of messages) {
        expect(text).toContain(ESCAPED);
        expect(text).not.toContain(FORGED);
      }
      expect(choiceMessage(say, { command: 'sources', text: '' }, []).text).not.toMatch(/[<>]/);
    },
  );
});
