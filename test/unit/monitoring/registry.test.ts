import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FEED_KINDS, feedKind } from '../../../src/monitoring/feeds/registry.ts';

const FEEDS = 'src/monitoring/feeds';

describe('kinds of feeds', () => {
  it('[M3] the registry lists each folder, and each entry is called like its folder', () => {
    const folders = readdirSync(FEEDS, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'screens')
      .map((entry) => entry.name);
    expect(FEED_KINDS.map(({ kind }) => kind).sort()).toEqual(folders.sort());
  });

  it('[M3] a kind asks for where and what on one step each, and answers with something', () => {
    for (const { settings, query, answers } of FEED_KINDS) {
      expect(settings.steps.length).toBeLessThanOrEqual(1);
      expect(query.steps.length).toBeLessThanOrEqual(1);
      expect(answers.length).toBeGreaterThan(0);
    }
    expect(() => feedKind('gopher')).toThrow('gopher');
  });
});
